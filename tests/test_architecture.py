"""The arrows of the design: app -> export -> exhibits -> charts, warehouse -> extraction -> reading."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dashboard"

MAY_IMPORT = {
    "reading": set(),
    "extraction": {"reading"},
    "warehouse": {"extraction", "reading"},
    "charts": set(),
    "exhibits": {"charts", "warehouse"},
    "export": {"exhibits", "charts", "warehouse"},
    "app": {"export", "exhibits", "charts", "warehouse"},
}


def imported_parts(path: Path) -> set[str]:
    """The parts of the package that the module at `path` imports."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("dashboard.")}


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_point_one_way(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        forbidden = (imported_parts(path) & set(MAY_IMPORT)) - MAY_IMPORT[part] - {part}
        assert not forbidden, f"{path.relative_to(PACKAGE)} imports {sorted(forbidden)}"


def test_only_the_warehouse_imports_duckdb() -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if "import duckdb" in path.read_text("utf-8")
    }
    assert users <= {"warehouse"}
