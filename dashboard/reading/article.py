"""The report on a saved web page, among navigation, share bars, download links and page footers.

Three steps, each of which keeps every table of the report by construction:

1. Elements that are chrome by their tag, role or class name (nav, footer, share …) are dropped, unless they
   hold a report table or half of the page's prose: sites put such names on the outermost blocks too.
2. Prose is text outside of links with the punctuation of sentences. The article is the smallest block of
   blocks that holds every table that is left (but for lists of links), every numbered heading (一、 …) and
   most of the prose; other blocks with prose stay out only if their words tell that they are the site's.
3. Inside of it, what is left of chrome is dropped: short blocks that are mostly links, links to files,
   buttons such as 打印 and 关闭, breadcrumbs, and the site's imprint.

A report table is one that has at least two of the words that the official form prints (TABLE_MARKS).
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from dashboard.reading.markup import BLOCKS, is_layout

TABLE_MARKS = (
    "信息内容",
    "制发件数",
    "现行有效",
    "行政许可",
    "行政处罚",
    "行政强制",
    "行政事业性收费",
    "申请人情况",
    "自然人",
    "商业企业",
    "本年新收",
    "上年结转",
    "予以公开",
    "不予公开",
    "不予处理",
    "结转下年度",
    "结果维持",
    "结果纠正",
    "尚未审结",
    "行政复议",
    "行政诉讼",
)
_NEVER_PRINTED = re.findall(
    r"\w+",
    "script style noscript template svg iframe object embed canvas head select option button input link meta "
    "audio video map",
)
_CHROME_TAGS = frozenset({"nav", "footer", "aside"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu"})
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|crumbs?|breadcrumbs?|share|bdshare\w*|social|footer|foot|copyright|sidebar|"
    r"toolbar|pagination|pager|qrcode|ewm|related|recommend|search|login|banner|topbar|attach\w*|download\w*)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_MARK = re.compile(r"[，。；、：]|\d")
_BUTTONS = re.compile(
    r"(?:【|\[|〖)?\s*(?:打印(?:本页|此页)?|关闭(?:本页|窗口|此页)?|返回(?:顶部|首页)?|收藏(?:本页)?|"
    r"分享(?:到|至)?[:：]?|扫一扫.{0,20}|字体[:：].{0,12}|(?:当前|您的|所在)位置[:：].*|您(?:现在|当前)?的?位置.*|"
    r"上一[篇条][:：]?.*|下一[篇条][:：]?.*|(?:浏览|点击|阅读)(?:次数|量|数)[:：]?.{0,12})\s*(?:】|\]|〗)?"
)
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}、\s*\S")
_FILE_LINK = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|7z)(?:$|[?#])", re.IGNORECASE)
_IMPRINT = re.compile(r"版权所有|ICP备|网站标识码|公网安备|技术支持\s*[:：]")
_SITE_WORDS = re.compile(
    rf"{_IMPRINT.pattern}|(?:主办|承办)(?:单位)?\s*[:：]|网站地图|无障碍|"
    r"(?:发布|发文|更新)(?:时间|日期)\s*[:：]|浏览(?:次数|量)?\s*[:：]|来源\s*[:：]|字体\s*[:：]|当前位置|分享到"
)
_SHORT = 400


def find_article(page: HtmlElement) -> HtmlElement:
    """The block of `page` that is the report; what is not the report is taken out of `page`."""
    for element in list(page.iter(*_NEVER_PRINTED)):
        element.drop_tree()
    tables = [table for table in page.iter("table") if table.find(".//table") is None and _is_report(table)]
    anchors = {*tables, *(element for element in page.iter() if _is_heading(element))}
    holders = _holders(anchors)
    _drop_named_chrome(page, holders)
    others = {table for table in page.iter("table") if table not in anchors and _is_data(table)}
    article = _smallest_holder(page, anchors | others)
    _drop_link_blocks(article, holders.union(*(table.iter() for table in tables)))
    return article


def _is_report(table: HtmlElement) -> bool:
    text = re.sub(r"\s", "", table.text_content())
    return sum(mark in text for mark in TABLE_MARKS) >= 2


def _is_data(table: HtmlElement) -> bool:
    links = sum(1 for link in table.iter("a") if link.get("href"))
    return table.find(".//table") is None and not is_layout(table) and links * 2 < len(table.xpath(".//td"))


def _is_heading(element: HtmlElement) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag != "a"
        and bool(_HEADING.match(element.text or ""))
        and next(element.iterancestors("a"), None) is None
    )


def _holders(anchors: set[HtmlElement]) -> set[HtmlElement]:
    """The anchors and all elements around them."""
    return {holder for anchor in anchors for holder in (anchor, *anchor.iterancestors())}


def _drop_named_chrome(page: HtmlElement, holders: set[HtmlElement]) -> None:
    held = _contents(page, set())
    for element in list(page.iterdescendants()):
        if (
            isinstance(element.tag, str)
            and _is_named_chrome(element)
            and element not in holders
            and held[element][0] * 2 <= held[page][0]
        ):
            element.drop_tree()


def _is_named_chrome(element: HtmlElement) -> bool:
    return (
        element.tag in _CHROME_TAGS
        or element.get("role", "").lower() in _CHROME_ROLES
        or bool(_HIDDEN.search(element.get("style", "")))
        or bool(_CHROME_NAME.search(f"{element.get('class', '')} {element.get('id', '')}"))
    )


def _contents(page: HtmlElement, anchors: set[HtmlElement]) -> dict[HtmlElement, tuple[int, int]]:
    """How much prose each element holds, in characters, and how many of the anchors, itself included.

    What is inside of a link counts nothing as prose.
    """
    held: dict[HtmlElement, tuple[int, int]] = {}
    for element in reversed(list(page.iter())):
        prose, anchored = 0, int(element in anchors)
        for child in element:
            prose += held[child][0] + _prose(child.tail)
            anchored += held[child][1]
        if not isinstance(element.tag, str) or (element.tag == "a" and element.get("href")):
            prose = 0
        else:
            prose += _prose(element.text)
        held[element] = prose, anchored
    return held


def _prose(text: str | None) -> int:
    return len(text.strip()) if text and _SENTENCE_MARK.search(text) else 0


def _smallest_holder(page: HtmlElement, anchors: set[HtmlElement]) -> HtmlElement:
    """The innermost block that can be told to hold the report: what is around it is chrome by its words."""
    held = _contents(page, anchors)
    holder = page
    while True:
        inner = next(
            (
                child
                for child in holder
                if child.tag in BLOCKS
                and held[child][0] * 2 > held[page][0]
                and held[child][1] == held[page][1]
                and child not in anchors
                and any(inner.tag in BLOCKS for inner in child)
            ),
            None,
        )
        if inner is None or not all(
            not held[sibling][0] or _is_chrome(sibling) for sibling in holder if sibling is not inner
        ):
            return holder
        holder = inner


def _is_chrome(element: HtmlElement) -> bool:
    text = re.sub(r"\s+", " ", element.text_content()).strip()
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return linked * 2 > len(text) or (len(text) <= _SHORT and bool(_SITE_WORDS.search(text)))


def _drop_link_blocks(article: HtmlElement, kept: set[HtmlElement]) -> None:
    for element in list(article.iterdescendants()):
        if element.tag in BLOCKS and element not in kept and _is_link_block(element):
            element.drop_tree()


def _is_link_block(element: HtmlElement) -> bool:
    text = element.text_content()
    if len(text) > _SHORT * 2:
        return False
    text = re.sub(r"\s+", " ", text).strip()
    if not text or len(text) > _SHORT:
        return False
    is_leaf = not any(inner.tag in BLOCKS for inner in element)
    if _BUTTONS.fullmatch(text) or (is_leaf and _IMPRINT.search(text)):
        return True
    links = [link for link in element.iter("a") if link.get("href")]
    linked = sum(len(link.text_content().strip()) for link in links)
    if linked * 2 < len(text):
        return False
    return len(links) >= 2 or any(_FILE_LINK.search(link.get("href", "")) for link in links)
