"""公开渠道: what went out through each channel, who stopped and who began; one channel in detail."""

from __future__ import annotations

from dashboard import labels
from dashboard.app import topic
from dashboard.app.filters import choose_option, chosen
from dashboard.exhibits import channels
from dashboard.exhibits.exhibit import Options


def channel(view: str) -> Options:
    """Which channel, for the exhibits that look at one."""
    shown = view in channels.OF_ONE
    return {"channel": choose_option("channel", labels.CHANNEL, labels.CHANNELS, shown=shown, labelled=False)}


topic.show(chosen(), channels.TOPIC, {}, channel)
