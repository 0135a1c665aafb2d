"""复议诉讼: reviews and lawsuits about information, their results and reversal rates."""

from __future__ import annotations

from dashboard.app import topic
from dashboard.app.filters import chosen
from dashboard.exhibits import disputes

topic.show(chosen(), disputes.TOPIC, {})
