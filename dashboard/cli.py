"""gongkai, the command line. Exit status 0: all done; 1: something was set aside; 2: wrong use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard import __version__, terminal
from dashboard.building import build_and_tell
from dashboard.printing import print_findings, print_json
from dashboard.terminal import DONE, ChineseCommand, ChineseGroup, progress, say, warn

if TYPE_CHECKING:
    from dashboard.library import Library

app = typer.Typer(
    cls=ChineseGroup,
    help="政府信息公开工作年度报告：读取、核对、比较、导出。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Home = Annotated[
    Path | None,
    typer.Option(help="资料库文件夹；不填时用环境变量 GONGKAI_HOME，再不然用自带的资料库", metavar="文件夹"),
]
AsJson = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"gongkai {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """政府信息公开工作年度报告：读取、核对、比较、导出。"""


@app.command(cls=ChineseCommand)
def init(
    folder: Annotated[Path, typer.Argument(help="新资料库的文件夹，须不存在或为空", metavar="文件夹")],
) -> int:
    """新建一个空资料库。"""
    from dashboard.library import create_library

    library = create_library(folder)
    say(f"已新建资料库 {library.home}。年报放入其中的 reports，再运行 gongkai build --home {folder}。")
    return DONE


@app.command(cls=ChineseCommand)
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="要收入资料库的年报文件或文件夹；不填时只重建", metavar="文件…"),
    ] = None,
    home: Home = None,
) -> int:
    """收入年报，读取新增和改动的文件，生成新快照。"""
    from dashboard.library import locate_library

    return build_and_tell(locate_library(home), paths or [])


@app.command(cls=ChineseCommand)
def serve(
    home: Annotated[
        list[Path] | None,
        typer.Option(help="资料库文件夹，可重复以同时打开几个资料库；不填时同其他命令", metavar="文件夹"),
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="端口；不填时从 8501 起自选", metavar="端口", min=1, max=65535)
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="是否打开浏览器")] = True,
) -> int:
    """重建快照，在本机打开页面（只在本机可访问）。"""
    from dashboard.library import locate_libraries
    from dashboard.serving import LOOPBACK, choose_port
    from dashboard.serving import serve as serve_pages

    libraries = locate_libraries(home or [])
    for library in libraries:
        build_and_tell(library, [])
    chosen = choose_port(port)
    say(f"看板地址：http://{LOOPBACK}:{chosen}（按 Ctrl+C 停止）")
    if len(libraries) > 1:
        names = "、".join(_name_of(library) for library in libraries)
        say(f"已打开 {len(libraries)} 个资料库：{names}。在页面左上方“资料库”处切换。")
    serve_pages(libraries, chosen, open_browser=browser)
    return DONE


@app.command(cls=ChineseCommand)
def extract(
    file: Annotated[Path, typer.Argument(help="年报文件", metavar="文件")],
    home: Annotated[
        Path | None,
        typer.Option(
            help="资料库文件夹，按其中的表头对照和单位名录读取；不填时，文件在默认资料库中才用该库的",
            metavar="文件夹",
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """读取一份文件，列出其中的数字、核对结果和未能归类的内容；不收入资料库。"""
    from dashboard.extracting import extract_and_tell
    from dashboard.library import library_around, locate_library

    if not file.is_file():
        raise typer.BadParameter(f"没有文件 {file}")
    extract_and_tell(file, locate_library(home) if home else library_around(file), as_json=as_json)
    return DONE


@app.command(cls=ChineseCommand)
def check(
    home: Home = None,
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="连同判为不属实的一并列出")] = False,
) -> int:
    """列出资料库当前快照中的核对结果和对它们的判断；判为不属实的不列。"""
    from dashboard.library import locate_library
    from dashboard.report_json import judged_findings
    from dashboard.warehouse.snapshot import open_current
    from dashboard.warehouse.verdicts import judgements

    library = locate_library(home)
    snapshot = open_current(library)
    judged = judgements(library, snapshot)
    findings = judged_findings(snapshot.query("findings_listed"), judged)
    listed = [one for one in findings if every or one["finding_id"] not in judged.dismissed]
    for line in judged.warnings:
        warn(line)
    if as_json:
        print_json(listed)
    else:
        print_findings(listed, left_out=len(findings) - len(listed))
    return DONE


@app.command(cls=ChineseCommand)
def query(
    name: Annotated[
        str | None, typer.Argument(help="查询名称，或核对规则的编号；不填时列出全部", metavar="名称")
    ] = None,
    year: Annotated[str, typer.Option(help="年度，如 2024 或 2019-2024", metavar="年度")] = "",
    district: Annotated[str, typer.Option(help="区县的名称或代码", metavar="区县")] = "",
    agency: Annotated[list[str] | None, typer.Option(help="单位的名称或代码，可重复", metavar="单位")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(help="指标的名称或代码，可重复", metavar="指标")
    ] = None,
    others: Annotated[
        list[str] | None, typer.Option("--set", help="其他参数，可重复", metavar="参数=值")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="以 CSV 输出")] = False,
    to: Annotated[Path | None, typer.Option("--out", help="写入 CSV 文件", metavar="文件")] = None,
    home: Home = None,
) -> int:
    """按名称运行一个查询或一条核对规则；不写名称时列出全部。"""
    from dashboard import prompt
    from dashboard.library import locate_library

    if name is None:
        prompt.print_names()
        return DONE
    asked = prompt.question(name, year, district, agency or [], indicator or [], others or [])
    answer = prompt.answer_to(asked, locate_library(home))
    if to is not None:
        prompt.write_csv(answer, to)
    elif as_csv:
        prompt.print_csv(answer)
    else:
        prompt.print_answer(answer)
    return DONE


@app.command(cls=ChineseCommand)
def sql(home: Home = None) -> int:
    """在当前快照上运行 SQL（只读）；语句从键盘或管道读入。"""
    from dashboard.library import locate_library
    from dashboard.prompt import run_prompt
    from dashboard.warehouse.snapshot import open_current

    return run_prompt(open_current(locate_library(home)))


@app.command(cls=ChineseCommand)
def export(
    template: Annotated[
        list[str],
        typer.Option(
            help="模板：全区总览、热线专题、依申请专题、街道对比、一街一页；"
            "再给一个 .pptx 文件则用它的母版制作演示文稿",
            metavar="名称|文件",
        ),
    ] = [],  # noqa: B006  typer copies it
    material: Annotated[
        Path | None, typer.Option(help="页面上保存的材料清单，代替模板", metavar="文件", exists=True)
    ] = None,
    to: Annotated[
        list[str], typer.Option(help="文件种类：pptx、xlsx、docx、pdf，可给多个", metavar="种类")
    ] = ["pptx"],  # noqa: B006
    district: Annotated[
        str | None, typer.Option(help="区县的名称或代码；只有一个时不必填", metavar="名称")
    ] = None,
    agency: Annotated[
        list[str], typer.Option(help="单位的名称或代码，可给多个；不填为全部", metavar="名称")
    ] = [],  # noqa: B006
    year: Annotated[int | None, typer.Option(help="年份；不填为最近一年", metavar="年")] = None,
    out: Annotated[Path, typer.Option(help="存放文件的文件夹", metavar="文件夹")] = Path(),
    home: Home = None,
) -> int:
    """按模板或材料清单导出演示文稿、工作簿、简报。"""
    from dashboard.export_command import Wanted, export_files
    from dashboard.library import locate_library

    wanted = Wanted(template, material, district, agency, year)
    with progress() as tell:
        paths = export_files(locate_library(home), wanted, to, out, tell)
    for path in paths:
        say(f"已导出 {path}")
    return DONE


@app.command(cls=ChineseCommand)
def demo(
    folder: Annotated[Path, typer.Argument(help="存放示例的文件夹，须不存在或为空", metavar="文件夹")],
    agencies: Annotated[int, typer.Option(help="单位数", metavar="个", min=1)] = 14,
    years: Annotated[int, typer.Option(help="年数，最多 7 年", metavar="年", min=1, max=7)] = 6,
    seed: Annotated[int, typer.Option(help="随机种子；种子相同，内容相同", metavar="数")] = 1,
    scanned: Annotated[
        int, typer.Option(help="其中扫描件的份数；识别一份约需半分钟", metavar="份", min=0)
    ] = 0,
) -> int:
    """生成一个虚构区县的资料库：各种格式的年报，其中有意埋入各类差错。"""
    from dashboard.demo import write_demo

    with progress() as tell:
        written = write_demo(
            folder,
            agencies=agencies,
            years=years,
            seed=seed,
            scanned=scanned,
            progress=lambda done, of: tell("正在生成年报", done, of),
        )
    say(
        f"已在 {written.folder} 生成虚构资料库：{written.agencies} 个单位，年报 {written.reports} 份，"
        f"埋入差错 {written.defects} 处。运行 gongkai serve --home {written.folder} 查看。"
    )
    return DONE


def main() -> None:
    """The console script `gongkai`."""
    sys.exit(terminal.run(app))


def _name_of(library: Library) -> str:
    """The folder's name, and whether what is in it is fictional."""
    from dashboard.warehouse.snapshot import open_current

    fictional = bool(open_current(library).query("snapshot")["fictional"].iloc[0])
    return f"{library.home.name}（虚构，可看完整效果）" if fictional else library.home.name
