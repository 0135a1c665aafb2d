"""gongkai query and gongkai sql as a person types them."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest

from dashboard.library import Library
from tests.test_cli import GONGKAI, gongkai


def sql(library: Library, typed: str) -> subprocess.CompletedProcess[str]:
    """What `gongkai sql` does with what comes through a pipe."""
    return subprocess.run(
        [GONGKAI, "sql", "--home", str(library.home)],
        input=typed, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_without_a_name_all_queries_are_listed_with_their_questions() -> None:
    listed = gongkai("query", status=0).stdout
    assert "indicators_by_year" in listed and "checks/t3_row" in listed
    assert "What were the derived indicators of some agencies, year by year?" in listed


def test_a_query_prints_a_table_in_which_missing_is_a_dash(demo_library: Library) -> None:
    words = ("query", "per_thousand", "--indicator", "hotline_orders", "--home", demo_library.home)
    printed = gongkai(*words, status=0).stdout
    assert "每千人" not in printed and "hotline_orders" in printed and "—" in printed
    assert printed.splitlines()[-1].startswith("共 ")


def test_csv_goes_to_the_output_plain_and_to_a_file_with_a_mark(
    demo_library: Library, tmp_path: Path
) -> None:
    words = ("query", "indicators_by_year", "--year", "2024-2025", "--indicator", "办结率")
    plain = gongkai(*words, "--csv", "--home", demo_library.home, status=0).stdout
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert {row["indicator_key"] for row in rows} == {"completion_rate"}
    assert not plain.startswith("\ufeff")
    to = tmp_path / "办结率.csv"
    assert f"{len(rows)} 行" in gongkai(*words, "--out", to, "--home", demo_library.home, status=0).stdout
    assert to.read_bytes().startswith(b"\xef\xbb\xbf")
    assert to.read_text("utf-8-sig").splitlines() == plain.splitlines()


def test_text_that_would_be_a_formula_in_an_office_program_is_guarded_in_a_file(tmp_path: Path) -> None:
    from dashboard.prompt import write_csv
    from dashboard.warehouse.asking import Answer

    to = tmp_path / "引文.csv"
    write_csv(Answer(("quote", "value"), [("=1+1", -2.0), ("＝1", 1), (" @SUM", 1), ("平常", None)]), to)
    lines = ["quote,value", "'=1+1,-2", "'＝1,1", "' @SUM,1", "平常,"]
    assert to.read_text("utf-8-sig").splitlines() == lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing",), "用法不对：没有名为“nothing”的查询"),
        (("headline", "--year", "二四年"), "年度“二四年”应写作 2024 或 2019-2024"),
        (("headline", "--set", "year"), "--set year 应写作 参数=值"),
        (("years", "--agency", "某街道"), "用不到 --agency"),
    ],
)
def test_wrong_use_is_said_in_chinese(demo_library: Library, words: tuple[str, ...], said: str) -> None:
    assert said in gongkai("query", *words, "--home", demo_library.home, status=2).stderr


def test_sql_works_through_a_pipe(demo_library: Library) -> None:
    run = sql(demo_library, "select count(*) as 份数\nfrom report")
    assert run.returncode == 0 and "份数" in run.stdout
    tables = sql(demo_library, ".tables\n.exit\nselect nothing").stdout
    assert "indicator_term" in tables and "视图" in tables


def test_an_error_is_said_with_duckdbs_words_and_the_rest_goes_on(demo_library: Library) -> None:
    run = sql(demo_library, "select 1 from nothing;\nselect 42 as answer;")
    assert run.returncode == 1
    assert run.stderr.startswith("语句不能执行：Catalog Error") and "42" in run.stdout


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals on Windows")
def test_at_a_terminal_a_person_is_told_how_to_leave(demo_library: Library) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [GONGKAI, "sql", "--home", str(demo_library.home)], stdin=theirs, stdout=theirs, stderr=theirs
    ) as run:
        os.close(theirs)
        os.write(ours, b"select 6 * 7\nas answer;\nselect nothing;\n.exit\n")
        printed = b""
        while chunk := _read(ours):
            printed += chunk
        assert run.wait() == 0
    os.close(ours)
    text = printed.decode()
    assert "只读" in text and "gongkai> " in text and "42" in text and "语句不能执行" in text


def _read(terminal: int) -> bytes:
    """What the terminal shows next; nothing once the program has left it."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
