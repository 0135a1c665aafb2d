"""Section one and six in sentences, each with the figures that it tells."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from dashboard.demo import phrases
from dashboard.demo.history import YearFigures
from dashboard.demo.numerals import Numeral, exact, perhaps_rounded
from dashboard.demo.slips import Slips

_CHANNEL_KEYS = {
    "微信公众号": "wechat",
    "微博": "weibo",
    "视频号": "video",
    "抖音": "video",
    "快手": "video",
    "今日头条": "toutiao",
}
_CATEGORY_KEYS = {
    "求助": "help",
    "投诉": "complaint",
    "咨询": "consultation",
    "举报": "report",
    "建议": "suggestion",
}
# Metrics that some bodies only tell about: 140余次. The rest they count, so that years can be compared.
_ROUNDED = frozenset({"board_posts", "consult_calls", "information_managed", "messages_answered"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as a sentence tells it; printed is the number as it stands there."""

    metric: str
    member: str
    applicant: str
    value: Decimal
    approximate: bool
    printed: str


class Teller:
    """Writes the sentences of one report and remembers the figures in them.

    wording: chooses among phrases; numbers: chooses how numbers are written. They are apart so that a report
    that copies last year's text has its words with this year's numbers.
    """

    def __init__(
        self,
        figures: YearFigures,
        previous: YearFigures | None,
        slips: Slips,
        wording: random.Random,
        numbers: random.Random,
    ) -> None:
        self.figures = figures
        self.previous = previous
        self.slips = slips
        self.wording = wording
        self.numbers = numbers
        self.told: list[Told] = []
        self.who = wording.choice(_names_for(figures.body.kind, figures.body.short_name))

    def when(self) -> str:
        """The reporting period in words."""
        year = self.figures.year
        return self.wording.choice((f"{year}年", f"{year}年度", "全年", "本年度", "一年来"))

    def count(self, metric: str) -> str:
        """A sentence for one of the body's counts, whole or divided into its parts; "" if it is not told."""
        value = self.figures.activity.counts.get(metric)
        if value is None:
            return ""
        parts = self.figures.activity.parts.get(metric)
        old = self.slips.old_year_metric == metric
        if parts and not old:
            if metric == "newmedia_posts" and self.wording.random() < 0.35:
                return self._channels_only(parts)
            return self._divided(metric, value, parts)
        rounded = metric in _ROUNDED and metric not in self.slips.exact_metrics
        numeral = perhaps_rounded(value, self.numbers) if rounded else exact(value, self.numbers)
        unit = self._unit(metric)
        whole = self._tell(metric, _whole_member(metric), "", numeral, unit)
        templates = phrases.WHOLE[metric]
        if old:
            templates = tuple(template for template in templates if "{when}" in template)
        template = self.wording.choice(templates)
        when = f"{self.figures.year - 1}年" if old else self.when()
        return template.format(when=when, who=self.who, n=whole)

    def disclosures(self) -> str:
        """One sentence for all channels: the website's and the new media's posts as parts of a total."""
        counts = self.figures.activity.counts
        website, media = counts["website_posts"], counts["newmedia_posts"]
        unit = self._unit("disclosures")
        total = self._tell("disclosures", "total", "", exact(website + media, self.numbers), unit)
        first = self._tell("website_posts", "total", "", _plain(website), unit)
        second = self._tell("newmedia_posts", "total", "", _plain(media), unit)
        parts = self.wording.choice(
            (
                f"其中政府网站公开{first}，政务新媒体公开{second}",
                f"其中：门户网站{first}、政务新媒体{second}",
                f"其中通过政府网站发布{first}，通过政务新媒体发布{second}",
            )
        )
        template = self.wording.choice(phrases.WHOLE["disclosures"])
        return template.format(when=self.when(), who=self.who, n=total, parts=parts)

    def hotline(self) -> str:
        """The hotline's orders, now and then with a category's share or the growth on last year."""
        sentence = self.count("hotline_orders")
        if not sentence:
            return ""
        mentions_growth = self.wording.random() < 0.4 or bool(self.slips.growth_shift)
        mentions_share = self.wording.random() < 0.4
        if mentions_growth and (clause := self._growth()):
            return f"{sentence[:-1]}，{clause}。"
        parts = self.figures.activity.parts.get("hotline_orders")
        if parts and mentions_share and not self.slips.hotline_shift:
            label = max(parts, key=lambda key: parts[key])
            share = 100 * parts[label] / self.figures.activity.counts["hotline_orders"]
            clause = self.wording.choice(phrases.CATEGORY_SHARE).format(label=label, share=f"{share:.1f}")
            return f"{sentence[:-1]}，{clause}。"
        return sentence

    def requests(self) -> str:
        """How many requests came in and how they were closed, as the report states it."""
        figures, slips = self.figures, self.slips
        unit = self._unit("requests")
        if slips.denies_requests or not (figures.new or figures.carried_in):
            self._tell("requests_new", "", "total", Numeral("", 0), "")
            return self._fill(phrases.NO_REQUESTS)
        new = figures.new if slips.requests_stated is None else slips.requests_stated
        stated = self._tell("requests_new", "", "total", exact(new, self.numbers), unit)
        carries = bool(figures.carried_in or figures.carried_out)
        if carries and slips.requests_stated is None and not slips.claims_all_processed:
            sentence = self._fill(
                phrases.REQUESTS_CARRIED,
                n=stated,
                carried_in=self._request_count("requests_carried_in", figures.carried_in, unit),
                processed=self._request_count("requests_processed", figures.processed, unit),
                carried_out=self._request_count("requests_carried_out", figures.carried_out, unit),
            )
        else:
            sentence = self._fill(phrases.REQUESTS, n=stated)
        return sentence[:-1] + self._closing_clause() + "。"

    def disputes(self) -> str:
        """Reviews and lawsuits."""
        reviews, lawsuits = self.figures.reviews, self.figures.lawsuits
        if not reviews and not lawsuits:
            self._tell("reviews", "total", "", Numeral("", 0), "")
            self._tell("lawsuits", "total", "", Numeral("", 0), "")
            return self._fill(phrases.NO_DISPUTES)
        unit = self._unit("disputes")
        told_reviews = self._tell("reviews", "total", "", _plain(reviews), unit)
        if not lawsuits:
            self._tell("lawsuits", "total", "", Numeral("", 0), "")
            return self._fill(phrases.REVIEWS_ONLY, reviews=told_reviews)
        told_lawsuits = self._tell("lawsuits", "total", "", _plain(lawsuits), unit)
        return self._fill(phrases.DISPUTES, reviews=told_reviews, lawsuits=told_lawsuits)

    def fee(self) -> str:
        """The fee of section six."""
        fee = self.figures.activity.fee
        if not fee:
            return self.no_fee()
        return self._fill(phrases.FEE, n=self._tell("processing_fees", "", "", _plain(fee), "元"))

    def no_fee(self) -> str:
        """The statement that no fee was taken."""
        self._tell("processing_fees", "", "", Numeral("", 0), "")
        return self._fill(phrases.NO_FEE)

    def _closing_clause(self) -> str:
        figures, slips = self.figures, self.slips
        received = figures.new + figures.carried_in
        if slips.claims_all_processed or (not figures.carried_out and self.wording.random() < 0.5):
            return "，" + self.wording.choice(phrases.ALL_PROCESSED)
        if slips.share_shift or (figures.carried_out and self.wording.random() < 0.5):
            share = 100 * figures.processed / received + slips.share_shift
            return "，" + self.wording.choice(phrases.PROCESSED_SHARE).format(share=f"{share:.1f}")
        return ""

    def _growth(self) -> str:
        metric = "hotline_orders"
        if self.previous is None or metric not in self.previous.activity.counts:
            return ""
        now, before = self.figures.activity.counts[metric], self.previous.activity.counts[metric]
        change = 100 * (now - before) / before + self.slips.growth_shift
        way = "增长" if change >= 0 else "下降"
        return self.wording.choice(phrases.GROWTH).format(way=way, share=f"{abs(change):.1f}")

    def _request_count(self, metric: str, value: int, unit: str) -> str:
        return self._tell(metric, "", "total", _plain(value), unit)

    def _divided(self, metric: str, value: int, parts: dict[str, int]) -> str:
        unit = self._unit(metric)
        noise = {"hotline_orders": ("类", "类", ""), "website_posts": ("信息", "类", "")}
        ending = self.wording.choice(noise.get(metric, ("",)))
        whole = self._tell(metric, "total", "", exact(value, self.numbers), unit)
        clauses = []
        shift = self.slips.hotline_shift if metric == "hotline_orders" else 0
        for index, (label, part) in enumerate(parts.items()):
            stated = part + (shift if index == 0 else 0)
            clauses.append(f"{label}{ending}{self._tell(metric, _member(label), '', _plain(stated), unit)}")
        bare = self.wording.choice(("，", "、")).join(clauses)
        template = self.wording.choice(phrases.DIVIDED[metric])
        return template.format(
            when=self.when(),
            who=self.who,
            n=whole,
            bare=self.wording.choice(("", "其中", "其中：")) + bare,
            parts=self.wording.choice(("其中", "其中：")) + bare,
        )

    def _channels_only(self, parts: dict[str, int]) -> str:
        unit = self._unit("newmedia_posts")
        form = self.wording.choice(phrases.CHANNEL)
        channels = [
            form.format(label=label, n=self._tell("newmedia_posts", _member(label), "", _plain(part), unit))
            for label, part in parts.items()
        ]
        return self._fill(phrases.CHANNELS_ONLY, channels=self.wording.choice(("，", "；")).join(channels))

    def _fill(self, templates: tuple[str, ...], **slots: str) -> str:
        return self.wording.choice(templates).format(when=self.when(), who=self.who, **slots)

    def _unit(self, metric: str) -> str:
        return self.wording.choice(phrases.UNITS[metric])

    def _tell(self, metric: str, member: str, applicant: str, numeral: Numeral, unit: str) -> str:
        value = Decimal(numeral.value)
        self.told.append(Told(metric, member, applicant, value, numeral.approximate, numeral.text))
        gap = " " if unit and numeral.text.isascii() and self.numbers.random() < 0.06 else ""
        return f"{numeral.text}{gap}{unit}"


def _plain(value: int) -> Numeral:
    return Numeral(str(value), value)


def _whole_member(metric: str) -> str:
    divided = ("website_posts", "newmedia_posts", "hotline_orders", "messages_answered")
    return "total" if metric in divided else ""


def _member(label: str) -> str:
    return _CHANNEL_KEYS.get(label) or _CATEGORY_KEYS.get(label) or label


def _names_for(kind: str, short_name: str) -> tuple[str, ...]:
    generic = {"街道": "街道", "镇": "镇", "乡": "乡", "部门": "局"}.get(kind)
    return (
        (short_name,) if generic is None else (short_name, f"我{generic}", f"本{generic}", f"{generic}机关")
    )
