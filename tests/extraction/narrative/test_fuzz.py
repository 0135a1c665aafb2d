"""Text torn, shuffled and repeated: nothing crashes, nothing hangs, every quote is the document's own."""

import random

import pytest

from dashboard.resources import DATA
from tests.extraction.narrative.reading import document_of, reading_of

SEED = (DATA / "reports" / "原州区南关街道2024年政府信息公开工作年度报告.txt").read_text("utf-8")
WORDS = """
其中 包括 分别为 各 共 共计 、 ， 。 ； ： （ ） “ ” 《 》 未 没有 均 无 收到 发布 公开 受理 办结 结转 申请
行政复议 行政诉讼 12345 热线 网站 微信公众号 公告栏 信息 1条 12件 3次 20余万条 四十余篇
2023年 2024年 1月 第二十条 53.8% 同比 增加 上年
"""
PIECES = [*WORDS.split(), "\n"]


def torn(text: str, chance: random.Random) -> str:
    """`text` with spans cut out, repeated, moved, and digits exchanged."""
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.randint(1, 60))
        piece = text[start:end]
        text = text[:start] + text[end:]
        place = chance.randrange(len(text) + 1)
        text = text[:place] + piece * chance.choice((0, 1, 1, 2)) + text[place:]
    return text


def check(text: str) -> None:
    document = document_of(text)
    reading = reading_of(text)
    keys = [(figure.metric, figure.member) for figure in reading.figures]
    assert len(keys) == len(set(keys))
    for figure in reading.figures:
        assert figure.value is not None
        assert figure.value >= 0
        assert bool(figure.reason) == (figure.state == "marked")
    for found in (*reading.figures, *reading.statements, *reading.set_aside):
        assert document.text[found.start : found.end] == found.quote
        assert found.quote.strip()


@pytest.mark.parametrize("seed", range(40))
def test_a_torn_report_is_read_without_a_crash(seed: int) -> None:
    check(torn(SEED, random.Random(seed)))


@pytest.mark.parametrize("seed", range(60))
def test_words_of_the_field_in_any_order_are_read_without_a_crash(seed: int) -> None:
    chance = random.Random(seed)
    check("公开" + "".join(chance.choices(PIECES, k=chance.randint(5, 150))))


@pytest.mark.parametrize(
    "text",
    [
        "公" + " " * 100_000 + "开",
        "(" * 20_000,
        "1条" * 20_000,
        "信息1条，" * 10_000,
        "未收到申请，" * 8_000,
        "未发生行政复议" + "案件" * 20_000,
        "公开" + "、信息" * 20_000 + "1条",
        "网站发布信息9条" + "（信息1条" * 3_000,
        "、".join(["甲"] * 3_000) + "分别为" + "、".join(["1条"] * 3_000),
        "1,234," * 20_000,
        "1" * 50_000 + "条",
        "一二" * 10_000 + "件",
        "公开1" + "亿" * 20 + "条",
        "一二三十百千万" * 10_000,
        "“" * 20_000,
        "共" * 30_000 + "1条",
    ],
    ids=lambda text: text[:8],
)
def test_endless_repetition_does_not_hang(text: str) -> None:
    check(text)
