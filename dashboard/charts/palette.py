"""Colours and type of every page and picture, after VISUAL: a meaning keeps its colour everywhere."""

from __future__ import annotations

INK = "#1F2933"
SECONDARY = "#52606D"
GRID = "#E4E7EB"
CONTEXT = "#B8C1CC"
CHOSEN = "#1F5FA8"
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


def readable_ink(background: str) -> str:
    """White or INK, whichever stands out more from `background` ("#rrggbb"), by the contrast of WCAG 2.

    Black on a colour of the middle, on which neither reaches the 4.5 : 1 that text needs.
    """
    contrasts = {ink: _contrast(background, ink) for ink in (PAPER, INK)}
    best = max(contrasts, key=contrasts.__getitem__)
    return best if contrasts[best] >= 4.5 else "#000000"


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
