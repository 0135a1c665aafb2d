"""Of which year a sentence's numbers are: the report's, another one, or only a part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.extraction.narrative.items import Sentence
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.readings import Refusal
from dashboard.extraction.narrative.tokens import Token
from dashboard.extraction.report import SetAsideKind

_PART_OF_YEAR = Refusal("只是年内一段时间的数，不是全年的数", SetAsideKind.PART_OF_YEAR)
_LAST_YEAR = Refusal("所述为上年的数，不是报告年度的数", SetAsideKind.OTHER_YEAR)
# A year that stands before these names what is published, not when.
_YEAR_OF_CONTENT = re.compile(
    r"(?:的)?(?:部门|单位|财政|预算|决算|预决算|法治|政府信息公开(?:工作)?年|信息公开年|年报|年度报告|工作报告|工作总结|"
    r"工作计划|工作要点|政务公开工作要点|重点工作|民生实事|为民办实事|项目|高考|中考|招生|城乡|农村|惠民|“三公)"
)
_COMPARISON = re.compile(r"(?:比|较|同|与|相比|对比|对照)$")
_LEAD = re.compile(
    r"[\s“”]*(?:截至|截止|截止到|截至到|到|至|自|从|在|于|其中|而|全|我\w{0,8}|本\w{0,6}|\w{0,10}(?:街道|镇|乡|局|委|办|中心|政府|区|县|市))?\s*"
)
# A year before these says from when an application was carried over, not when something was done.
_CARRIED = re.compile(
    r"(?:的|末|底|未办结|没有|未有|未|无|亦|也|均|及以前年度){0,3}(?:结转|转入|转结|遗留|未办结|未答复)"
)
# 「下半年起」 begins a time, it is not all of it.
_BEGINS = re.compile(r"(?:以来|开始|起)")
_WHOLE_YEAR = re.compile(r"全年|本年|当年|今年|年内|年度")


_THIS_YEAR = re.compile(
    r"[\s,]*(?:其中)?[,:]?(?:(?P<year>\d{4})年(?:度)?|本?年度?|当年|今年|年内)(?:共|累计)?"
    r"(?:新增|新公开|新发布|发布|推送|公开|更新|推文|发文)?(?:信息|图文|文章|推文)?(?:共|计|共计|为)?"
)


@dataclass(frozen=True, slots=True)
class Years:
    """Which year a sentence's numbers are of. report_year None: the report's year is unknown."""

    report_year: int | None

    def only_this(self, words: str) -> bool:
        """Whether `words` say nothing but that a part is of this year: 其中2024年新增."""
        match = _THIS_YEAR.fullmatch(words)
        return match is not None and match["year"] in (None, str(self.report_year or match["year"]))

    def foreign(
        self, text: str, sentence: Sentence, position: int, *, part_from: int | None = None
    ) -> Refusal | None:
        """Why what stands at `position` is not of the report's whole year, or None.

        part_from: where the phrase of a part begins; a year in it names the part.
        """
        governing = None
        for token in sentence.tokens:
            if token.start >= position:
                break
            named = part_from is not None and token.start >= part_from and token.key != "period"
            if (
                token.kind is Kind.TIME
                and token.key
                and not named
                and _governs(text, sentence, token, position)
            ):
                governing = token
        if governing is None:
            return None
        if governing.key == "period":
            return None if _WHOLE_YEAR.search(text, governing.end, position) else _PART_OF_YEAR
        if governing.key == "last":
            return _LAST_YEAR
        year = int(governing.key)
        if self.report_year is None or year == self.report_year:
            return None
        return Refusal(
            f"所述为{year}年的数，报告年度为{self.report_year}年", SetAsideKind.OTHER_YEAR, year=year
        )


def _governs(text: str, sentence: Sentence, token: Token, position: int) -> bool:
    """Whether the time goes for what stands at `position`: it leads its clause and its bracket is open."""
    start = max((c.start for c in sentence.clauses if c.start <= token.start), default=sentence.start)
    lead = text[start : token.start]
    # 「公众号上半年发布142条」: a part of the year need not lead its clause.
    beside = token.key == "period" and not any(token.start < c.start <= position for c in sentence.clauses)
    if _COMPARISON.search(lead) or not (beside or _LEAD.fullmatch(lead)):
        return False
    if _YEAR_OF_CONTENT.match(text, token.end):
        return False
    beside_number = next((t for t in sentence.tokens if t.start >= token.end), token)
    if token.key == "last" and beside_number.kind is Kind.QUANTITY and beside_number.start < position:
        return False  # 「去年0件，已答复2件」: only the first number is of last year
    if _CARRIED.match(text, token.end) or _BEGINS.match(text, token.end):
        return False
    depth = 0
    for later in sentence.tokens:
        if token.start < later.start < position:
            depth += (later.key == "(") - (later.key == ")")
            if depth < 0:
                return False
    return True
