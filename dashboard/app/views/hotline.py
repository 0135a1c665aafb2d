"""热线诉求: volume and make-up of what the hotline brought."""

from __future__ import annotations

from dashboard.app import topic
from dashboard.app.filters import chosen
from dashboard.exhibits import hotline

topic.show(chosen(), hotline.TOPIC, {})
