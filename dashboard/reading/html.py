"""Web pages as saved from government sites -> Document."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

import lxml.html
from lxml.etree import ParserError, XMLSyntaxError
from lxml.html import HtmlElement

from dashboard.reading.article import find_article
from dashboard.reading.document import Document
from dashboard.reading.encoding import decode
from dashboard.reading.limits import Budget
from dashboard.reading.markup import write_block
from dashboard.reading.sniffing import Media
from dashboard.reading.writer import DocumentWriter, one_line

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_HEAD_BYTES = 8192
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
# What XML does not allow; lxml refuses it when a tree is changed, written as a reference or not.
_ILLEGAL = re.compile(
    r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|&#0*(?:[0-8]|1[124-9]|2\d|3[01]);?(?!\d)|"
    r"&#x0*(?:[0-8bcef]|1[0-9a-f]);?(?![0-9a-f])|&#(?:6553[45]|xfff[ef]);?",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_TITLED = re.compile(r"年度报告|年报")
_SITE_NAME = re.compile(r"\s*(?:[-_|–—]+|\s{2,})\s*")
_DATE = r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(
    rf"(?:(?:发布|发文|公开|公布|生成|更新|成文|发稿)(?:时间|日期)|^[^\S\n]*+(?:时间|日期))\s*[:：]?\s*{_DATE}",
    re.MULTILINE,
)
_META_PUBLISHED = ("pubdate", "publishdate", "article:published_time", "publishtime", "firstpublishedtime")
_META_TITLE = ("articletitle", "og:title")
_META_URL = ("url", "og:url")


def read_html(data: bytes, name: str, budget: Budget) -> Document:
    """The report on the web page `data`; title, url and published (a date, ISO) go to the metadata."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    text = decode(data, declared.group(1).decode("ascii") if declared else "")
    if text is None:
        raise budget.refusal("网页内容无法识别", "请在浏览器中打开，另存为网页或打印为 PDF 后再导入")
    budget.check_cells(len(_CELL.findall(text)))
    page = parse_markup(text, budget)
    metadata = _metadata(page, text)
    writer = DocumentWriter()
    article = find_article(page)
    title = metadata.get("title", "")
    if title and _squeezed(title) not in _squeezed(article.text_content()):
        writer.line(title)
    write_block(article, writer, budget)
    document = writer.document(name, Media.HTML.value, data, metadata=metadata)
    if not document.text.strip():
        raise budget.refusal("网页里没有正文", "请在浏览器中打开原页面，等正文显示完整后另存再导入")
    return document


def read_mhtml(data: bytes, name: str, budget: Budget) -> Document:
    """The web page inside a single-file web archive (.mht, .mhtml)."""
    page = _archived_page(data)
    if page is None:
        raise budget.refusal("网页存档里没有网页", "请在浏览器中打开原页面，另存为网页后再导入")
    return read_html(page, name, budget)


def _archived_page(data: bytes) -> bytes | None:
    """The first page in the archive; None if there is none, or parts in parts deeper than Python follows."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            if isinstance(part, EmailMessage) and part.get_content_type() == Media.HTML.value:
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content:
                    return content
    except RecursionError:
        return None
    return None


def parse_markup(text: str, budget: Budget) -> HtmlElement:
    """The tree of a page or of a piece of one, as a browser mends it; UnreadableDocument if there is none."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    source = _ILLEGAL.sub(" ", _DECLARATION.sub("", text)).encode("utf-8", errors="replace")
    try:
        return lxml.html.document_fromstring(source, parser=parser)
    except (ParserError, XMLSyntaxError, ValueError) as error:
        raise budget.refusal(
            "网页结构损坏，没有可读的内容", "请在浏览器中打开原页面，另存为网页后再导入"
        ) from error


def _metadata(page: HtmlElement, source: str) -> dict[str, str]:
    declared = {
        (meta.get("name") or meta.get("property") or "").lower(): one_line(meta.get("content") or "")
        for meta in page.iter("meta")
    }
    found = {
        "title": _title(page, declared),
        "url": _url(page, declared, source),
        "published": _published(page, declared),
    }
    return {key: value for key, value in found.items() if value}


def _title(page: HtmlElement, declared: dict[str, str]) -> str:
    """The report's title: as printed above it, else as the page declares it, without the site's name."""
    for heading in page.xpath(
        "//h1 | //h2 | //h3 | //*[contains(@class, 'title') or contains(@id, 'title')]"
    ):
        text = one_line(heading.text_content())
        if _TITLED.search(text) and len(text) <= 80 and next(heading.iterancestors("a"), None) is None:
            return re.sub(r"\s+", " ", text)
    for key in _META_TITLE:
        if declared.get(key):
            return declared[key]
    parts = _SITE_NAME.split(one_line(page.findtext(".//title") or ""))
    return next((part for part in parts if _TITLED.search(part)), parts[0])


def _url(page: HtmlElement, declared: dict[str, str], source: str) -> str:
    saved = _SAVED_FROM.search(source[:_HEAD_BYTES])
    if saved:
        return saved.group(1)
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    return next((declared[key] for key in _META_URL if declared.get(key)), "")


def _published(page: HtmlElement, declared: dict[str, str]) -> str:
    """The date of publication as YYYY-MM-DD, declared or printed; "" if there is none."""
    for key in _META_PUBLISHED:
        if match := re.search(_DATE, declared.get(key, "")):
            return _iso(match)
    match = _PUBLISHED.search("\n".join(page.itertext()))
    return _iso(match) if match else ""


def _iso(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", one_line(text))
