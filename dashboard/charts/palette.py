"""Colours and type of every page and picture, after VISUAL: a meaning keeps its colour everywhere."""

from __future__ import annotations

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
    """White or INK, whichever stands out more from `background` ("#rrggbb"), by the contrast of WCAG 2."""
    light = _luminance(background)
    on_white = 1.05 / (light + 0.05)
    on_ink = (light + 0.05) / (_luminance(INK) + 0.05)
    return PAPER if on_white >= on_ink else INK


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
