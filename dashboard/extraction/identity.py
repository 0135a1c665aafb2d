"""Whose report a document is and of which year, from title, text, file name and metadata."""

from __future__ import annotations

import re

from dashboard.divisions import Divisions
from dashboard.extraction import dates
from dashboard.extraction.agency import recognise_agency
from dashboard.extraction.normalised import NormalisedText
from dashboard.extraction.report import Identity
from dashboard.extraction.title import find_title
from dashboard.reading.document import Document

_LABEL = (
    "(?:联系|通讯|通信|办公|单位)?地址|(?:联系|咨询|办公|值班|监督)?电话(?:[（(]传真[）)])?|联系方式|传真|邮政?编码?"
    "|(?:电子|联系)?邮箱|电子邮件|E-?mail|联系人"
)
_ENTRY = re.compile(rf"(?:{_LABEL})[:：]?[^，,；;。\n\t|）)]{{2,40}}", re.IGNORECASE)
# What makes an entry one of a contact block: a phone, a postcode, a mail address.
_REACHABLE = re.compile(r"0\d{2,3}[-—–－]{0,2}\d{7,8}|(?<!\d)\d{6,8}(?!\d)|1\d{10}|[\w.]+@[\w.]+")
_BETWEEN = re.compile(r"[，,；;。\s|）)]{0,6}$")
_ORIGINAL = re.compile(r"(?:原文链接|原文地址|原文网址|文章链接|来源网址)[:：]?\s*(https?://[^\s|）)]+)")


def identify(document: Document, text: NormalisedText, divisions: Divisions, file_name: str) -> Identity:
    """Agency and year of `document`, with what each source says of the year.

    text: `document` normalised; file_name: as given by the office, with its folder if that says something.
    Agency and year are None where the sources leave them open.
    """
    title = find_title(document)
    period = dates.find_period(text.text)
    title_year = dates.year_of_title(title)
    period_year = period.year if period else None
    file_year = dates.year_of_file_name(file_name)
    published = dates.parse_date(document.metadata.get("published", ""))
    return Identity(
        agency=recognise_agency(document, text, divisions, file_name, title=title),
        year=dates.decide_year(title_year, period_year, dates.year_of_text(text.text), file_year),
        title=title,
        title_year=title_year,
        period_year=period_year,
        file_year=file_year,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        published_on=published or dates.find_published(text.text),
        url=_url(document, text),
        contact=_contact(document, text),
    )


def _url(document: Document, text: NormalisedText) -> str:
    named = document.metadata.get("url", "")
    if named:
        return named
    match = _ORIGINAL.search(text.text)
    return match[1] if match else ""


def _contact(document: Document, text: NormalisedText) -> str:
    """The first run of entries such as 地址：…；电话：… that holds a phone, postcode or mail address."""
    block: list[re.Match[str]] = []
    for entry in _ENTRY.finditer(text.text):
        if block and _BETWEEN.match(text.text[block[-1].end() : entry.start()]):
            block.append(entry)
            continue
        if any(_REACHABLE.search(part[0]) for part in block):
            break
        block = [entry]
    if not any(_REACHABLE.search(part[0]) for part in block):
        return ""
    start, end = text.span(block[0].start(), block[-1].end())
    return " ".join(document.text[start:end].split())
