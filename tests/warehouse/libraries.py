"""Libraries of a district that does not exist, with whole reports as text files."""

from __future__ import annotations

from pathlib import Path

from dashboard import resources
from dashboard.library import CORRECTION_COLUMNS, Library, create_library

DISTRICT = "虚构市示例区"
STREETS = ("春风街道", "夏荷街道", "秋月街道", "冬雪街道")
_PLACES = (
    "99,虚构省,province,",
    "9901,虚构市,city,99",
    "990101,示例区,district,9901",
    *(f"99010100{number},{street},township,990101" for number, street in enumerate(STREETS, start=1)),
)
_WHOLE_REPORT = next((resources.DATA / "reports").glob("*.txt")).read_text("utf-8")


def new_library(home: Path) -> Library:
    """An empty library that knows the four sub-districts of 示例区."""
    library = create_library(home)
    library.catalogue.mkdir()
    rows = "\n".join(("code,name,level,parent", *_PLACES))
    (library.catalogue / "divisions.csv").write_text(rows + "\n", "utf-8")
    return library


def report_text(street: str, year: int = 2024, *, orders: int = 559) -> str:
    """A whole report of `street`; orders: its hotline orders, of which the parts always sum to 559."""
    text = (
        _WHOLE_REPORT.replace("原州区", DISTRICT).replace("南关街道", street).replace("原州发布", "示例发布")
    )
    return text.replace("2024", str(year)).replace("559件", f"{orders}件")


def put(library: Library, street: str, year: int = 2024, *, name: str = "", orders: int = 559) -> Path:
    """Write the report of `street` into the library's reports/."""
    path = library.reports / (name or f"{street}{year}.txt")
    path.write_text(report_text(street, year, orders=orders), "utf-8")
    return path


def correct(library: Library, *rows: dict[str, str]) -> None:
    """Write corrections.csv with these rows; what a row leaves out is filled in."""
    lines = [",".join(CORRECTION_COLUMNS)]
    for row in rows:
        full = {
            "agency_id": "990101001",
            "agency": STREETS[0],
            "year": "2024",
            "metric": "hotline_orders",
            "member": "total",
            "applicant": "",
            "printed": "559",
            "value": "560",
            "who": "王某",
            "at": "2025-02-01",
            "why": "与热线平台台账一致",
            **row,
        }
        lines.append(",".join(full[column] for column in CORRECTION_COLUMNS))
    library.corrections.write_text("\n".join(lines) + "\n", "utf-8-sig")
