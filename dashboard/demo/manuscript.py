"""One report as its author wrote it, before it becomes a file: headings, paragraphs and the three tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dashboard.demo import prose
from dashboard.demo.form import (
    SECTION_TITLES,
    Grid,
    Key,
    table_four,
    table_three,
    table_two,
)
from dashboard.demo.history import YearFigures
from dashboard.demo.places import MARK, District
from dashboard.demo.slips import Slips
from dashboard.demo.telling import Teller, Told

_NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 for the six sections, 2 for the parts of section one."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


Block = Heading | Paragraph | Grid


@dataclass(frozen=True)
class Manuscript:
    """A report ready to be rendered. told: the figures in its sentences; file_year: the year in its name."""

    figures: YearFigures
    slips: Slips
    district: District
    title: str
    blocks: tuple[Block, ...]
    told: tuple[Told, ...]
    published_on: date

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return f"{self.figures.body.title_name}{self.figures.year}年政府信息公开工作年度报告"

    @property
    def signature(self) -> str:
        """The body's name under the text."""
        return self.figures.body.short_name

    def printed_cells(self) -> Iterator[tuple[Key, str]]:
        """Every figure of the tables with what is printed in its cell."""
        for block in self.blocks:
            if isinstance(block, Grid):
                yield from ((cell.key, cell.text) for cell in block.cells if cell.key)


def write_manuscript(
    figures: YearFigures, previous: YearFigures | None, slips: Slips, district: District, seed: int
) -> Manuscript:
    """The report of one body for one year, with what goes wrong in it."""
    worded_like = figures.year if slips.copies_text_of is None else slips.copies_text_of
    wording = _Wording(f"{seed}:wording:{figures.body.agency_id}:{worded_like}")
    chance = random.Random(f"{seed}:numbers:{figures.body.agency_id}:{figures.year}")
    teller = Teller(figures, previous, slips, wording, chance)
    blocks = tuple(_Author(figures, slips, district, teller, wording, chance).blocks())
    return Manuscript(
        figures=figures,
        slips=slips,
        district=district,
        title=f"{figures.body.title_name}{slips.title_year or figures.year}年政府信息公开工作年度报告{MARK}",
        blocks=blocks,
        told=tuple(teller.told),
        published_on=_publication_date(figures, slips, chance),
    )


def _publication_date(figures: YearFigures, slips: Slips, chance: random.Random) -> date:
    deadline = figures.body.deadline_in(figures.year)
    if slips.days_late:
        return deadline + timedelta(days=slips.days_late)
    return deadline - timedelta(days=chance.randint(2, 22))


class _Wording(random.Random):
    """Chooses words, part by part: where one part goes another way, the next ones are worded the same."""

    def __init__(self, story: str) -> None:
        super().__init__(story)
        self._story = story

    def begin(self, part: str) -> None:
        """Start the choices of a part of the report."""
        self.seed(f"{self._story}:{part}")


class _Author:
    """Puts one report together, section by section."""

    def __init__(
        self,
        figures: YearFigures,
        slips: Slips,
        district: District,
        teller: Teller,
        wording: _Wording,
        chance: random.Random,
    ) -> None:
        self.figures = figures
        self.slips = slips
        self.district = district
        self.teller = teller
        self.wording = wording
        self.chance = chance
        self.tells_all_channels = False

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(self._line(prose.PREFACE) + self._contact())
        yield self._title(1)
        yield from self._overview()
        yield self._title(2)
        yield table_two(self.figures.edition, self._printed)
        yield self._title(3)
        yield table_three(self.figures.edition, self._printed)
        yield self._title(4)
        yield table_four(self._printed)
        if self.slips.section_five != "missing":
            yield self._title(5)
        if self.slips.section_five == "present":
            yield from self._problems()
        yield self._title(6)
        self.wording.begin("other")
        yield Paragraph(self.teller.fee() + self._line(prose.OTHERS))

    def _title(self, number: int) -> Heading:
        title = self.slips.unofficial_title.get(number, SECTION_TITLES[number - 1])
        return Heading(f"{_NUMERALS[number - 1]}、{title}", 1)

    def _overview(self) -> Iterator[Block]:
        yield Paragraph("".join(self.wording.sample(prose.OPENINGS, 2)).format(**self._slots()))
        names = self.wording.choice(
            (
                ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"),
                (
                    "主动公开情况",
                    "依申请公开情况",
                    "政府信息管理情况",
                    "政府信息公开平台建设",
                    "监督保障情况",
                ),
            )
        )
        bodies = (self._proactive, self._on_request, self._management, self._platforms, self._supervision)
        run_in = self.wording.random() < 0.4
        for index, (name, body) in enumerate(zip(names, bodies, strict=True)):
            heading = f"（{_NUMERALS[index]}）{name}"
            self.wording.begin(heading)
            text = body()
            if run_in:
                yield Paragraph(f"{heading}。{text}")
            else:
                yield Heading(heading, 2)
                yield Paragraph(text)

    def _proactive(self) -> str:
        counts = self.figures.activity.counts
        both = {"website_posts", "newmedia_posts"} <= counts.keys()
        divided = {"website_posts", "newmedia_posts"} & self.figures.activity.parts.keys()
        self.tells_all_channels = (
            both and not divided and not self.slips.old_year_metric and self.wording.random() < 0.7
        )
        first = self.teller.disclosures() if self.tells_all_channels else self.teller.count("website_posts")
        tell = self.teller.count
        return self._woven(first, tell("policy_interpretations"), tell("open_days"), duties=3)

    def _on_request(self) -> str:
        denial = self.teller.no_fee() if self.slips.denies_fee else ""
        return self._woven(self.teller.requests(), self.teller.disputes(), denial, duties=2)

    def _management(self) -> str:
        return self._woven(self.teller.count("information_managed"), duties=2, traps=2)

    def _platforms(self) -> str:
        tell = self.teller.count
        media = "" if self.tells_all_channels else tell("newmedia_posts")
        told = (media, tell("board_posts"), self.teller.hotline(), tell("messages_answered"))
        return self._woven(*told, tell("consult_calls"), duties=1, traps=1)

    def _supervision(self) -> str:
        return self._woven(self.teller.count("trainings"), duties=2, traps=1)

    def _woven(self, *told: str, duties: int, traps: int = 0) -> str:
        """The sentences with figures in their order, with other sentences before, between and after them."""
        sentences = [sentence for sentence in told if sentence]
        others = self.wording.sample(prose.DUTIES, duties)
        others += [line.format(**self._slots()) for line in self.wording.sample(prose.TRAPS, traps)]
        for other in others:
            sentences.insert(self.wording.randint(0, len(sentences)), other)
        return "".join(sentences)

    def _problems(self) -> Iterator[Block]:
        self.wording.begin("problems")
        problems = self.wording.sample(prose.PROBLEMS, 2)
        plans = self.wording.sample(prose.PLANS, 2)
        yield Paragraph(f"（一）存在的主要问题。一是{problems[0]}二是{problems[1]}")
        yield Paragraph(f"（二）改进措施。一是{plans[0]}二是{plans[1]}")

    def _line(self, lines: tuple[str, ...]) -> str:
        return self.wording.choice(lines).format(**self._slots())

    def _contact(self) -> str:
        return self._line(prose.CONTACT) if self.wording.random() < 0.6 else ""

    def _slots(self) -> dict[str, object]:
        """What stands in the gaps of the prose; none of these numbers is a figure."""
        period = self.slips.period_year or self.figures.year
        return {
            "who": self.teller.who,
            "year": self.figures.year,
            "period": f"{period}年1月1日至{self.chance.choice(('', f'{period}年'))}12月31日",
            "place": self.figures.body.title_name.removesuffix("人民政府"),
            "house": self.chance.randint(1, 300),
            "postcode": f"99{self.chance.randint(0, 9999):04d}",
            "phone": f"0999-{self.chance.randint(2000000, 8999999)}",
            "staff": self.chance.randint(5, 12),
            "communities": self.chance.randint(4, 23),
            "followers": self.chance.randint(1200, 60000),
            "views": self.chance.randint(2, 90),
        }

    def _printed(self, key: Key) -> str:
        slip = self.slips.printed.get(key)
        return plain(self.figures.cells[key]) if slip is None else slip


def plain(value: Decimal) -> str:
    """A number as a cell prints it: 0, 12, 3.45."""
    return f"{value.normalize():f}" if value else "0"
