"""公开渠道: what went out, and through which channels."""

from __future__ import annotations

from dashboard.app import topic
from dashboard.app.filters import chosen
from dashboard.exhibits import channels

topic.show(chosen(), channels.TOPIC, {})
