"""Streamlit's own settings for this app: what it shows of itself, colours and type.

Both `gongkai serve` and the tests start the pages with them, so that there is no second place to set one.
"""

from __future__ import annotations

import json

from dashboard.charts.palette import (
    ATTENTION,
    CHOSEN,
    FONT,
    GRID,
    INK,
    PAPER,
    SECONDARY,
    SHIPPED_FONT,
    SURFACE,
)

CODE_FONT = f"Consolas, Menlo, 'DejaVu Sans Mono', {FONT}"


def streamlit_options() -> dict[str, object]:
    """Option name -> value, for `bootstrap.load_config_options` or as `streamlit run --name`."""
    return {
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "runner.magicEnabled": False,
        "server.enableStaticServing": True,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "theme.base": "light",
        "theme.primaryColor": CHOSEN,
        "theme.backgroundColor": PAPER,
        "theme.secondaryBackgroundColor": SURFACE,
        "theme.textColor": INK,
        "theme.linkColor": CHOSEN,
        "theme.borderColor": GRID,
        "theme.grayTextColor": SECONDARY,
        "theme.redColor": ATTENTION,
        "theme.redTextColor": ATTENTION,
        "theme.baseRadius": "4px",
        "theme.baseFontSize": 15,
        "theme.font": FONT,
        "theme.headingFont": FONT,
        "theme.codeFont": CODE_FONT,
        "theme.fontFaces": json.dumps(
            [{"family": SHIPPED_FONT, "url": "app/static/gongkai-sans-sc.woff2", "weight": "100 900"}]
        ),
        "theme.headingFontSizes": json.dumps(["20px", "18px", "16px", "15px", "15px", "15px"]),
        "theme.metricValueFontSize": "24px",
        "theme.paddingTop": "0.75rem",
        "theme.paddingBottom": "2rem",
        "theme.dataframeHeaderTextColor": SECONDARY,
    }
