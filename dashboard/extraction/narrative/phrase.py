"""One item's phrase taken apart: verb, what is counted, through which channels, whether it is growth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dashboard.extraction.narrative.items import Item, Joint
from dashboard.extraction.narrative.lexicon import CARRYING, Kind
from dashboard.extraction.narrative.tokens import Token

# Nouns that a following 信息 turns into an attribute: 「依申请公开信息22条」 counts information.
_ATTRIBUTIVE = frozenset({"request", "training", "open_day", "proposal", "meeting", "license", "normative"})
_ASKED = frozenset({"receive", "new", "deal", "handle"}) | CARRYING
# What may stand before 「9件按时办结」 and names nothing.
_ASIDE = re.compile(
    r"(?:其中|其余|余下|剩余|余|尚有|另有|还有|有|另|已|共|全部|全年|年内|截至\S{1,8}|[\s,])*"
)
_TRANSPARENT_VERBS = frozenset({"occur", "publish"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the phrase of one number says.

    head: the noun that is counted (its token), None where it is information or left out;
    verbs: keys of its verbs; last_verb: the one nearest the number; channels: in order of mention;
    content: the nearest word for things published; nouns: every noun key; initial: it begins with a verb;
    words: its tokens before the number, or those of the clause before where it has none (业务培训：3期);
    acted: the verb behind the number where that is the phrase's only one (「9件按时办结」).
    """

    head: Token | None
    verbs: frozenset[str]
    last_verb: str
    channels: tuple[Token, ...]
    content: Token | None
    nouns: tuple[Token, ...]
    account: Token | None
    initial_verb: str
    words: tuple[Token, ...]
    acted: Token | None = None

    @property
    def own_channels(self) -> tuple[Token, ...]:
        """The channels that the phrase names, without 平台 as such and the place where a board is."""
        boards = [channel for channel in self.channels if channel.key == "board"]
        return tuple(
            channel
            for channel in self.channels
            if channel.key != "platform" and not (channel.key == "place" and self._on_board(channel, boards))
        )

    def _on_board(self, place: Token, boards: list[Token]) -> bool:
        """Whether the place is where a board is, or what is put on one: 公示栏张贴海报."""
        put = [t.start for t in self.words if t.kind is Kind.VERB and t.key == "publish"]
        on = [b for b in boards if any(b.end <= verb < place.start for verb in put)]
        return bool(on) or any(place.end == board.start for board in boards)

    @property
    def subject(self) -> str:
        return self.head.key if self.head else ""


_ADVERBS = re.compile(
    r"全年度?|年内|年度|本年度?|今年|全镇|全街道|全局|全区|全县|全市|共|累计|总|已|还|并|另|先后|主动|及时|均|都|"
    r"我[街镇乡局办委区县市]?道?|\d{4}年|[\s“”‘’]"
)


def analyse(text: str, item: Item) -> Phrase:
    """The phrase of `item`, from its own clause alone."""
    before = [t for t in item.before if t.kind is not Kind.PUNCTUATION]
    before = _named_before(text, item) or before
    verb_at = max((i for i, t in enumerate(before) if t.kind is Kind.VERB), default=-1)
    objects, subjects = before[verb_at + 1 :], before[: max(verb_at, 0)]
    following = _following(text, item) + _suffered(item.after)
    last_verb = before[verb_at].key if verb_at >= 0 else ""
    asked = last_verb in _ASKED
    acted_on = any(mark in text[item.start : item.quantity.start] for mark in "对将把")
    if acted_on and any(t.key == "manage" for t in item.after):
        last_verb = "manage"  # 「对发布的513条信息进行保密审查」
    head = _head(following, asked) or (None if _content(following) else _head(objects, asked))
    if head is None and not _matter(following) and not _matter(objects):
        head = _head(subjects, asked)
        if head is not None and last_verb == "publish" and head.key not in ("policy", "normative"):
            head = None
    verbs = [t.key for t in before if t.kind is Kind.VERB]
    verbs_after = [t for t in item.after if t.kind is Kind.VERB]
    acted = next((t for t in verbs_after if t.key in CARRYING), verbs_after[0] if verbs_after else None)
    if verbs or acted is None or not _says_what_became(text, item, acted):
        acted = None
    else:
        # 「9件按时办结，1件结转下年度」
        verbs = [acted.key]
        last_verb = acted.key
    nouns = tuple(t for t in before + following if t.kind is Kind.NOUN)
    accounts = [t for t in before if t.kind is Kind.ACCOUNT]
    first = next((t for t in before if t.kind not in (Kind.TIME, Kind.SUM, Kind.ALL, Kind.MARK)), None)
    starts_with_verb = (
        first is not None and first.kind is Kind.VERB and not _ADVERBS.sub("", text[item.start : first.start])
    )
    return Phrase(
        head=head,
        verbs=frozenset(verbs),
        last_verb=last_verb,
        channels=tuple(t for t in before if t.kind is Kind.CHANNEL),
        content=_content(following) or _content(before),
        nouns=nouns,
        account=accounts[-1] if accounts else None,
        initial_verb=first.key if starts_with_verb and first else "",
        words=tuple(before),
        acted=acted,
    )


_BARE = re.compile(r"(?:合计|共计|总计|共|计|全年|年内|为|[\s“”])*")


# 「2人参加了政务公开培训，共参加2次」
_AGAIN = re.compile("(?:全年|年内)?(?:共|累计|先后)(?:参加|参与|举办|开展|组织)?了?")
# 「行政复议、行政诉讼方面，2019年均为0件」
_NONE = re.compile(r"(?:\d{4}年度?|本年度?|全年|今年|均|都|也|数量?|为|是)*")


def _named_before(text: str, item: Item) -> list[Token]:
    """The words of the clause before where the number has none: 业务培训：3期 · 转载解读，全年23条"""
    none = item.quantity.value == 0 and _NONE.fullmatch(text, item.start, item.quantity.start) is not None
    alone = any(p.fullmatch(text, item.start, item.quantity.start) for p in (_BARE, _AGAIN))
    if not none and not alone:
        return []
    mark = text[item.start - 1 : item.start]
    words = [t for t in item.context if t.kind is not Kind.PUNCTUATION]
    if not words:
        return []
    clause = max(text.rfind(stop, 0, words[-1].start) for stop in ",;:。\n") + 1
    words = [t for t in words if t.start >= clause]
    if mark == ":":
        return words
    mere = all(t.kind in (Kind.CHANNEL, Kind.ACCOUNT, Kind.RATIO, Kind.PERCENT) for t in words)
    said = text[item.start : item.quantity.start]
    summed = "共" in said and text[words[-1].end : words[-1].end + 1] == ":"
    acted = said in ("全年", "年内") and not any(t.kind in (Kind.NEGATION, Kind.PLAN) for t in words)
    again = _AGAIN.fullmatch(said) is not None and any(t.key in ("training", "open_day") for t in words)
    acted = acted or again
    about = none and text[item.start - 3 : item.start - 1] in ("方面", "情况")
    return words if mark == "," and (mere or summed or acted or about) else []


def _says_what_became(text: str, item: Item, acted: Token) -> bool:
    """Whether the verb behind the number is what was done with just these."""
    return acted.key in CARRYING or (acted.key == "handle" and _stands_alone(text, item))


def _stands_alone(text: str, item: Item) -> bool:
    """Whether nothing before the number names what it counts: 「其中2件已答复」, not 「围绕其中2件答复」."""
    return _ASIDE.fullmatch(text, item.start, item.quantity.start) is not None


_TIMES = re.compile(r"(?:全年|年内|先后|累计|共|分别|多次|[\s“”])*")


def _following(text: str, item: Item) -> list[Token]:
    """The tokens after the number that can name what it counts."""
    # 「先后3次参加培训」: the number says how often, the object follows its verb.
    adverbial = item.quantity.unit == "次" and _TIMES.fullmatch(text, item.start, item.quantity.start)
    transparent = _TRANSPARENT_VERBS | ({"hold"} if adverbial else set())
    kept: list[Token] = []
    for token in item.after:
        if token.kind is Kind.VERB and token.key not in transparent:
            break
        if token.kind in (
            Kind.ALL,
            Kind.NEGATION,
            Kind.GROWTH,
            Kind.COMPARED,
            Kind.RATIO,
            Kind.MARK,
            Kind.TIME,
        ):
            break
        kept.append(token)
    return kept


def _suffered(after: list[Token]) -> list[Token]:
    """The dispute that what the number counts led to: 「1件答复被申请复议」."""
    for verb, noun in pairwise(after):
        if verb.key == "occur" and noun.key in ("review", "lawsuit") and verb.end == noun.start:
            return [noun]
    return []


def _content(tokens: list[Token]) -> Token | None:
    return next((t for t in reversed(tokens) if t.kind is Kind.CONTENT), None)


def _matter(tokens: list[Token]) -> Token | None:
    """A word for things published; 诉求 is none, it says what a hotline or mailbox received."""
    content = _content(tokens)
    return None if content is None or content.key == "appeal" else content


def _head(tokens: list[Token], asked: bool) -> Token | None:
    """The noun that is counted. asked: the verb says that it was received or dealt with."""
    nouns = [t for t in tokens if t.kind is Kind.NOUN]
    if not nouns:
        return None
    for stronger in ("audience", "call", "lawsuit", "review", "open_day"):
        for token in reversed(nouns):
            if token.key == stronger:
                return token
    head = nouns[-1]
    content = _content(tokens)
    if head.key == "policy" and content is not None and content.key == "video" and content.start >= head.end:
        return None
    if head.key == "request" and asked:
        return head
    if (
        head.key in _ATTRIBUTIVE
        and content is not None
        and content.start >= head.end
        and content.key != "appeal"
    ):
        return None
    return head


def is_growth(text: str, item: Item) -> bool:
    """Whether the number says by how much something grew or fell, or is last year's in a comparison."""
    quantity = item.quantity
    last = item.before[-1] if item.before else None
    if (
        last is not None
        and last.kind is Kind.TIME
        and not any(t.key == "carry" for t in item.before)
        and text[last.end : quantity.start].strip() in ("", "的", "为")
    ):
        return True
    for position, token in reversed(list(enumerate(item.before))):
        gap = text[token.end : quantity.start].strip()
        if token.kind is Kind.GROWTH and gap in ("", "了", "约", "近"):
            return True
        if token.kind is Kind.LESS_MORE and _compares(item.before[:position], item.before[position + 1 :]):
            return True
        if token.kind is Kind.LESS_MORE and gap in ("", "了"):
            return True
    compared = [t for t in item.before if t.kind is Kind.COMPARED]
    return bool(compared) and not any(t.kind is Kind.VERB and t.start > compared[-1].end for t in item.before)


def _compares(before: list[Token], after: list[Token]) -> bool:
    """Whether 多 or 少 stands in a comparison: 同比多公开34条, 较2022年少推送5篇."""
    compared = any(token.kind is Kind.COMPARED for token in before)
    return compared and all(token.kind is Kind.VERB for token in after)


_GENERIC = re.compile(
    r"各类|各项|各种|相关|有关|政府|政务|公开|重要|图文|最新|原创|主动|法定|规范|及时|共|累计|总|计|合计|达到?|有|为|约|近|了|上|"
    r"全年|全|本|街道|镇|乡|区|县|市|局|社会|和|及|、|等|的|中|数量?|第一手|高质量|优质|"
    r"[\s“”:,]"
)


_ACTS = frozenset({Kind.VERB, Kind.CHANNEL, Kind.ALL, Kind.ACCOUNT, Kind.SUM, Kind.MARK})


_LONGEST_TOPIC = 80


def topic(text: str, item: Item) -> str:
    """The kind of information that the phrase names, "" where it speaks of information as such."""
    if item.name:
        return item.name
    acts = [t.end for t in item.before if t.kind in _ACTS]
    times = [t.end for t in item.before if t.kind is Kind.TIME and not acts and item.joint is not Joint.LIST]
    start = max([*acts, *times, item.start, item.quantity.start - _LONGEST_TOPIC])
    name = text[start : item.quantity.start]
    rest = name
    for token in item.before:
        said = token.kind is Kind.CONTENT and token.key in ("general", "video", "original")
        if (said or token.kind is Kind.TIME) and token.start >= start:
            rest = rest.replace(text[token.start : token.end], "")
    return name if len(_GENERIC.sub("", rest)) >= 2 else ""
