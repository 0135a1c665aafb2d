"""依申请公开: requests for information, from received to carried over."""

from __future__ import annotations

from dashboard.app import topic
from dashboard.app.filters import chosen
from dashboard.exhibits import requests

topic.show(chosen(), requests.TOPIC, {})
