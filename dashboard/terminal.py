"""How the command line speaks: Chinese help, Chinese messages, and the three exit statuses."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from typer import rich_utils
from typer._click import exceptions as wrong  # typer re-exports only BadParameter of this family
from typer.core import TyperCommand, TyperGroup

from dashboard.errors import GongkaiError

DONE, SET_ASIDE, WRONG_USE = 0, 1, 2

_WIDE = 200  # where the output is a file or a pipe, tables need not fit a screen
# No markup: what is printed comes from documents, and a bracket in one is a bracket.
out = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else _WIDE)
err = Console(markup=False, stderr=True, highlight=False)


def say(text: str) -> None:
    """One line to the person, as it is: no breaking of lines."""
    out.print(text, soft_wrap=True)


def warn(text: str) -> None:
    """The same, to the error output."""
    err.print(text, soft_wrap=True)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on the terminal that shows what is being done; nothing where the output is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("准备", total=None)

        def tell(doing: str, done: int, of: int) -> None:
            bar.update(task, description=doing, completed=done, total=of or None)

        yield tell


rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
rich_utils.OPTIONS_PANEL_TITLE = "选项"
rich_utils.COMMANDS_PANEL_TITLE = "命令"
rich_utils.DEFAULT_STRING = "［默认：{}］"
rich_utils.REQUIRED_LONG_STRING = "［必填］"
rich_utils.ENVVAR_STRING = "［环境变量：{}］"


class ChineseCommand(TyperCommand):
    """A command whose usage line and help option are in Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": "[选项]"})

    def get_usage(self, ctx: Any) -> str:
        return super().get_usage(ctx).replace("Usage: ", "用法：", 1)

    def get_help_option(self, ctx: Any) -> Any:
        return _in_chinese(super().get_help_option(ctx))


class ChineseGroup(TyperGroup):
    """The same for a group of commands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": "[选项]", "subcommand_metavar": "命令 …"})

    def get_usage(self, ctx: Any) -> str:
        return super().get_usage(ctx).replace("Usage: ", "用法：", 1)

    def get_help_option(self, ctx: Any) -> Any:
        return _in_chinese(super().get_help_option(ctx))


def _in_chinese(option: Any) -> Any:
    if option is not None:
        option.help = "显示本说明"
    return option


def run(app: Callable[..., Any]) -> int:
    """Run the application and give the exit status: 0 done, 1 set aside or failed, 2 wrong use."""
    try:
        status = app(standalone_mode=False)
    except wrong.NoArgsIsHelpError as error:
        out.print(error.format_message())
        return WRONG_USE
    except wrong.UsageError as error:
        warn(f"用法不对：{_explain(error)}。")
        if error.ctx is not None:
            warn(f"请运行 {error.ctx.command_path} --help 查看用法。")
        return WRONG_USE
    except GongkaiError as error:
        warn(error.sentence)
        return SET_ASIDE
    except (KeyboardInterrupt, typer.Abort):
        warn("已中止。")
        return 130
    return status if isinstance(status, int) else DONE


def _explain(error: wrong.UsageError) -> str:
    """What is wrong with the command line, in Chinese; typer's own details are English and are left out."""
    match error:
        case wrong.MissingParameter(param=parameter):
            return f"缺少{_name(parameter)}"
        case wrong.NoSuchOption(option_name=option, possibilities=similar):
            return f"没有选项 {option}" + (f"，是否指 {'、'.join(similar)}" if similar else "")
        case wrong.BadOptionUsage(option_name=option):
            return f"选项 {option} 后面缺少内容"
        case wrong.BadParameter(param=parameter, message=message):
            return message if _CHINESE.search(message) else f"{_name(parameter)}的内容不能用"
    quoted = _QUOTED.search(error.message)
    if quoted and error.message.startswith("No such command"):
        return f"没有命令 {quoted[1]}"
    if "unexpected extra argument" in error.message:
        return "多出内容 " + error.message.rpartition("(")[2].rstrip(").")
    return "缺少命令或参数"


def _name(parameter: Any) -> str:
    if parameter is None:
        return "参数"
    if parameter.param_type_name == "option":
        return f"选项 {max(parameter.opts, key=len)} "
    return f"参数「{parameter.metavar or parameter.name}」"


_CHINESE = re.compile("[一-鿿]")
_QUOTED = re.compile("'([^']*)'")
