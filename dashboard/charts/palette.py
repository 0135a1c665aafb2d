"""Colours and type of every page and picture, after VISUAL: a meaning keeps its colour everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

INK = "#1F2933"
SECONDARY = "#52606D"
GRID = "#E4E7EB"
CONTEXT = "#B8C1CC"
CHOSEN = "#1F5FA8"
SECOND = "#D9822B"
ATTENTION = "#B42318"
SURFACE = "#F7F9FB"
PAPER = "#FFFFFF"

HOTLINE = {
    "complaint": "#C2553A",
    "help": "#2F6DB5",
    "consultation": "#5B9A8B",
    "report": "#7D5BA6",
    "suggestion": "#D8A031",
    "praise": "#7A8F3C",
    "other": "#9AA5B1",
}
"""Colour of a hotline category (诉求类别) by its key; `other` for labels that the catalogue does not know."""

CHANNELS = {
    "wechat": "#1F5FA8",
    "weibo": "#C2553A",
    "video": "#5B9A8B",
    "toutiao": "#D8A031",
    "other": "#9AA5B1",
}
"""Colour of a new-media channel (新媒体渠道) by its key."""

OUTCOMES = {
    "disclosed": "#1F5FA8",
    "partly_disclosed": "#7FA8D6",
    "denied": "#C2553A",
    "unavailable": "#D8A031",
    "rejected": "#8D7966",
    "other_handling": "#9AA5B1",
}
"""Colour of a group of outcomes of requests (申请办理结果) by its key."""

REQUESTS = {"requests_new": SECONDARY, **OUTCOMES}
"""Colour of what came in and of what became of it; what is carried over (结转) is CONTEXT on both sides."""

RESULTS = {
    "upheld": "#1F5FA8",
    "reversed": "#D9822B",
    "other": "#5B9A8B",
    "pending": CONTEXT,
}
"""Colour of a result of reviews and lawsuits (复议、诉讼结果) by its key; what is not closed yet is grey."""

APPLICANTS = {
    "natural_person": "#1F5FA8",
    "business": "#A16036",
    "research": "#74C297",
    "social_welfare": "#53342D",
    "legal_service": "#2D2D53",
    "other_entity": "#9AA5B1",
}
"""Colour of a kind of applicant (申请人类别) by its key."""

REASONS = {
    "denied_state_secret": "#8F3A28",
    "denied_other_law": "#C2553A",
    "denied_security_stability": "#D98A75",
    "denied_third_party": "#7D5BA6",
    "denied_internal_affairs": "#2F6DB5",
    "denied_process": "#7FA8D6",
    "denied_enforcement_file": "#5B9A8B",
    "denied_inquiry": "#7A8F3C",
    "unavailable_not_held": "#D8A031",
    "unavailable_needs_creation": "#B37B12",
    "unavailable_unclear": "#E8C882",
    "rejected_petition": "#8D7966",
    "rejected_repeat": "#B7A797",
    "rejected_publication": "#6B5A49",
    "rejected_excessive": "#A08D5B",
    "rejected_confirmation": "#CBBFB3",
    "other_no_correction": "#9AA5B1",
    "other_fee_unpaid": "#6F7C89",
    "other": "#C6CED6",
}
"""Colour of a reason (不予公开、无法提供、不予处理、其他处理的各项理由) by its key."""

SERIES = (CHOSEN, SECOND, "#631D39", "#63551D", "#6E26D9")
"""Colours of what a reader chose, in the order of choosing; apart under every kind of colour-blindness."""

HISTORY = (*SERIES, "#2F8F83")
"""Colours of the numbers of one agency (历年主要数字) where one drawing has them all."""

_TINTS = ("#6B7885", "#C6CED6", "#8D99A6", "#DDE2E8", "#A7B2BD")

HEAT = ("#F3F6FA", CHOSEN)

SHIPPED_FONT = "Gongkai Sans SC"
"""The subset in app/static: last of the list, so that a desktop with a Chinese font never loads it."""

FONT_FAMILIES = (
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    SHIPPED_FONT,
)
FONT = ", ".join(f"'{family}'" for family in FONT_FAMILIES) + ", sans-serif"


def with_tints(colours: Mapping[str, str], members: Iterable[str]) -> dict[str, str]:
    """`colours`, and for each of `members` without a colour a grey of its own, to be told apart by.

    Those that stand beside each other differ most. What nobody says anything of (未说明) stays CONTEXT.
    """
    unknown = [member for member in dict.fromkeys(members) if member not in colours and member != "unstated"]
    tints = {member: _TINTS[place % len(_TINTS)] for place, member in enumerate(unknown)}
    return dict(colours) | tints


def mixed(light: str, dark: str, share: float) -> str:
    """The colour between `light` and `dark` ("#rrggbb") at `share`, 0 for light."""
    share = min(max(share, 0.0), 1.0)
    parts = [
        round(one + (other - one) * share)
        for one, other in zip(_channels(light), _channels(dark), strict=True)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


def readable_ink(background: str) -> str:
    """White or INK, whichever stands out more from `background` ("#rrggbb"), by the contrast of WCAG 2.

    Black on a colour of the middle, on which neither reaches the 4.5 : 1 that text needs.
    """
    contrasts = {ink: _contrast(background, ink) for ink in (PAPER, INK)}
    best = max(contrasts, key=contrasts.__getitem__)
    return best if contrasts[best] >= 4.5 else "#000000"


def text_ink(colour: str) -> str:
    """`colour` for text on white: darker where it would be below the 4.5 : 1 that text needs."""
    darker = (mixed(colour, INK, step / 20) for step in range(21))
    return next(ink for ink in darker if _contrast(PAPER, ink) >= 4.5)


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [part / 255 for part in _channels(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
