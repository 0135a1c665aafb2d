"""Sentences that state none (未收到申请, 未发生复议), no fee (未收取处理费), or all done (全部办结)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.extraction.narrative.items import Clause, Sentence
from dashboard.extraction.narrative.lexicon import Kind
from dashboard.extraction.narrative.scope import Scope, topic_of
from dashboard.extraction.narrative.tokens import Token

_METRICS = {"request": "requests_new", "review": "reviews", "lawsuit": "lawsuits"}
_ALONE = frozenset({"未有", "没有", "无", "不存在", "零", "没", "均无", "无人提出", "无人"})
_SAYS_ARRIVED = frozenset({"receive", "new"})
_SAYS_HAPPENED = frozenset({"occur", "charge"})
_TAIL = re.compile(
    r"(?:政府信息公开|政府信息|信息公开|政府|公开|有关|[我本]?(?:街道|镇|乡|局|委|办|区|县|市)|案件|案|情况|情形|事项|事件|现象|记录|行为|问题|数量|件|的|等|相关|类|发生|产生|提出|提交|出现|被|或|和|及|以及|、|举报|投诉|申诉|"
    r"信访|仲裁|国家赔偿|纠纷|败诉|被纠错|任何|“|”|\s)*+"
)
_ADVERBS = re.compile(
    r"(?:均|都|皆|也|亦|全年|年内|本年度|信息处理费|案件|案|情况|事项|数量|数|件|方面|类|暂|同样|一律|等|其|的|总数|量|为|是|:|\s|年度|全部|渠道|"
    r"程序|、|举报|投诉|信访|“|”)*+"
)
_ARRIVED = re.compile(
    r"(?:收到|接到|受理|接收|收|发生|产生|出现|提起|涉及|存在|有|引发|过|任何|情况|相关|案件|件|申请|新收|记录|的|到|“|”|\s)*+"
)
_JUST_NONE = re.compile(r"[:\s]*(?:本年度?|全年|今年|\d{4}年度?)?,?(?:均|全年)?(?:无|没有|为?零|均无|为0)")
_ABOUT = re.compile(r"(?:方面|情况|案件),$")
_FEE = re.compile(
    r"(?:未|没有|没|无|不存在|零)[^,;。]{0,30}(?:收取|收缴|征收|产生|发生|收到|缴纳|收费)?[^,;。]{0,18}(?:处理费用|处理费|费用|收费)(?:[及和、]?减免|收取)?(?:的?情况|情形|事项|现象|行为)?$"
    r"|(?:处理费用|处理费|收费|费用)(?:收取)?(?:情况|金额|数)?[:为是]?(?:本年度?|今年|\d{4}年度?)?(?:均|全年)?(?:未收取|没有收取|零收取|未收|无|零|为零|为0|未发生|未产生)$"
)
_NOT_CHARGED = re.compile(
    r"(?:\d{4}年度?|本年度?|全年|今年|我\w{0,4}?|本机关|,|均)*(?:未|没有)(?:收取|产生|发生)过?(?:任何|相关)?(?:费用)?"
)
_ABOUT_DISCLOSURE = re.compile(r"信息处理费|信息公开|公开政府信息|行政复议|依申请|公开申请|申请")
_NO_FEE_AT_ALL = re.compile(
    r"(?:^|[,;。])(?:本年度?|全年|年内|\d{4}年(?:度)?)?((?:无|没有|零)收费(?:情况|事项|行为)?)(?=$|[,;。])|(?:信息)?公开((?:实行)?“?零收费”?)"
)
_OTHER_FEES = re.compile(r"行政事业性|学费|停车|物业|水费|电费|保险|涉企")
_COMPLETED = re.compile(
    r"(?:全部|(?<!平)均|都|悉数|全数)[^,;。]{0,16}?(?:办结|办理完毕|处理完毕|办理完成|办毕|答复|回复|办理完结|处理完成|办完)(?!率)"
)
_COMPLETION_RATE = re.compile(r"办结率[^,;。]{0,6}?(?:100\s?%|百分之百)")


@dataclass(frozen=True, slots=True)
class Nothing:
    """A clause that states none for each of `metrics`: text[start:end]."""

    metrics: tuple[str, ...]
    start: int
    end: int


def statements_of_none(text: str, sentence: Sentence, scope: Scope) -> list[Nothing]:
    """Every clause of the sentence that says there were no applications, reviews or lawsuits."""
    found: list[Nothing] = []
    earlier: list[Token] = []
    for clause in (piece for whole in sentence.clauses for piece in _pieces(text, whole)):
        counted = any(t.kind is Kind.QUANTITY for t in clause.tokens)
        if not counted and any(t.kind is Kind.NEGATION for t in clause.tokens):
            nothing = _none_in(text, clause, earlier, scope)
            if nothing is not None:
                found.append(nothing)
        earlier = [] if counted else earlier + clause.tokens
    return found


_NEXT_NONE = re.compile("、(?=未|无(?!障碍)|没有)")


def _pieces(text: str, clause: Clause) -> Iterator[Clause]:
    """「未收到申请、未产生处理费、未引发复议」 are three statements of none."""
    cuts = [match.start() for match in _NEXT_NONE.finditer(text, clause.start, clause.end)]
    starts = [clause.start, *(cut + 1 for cut in cuts)]
    for start, end in zip(starts, [*cuts, clause.end], strict=True):
        yield Clause(start, end, [t for t in clause.tokens if start <= t.start < end], clause.depth)


def _none_in(text: str, clause: Clause, earlier: list[Token], scope: Scope) -> Nothing | None:
    tokens = [t for t in clause.tokens if t.kind is not Kind.PUNCTUATION]
    negations = [t for t in tokens if t.kind is Kind.NEGATION]
    subjects = [t for t in tokens if t.kind is Kind.NOUN and t.key in _METRICS]
    # 「行政复议、行政诉讼、信息处理费均为零」 lists the fee, else the clause is about it.
    fees = [t for t in tokens if t.kind is Kind.NOUN and t.key == "fee" and text[t.start - 1] != "、"]
    if fees or any(t.kind is Kind.PLAN for t in tokens):
        return None
    if not subjects:
        return _elliptic(text, clause, tokens, earlier, scope)
    after = [t for t in subjects if t.start >= negations[0].end]
    if after:
        return _negated_before(text, clause, tokens, negations, after)
    return _negated_after(text, clause, tokens, negations[-1], subjects)


def _negated_before(
    text: str, clause: Clause, tokens: list[Token], negations: list[Token], subjects: list[Token]
) -> Nothing | None:
    """未收到…申请 · 没有行政复议、诉讼"""
    negation = negations[0]
    if (
        len(negations) > 1
        and negations[1].start < subjects[0].start
        and text[negations[0].end : negations[1].start].strip()
    ):
        return None
    between = [t for t in tokens if negation.end <= t.start < subjects[0].start]
    verbs = [t.key for t in between if t.kind is Kind.VERB and t.key != "publish"]
    gap = text[negation.end : subjects[0].start]
    if any(verb not in _SAYS_ARRIVED | _SAYS_HAPPENED | {"submit"} for verb in verbs) or any(
        t.kind is Kind.OUTCOME for t in between
    ):
        return None
    caused = any(t.kind is Kind.CAUSE for t in between)
    if not verbs and not caused and not (text[negation.start : negation.end] in _ALONE and _plain(gap)):
        return None
    if not _TAIL.fullmatch(text, subjects[-1].end, clause.end):
        return None
    causes = [t for t in tokens if t.kind is Kind.CAUSE and t.start > negation.start]
    counted = [t for t in subjects if not causes or t.start >= causes[-1].end] or subjects
    return _nothing(text, counted, negation.start, clause.end)


def _plain(gap: str) -> bool:
    """Whether what stands between 没有 and its noun only describes the noun."""
    return len(gap) <= 32 and not re.search("按|及时|超|逾|(?<!针)对|申请人", gap)


def _negated_after(
    text: str, clause: Clause, tokens: list[Token], negation: Token, subjects: list[Token]
) -> Nothing | None:
    """信函申请均未收到 · 行政复议、行政诉讼案件均无"""
    last = subjects[-1]
    if any(
        t.kind is Kind.VERB and t.key not in _SAYS_ARRIVED | _SAYS_HAPPENED
        for t in tokens
        if last.end <= t.start
    ):
        return None
    middle = text[last.end : negation.start]
    times = [t for t in tokens if t.kind is Kind.TIME and last.end <= t.start < negation.start]
    for token in times:
        middle = middle.replace(text[token.start : token.end], "")
    if not _ADVERBS.fullmatch(middle) or not _ARRIVED.fullmatch(text, negation.end, clause.end):
        return None
    causes = [t for t in tokens if t.kind is Kind.CAUSE and t.start < last.start]
    counted = [t for t in subjects if not causes or t.start >= causes[-1].end]
    return _nothing(text, counted, clause.start, clause.end)


def _elliptic(
    text: str, clause: Clause, tokens: list[Token], earlier: list[Token], scope: Scope
) -> Nothing | None:
    """依申请公开方面，全年未收到。"""
    negation = next(t for t in tokens if t.kind is Kind.NEGATION)
    verbs = {t.key for t in tokens if t.kind is Kind.VERB and t.start >= negation.end}
    named = [t for t in earlier if t.kind is Kind.NOUN and t.key in _METRICS]
    headed = [t for t in scope.subjects if t.key in _METRICS]
    if not verbs and _JUST_NONE.fullmatch(text, clause.start, clause.end):
        if named and (
            text[clause.start - 1] == ":" or _ABOUT.search(text, max(0, clause.start - 4), clause.start)
        ):
            return _nothing(text, named, named[0].start, clause.end)
        if not earlier and headed and scope.topic in ("request", "dispute"):
            return _nothing(text, headed, clause.start, clause.end)
    if not verbs or not _ARRIVED.fullmatch(text, negation.end, clause.end):
        return None
    if any(t.kind not in (Kind.NEGATION, Kind.VERB, Kind.TIME, Kind.ALL) for t in tokens):
        return None
    if not earlier and headed and scope.topic == "dispute":
        return _nothing(text, headed, clause.start, clause.end)  # 「行政复议、诉讼。没有发生」
    if named and verbs <= _SAYS_ARRIVED | _SAYS_HAPPENED:
        return _nothing(text, named, clause.start, clause.end)
    topic = topic_of(earlier, text) or scope.topic
    if topic == "request" and verbs <= _SAYS_ARRIVED:
        return Nothing(("requests_new",), *_trimmed(text, clause.start, clause.end))
    return None


def _nothing(text: str, subjects: list[Token], start: int, end: int) -> Nothing | None:
    metrics: list[str] = []
    for position, token in enumerate(subjects):
        follower = subjects[position + 1] if position + 1 < len(subjects) else None
        if (
            token.key == "request"
            and follower is not None
            and not re.search("[、和或及与,]", text[token.end : follower.start])
        ):
            continue  # 「依申请公开行政复议」: an attribute, not applications
        metrics.append(_METRICS[token.key])
    unique = tuple(dict.fromkeys(metrics))
    return Nothing(unique, *_trimmed(text, start, end)) if unique else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;:。、\n“”":
        start += 1
    while end > start and text[end - 1] in " ,;:。、\n":
        end -= 1
    return start, end


def fee_free(text: str, sentence: Sentence, about_fees: bool, scope: Scope) -> tuple[int, int] | None:
    """Where the sentence says that no fee was charged. about_fees: section six is being read."""
    whole = text[sentence.start : sentence.end]
    alone = _NO_FEE_AT_ALL.search(whole)
    if alone:
        return sentence.start + alone.start(alone.lastindex or 0), sentence.start + alone.end(
            alone.lastindex or 0
        )
    none = whole.strip(" 。\n")
    if scope.topic == "fee" and (_JUST_NONE.fullmatch(none) or _NOT_CHARGED.fullmatch(none)):
        return _trimmed(text, sentence.start, sentence.end)
    about_fees = about_fees or scope.topic == "fee"
    if not about_fees and not _ABOUT_DISCLOSURE.search(whole):
        return None
    for piece in re.finditer(r"(?:[^,;。、]|、(?!未|无|没有))+", whole):
        start, end = _trimmed(text, sentence.start + piece.start(), sentence.start + piece.end())
        if _OTHER_FEES.search(text[start:end]):
            continue
        match = _FEE.search(text[start:end])
        if match and not re.search("不(?!存在)|规定|标准", match[0][:3]):
            return start + match.start(), start + match.end()
    return None


def all_processed(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says that everything was dealt with: 全部办结, 均已答复, 办结率100%."""
    for clause in sentence.clauses:
        if any(t.kind is Kind.NEGATION for t in clause.tokens):
            continue
        match = _COMPLETION_RATE.search(text, clause.start, clause.end) or _COMPLETED.search(
            text, clause.start, clause.end
        )
        if match:
            return match.span()
    return None
