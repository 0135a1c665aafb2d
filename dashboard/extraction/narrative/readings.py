"""What a number can turn out to mean: a metric and member, or a reason why it is set aside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.extraction.narrative.items import Item
from dashboard.extraction.narrative.phrase import Phrase
from dashboard.extraction.narrative.scope import Scope
from dashboard.extraction.narrative.tokens import Token
from dashboard.extraction.report import SetAsideKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A number understood: its metric and member. reason: why it is marked, "" when unambiguous.

    weak: its channel was not named in its own clause; general: it counts 信息 as such, not one kind of it.
    """

    metric: str
    member: str
    reason: str = ""
    weak: bool = False
    general: bool = True


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a number that looks like an output is set aside: see report.SetAside."""

    reason: str
    kind: SetAsideKind = SetAsideKind.UNMAPPED
    year: int | None = None
    metric: str = ""
    value: Decimal | None = None


# The readings of one number, why it has none, or nothing where it counts no output.
Meaning = list[Reading] | Refusal | None


@dataclass(frozen=True, slots=True)
class Counted:
    """One number as it stands in its sentence.

    carried: channels that the sentence or its heading named before; decided: the results of what was dealt
    with follow it (「办理19件，其中予以公开9件」).
    """

    text: str
    item: Item
    phrase: Phrase
    scope: Scope
    carried: tuple[Token, ...] = ()
    decided: bool = False

    @property
    def unit(self) -> str:
        return self.item.quantity.unit

    @property
    def words(self) -> str:
        """The phrase before the number."""
        return self.text[self.item.start : self.item.quantity.start]


# Units of things published, of cases dealt with, of events held; "" where the unit is left out.
PIECES = frozenset("条件篇则份张次期幅例宗起项个部档集") | {"条次", "篇次", "件次", "期次", ""}
CASES = frozenset("件条例宗起次份个项单封笔通") | {"件次", "条次", "人次", ""}
EVENTS = frozenset("次场期个") | {"场次", "期次", ""}

NO_METRIC = "目录中没有对应的指标"
NO_CHANNEL = "目录中没有对应的渠道"
NO_SUBJECT = "未说明受理的渠道或事项"
SEVERAL = "一个数对应多个渠道，不能归入其中一项"
NOT_ALL = "只说明一类信息，可能不是全部"
ORIGINAL = "原创、转载等内容的分项，目录未设"
ONE_KIND = "未说明公开渠道，且只说明一类信息"
EVER = "历年累计数，不是本年数"
ADRIFT = "“分别”后的数与前面各项不能一一对应"
ALL_AGENCIES = "所属各单位的合计，本机关的数另有说明"
ALL_TRAININGS = "各类培训的总数，政务公开培训另有说明"
OTHER_EVENTS = "各类开放活动的总数，政府开放日另有说明"
SHARE = "所占部分的数，不是总数"
WHICH_WAY = "“结转”未说明是上年结转还是结转下年度"
DEALT_WITH = "“办理”未说明是新收还是办结的申请"
ON_REQUEST = "依申请公开的信息条数，不是申请件数"
OUTCOME = "办理结果的分项，以表三、表四为准"
PROGRESS = "办理进度的数，不是受理数"
STATUS = "按办理状态或来源的分项，不是诉求类别"
