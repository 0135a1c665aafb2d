"""A report as a government site shows it: the article among navigation, share bar and footer."""

from __future__ import annotations

import random
from html import escape

from dashboard.demo.form import FormCell, Grid
from dashboard.demo.manuscript import Heading, Manuscript, Paragraph

_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_CELL_STYLES = ("plain", "paragraph", "nbsp", "full width", "span")

_HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{declared}">
<meta name="SiteName" content="{site}">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{published} 09:30">
<title>{title}_{site}</title>
<style>.nav a{{margin:0 1em}} table{{border-collapse:collapse}} td{{border:1px solid #333}}</style>
<script>var page = {{columnId: 4711, hits: 305}};</script>
</head>
<body>
<div class="top"><a href="/">{site}</a> <a href="/big5/">繁體版</a> <span>本站为虚构示例</span>
<form><input type="text" value="请输入关键字"></form></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/hdjl/">互动交流</a></li><li><a href="/bmfw/">便民服务</a></li></ul>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a>
&gt; 政府信息公开年报</div>
"""
_INFO = """<div class="info"><span>发布日期：{published}</span><span>来源：{source}</span>
<span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span><span>浏览次数：305</span></div>
"""
_FOOT = """<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="tools"><a href="javascript:print()">打印本页</a> <a href="javascript:close()">关闭窗口</a></div>
<ul class="related"><li><a href="a1.html">{year}年工作要点</a><span>{year}-02-01</span></li>
<li><a href="a2.html">示例区便民服务中心搬迁通告</a><span>{year}-06-18</span></li></ul>
<div class="footer"><p>主办：示例区人民政府办公室（虚构） 网站标识码：9901010001</p>
<p>备案号：示ICP备00000000号 联系电话：0999-2000000</p></div>
</body></html>
"""


def render_html(manuscript: Manuscript, chance: random.Random, *, encoding: str, declared: str) -> bytes:
    """The page in `encoding`, with `declared` as its charset, which need not be true."""
    site = f"{manuscript.district.name}政府信息公开平台"
    published = manuscript.published_on.isoformat()
    title = escape(manuscript.title)
    style = chance.choice(_CELL_STYLES)
    framed = chance.random() < 0.3
    parts = [_HEAD.format(declared=declared, site=site, title=title, published=published)]
    if framed:
        parts.append(
            '<table class="layout"><tr><td class="left">政府信息公开指南<br>政府信息公开年报</td><td>\n'
        )
    parts.append(f'<div class="article" id="zoom"><h1>{title}</h1>\n')
    parts.append(_INFO.format(published=published, source=manuscript.signature))
    for block in manuscript.blocks:
        if isinstance(block, Grid):
            parts.append(_table(block, style))
        elif isinstance(block, Heading) and block.level == 1:
            parts.append(f"<p><strong>{escape(block.text)}</strong></p>\n")
        else:
            parts.append(_paragraph(block, chance))
    parts.append(f'<p style="text-align:right">{manuscript.signature}</p>\n</div>\n')
    if framed:
        parts.append("</td></tr></table>\n")
    parts.append(_FOOT.format(year=manuscript.figures.year))
    return "".join(parts).encode(encoding, "xmlcharrefreplace")


def _paragraph(block: Heading | Paragraph, chance: random.Random) -> str:
    indent = chance.choice(("&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;", "　　", ""))
    return f"<p>{indent}{escape(block.text)}</p>\n"


def _table(grid: Grid, style: str) -> str:
    rows: list[list[str]] = [[] for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row].append(_cell(cell, style))
    lines = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table border="1" width="100%"><tbody>\n{lines}\n</tbody></table>\n'


def _cell(cell: FormCell, style: str) -> str:
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f"<td{spans}>{_content(cell, style)}</td>"


def _content(cell: FormCell, style: str) -> str:
    text = escape(cell.text)
    if style == "paragraph":
        return f"<p>{text or '&nbsp;'}</p>"
    if style == "nbsp":
        return f"&nbsp;{text}&nbsp;"
    if style == "span":
        return f'<p align="center"><span style="font-size:12pt">{text}</span><o:p></o:p></p>'
    return text.translate(_FULL_WIDTH) if style == "full width" and cell.key else text
