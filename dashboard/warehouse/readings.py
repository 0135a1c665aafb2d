"""What each document gave when it was read, kept in the library's cache so that it is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import metadata
from pathlib import Path

import msgspec

from dashboard import resources
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.divisions import Divisions, load_divisions
from dashboard.errors import UnreadableDocument
from dashboard.extraction import EXTRACTOR_VERSION, extract
from dashboard.extraction.report import Report
from dashboard.extraction.sheet import is_sheet
from dashboard.extraction.sheet.reader import SHEET_TYPES
from dashboard.library import Library
from dashboard.reading import office
from dashboard.reading.document import Document
from dashboard.reading.worker import map_isolated
from dashboard.warehouse.files import replace_file
from dashboard.warehouse.likeness import likeness_bits

# Packages whose version can change what a document gives.
READER_PACKAGES = (
    "lxml",
    "numpy",
    "opencc-python-reimplemented",
    "opencv-python-headless",
    "openpyxl",
    "pillow",
    "pylopdf-fonts-zh-cn",
    "pypdfium2",
    "rapidocr",
)
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: a report and the text that it was read from, or the reason why none.

    pages: the number of each page and the offset in `text` of its first character.
    likeness: what other texts are compared by, see likeness.py; None where there is too little text.
    sheet: the document itself where it is an office's sheet: its reports follow from the mapping as well.
    """

    sha256: str
    media_type: str = ""
    text: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    likeness: str | None = None
    report: Report | None = None
    problem: str = ""
    remedy: str = ""
    sheet: Document | None = None

    @property
    def report_id(self) -> str | None:
        """agency_id-year, None where no report of a known agency and year was read."""
        return report_id_of(self.report) if self.report else None


def reading_of(document: Document, report: Report) -> Reading:
    """The reading of a document that was read; a report without agency or year says what it lacks."""
    problem, remedy = _unidentified(report)
    return Reading(
        sha256=document.sha256,
        media_type=document.media_type,
        text=document.text,
        pages=tuple((page.number, page.start) for page in document.pages) or ((1, 0),),
        likeness=likeness_bits(document.text, report),
        report=report,
        problem=problem,
        remedy=remedy,
    )


def report_id_of(report: Report) -> str | None:
    """agency_id-year, None where either is not known."""
    identity = report.identity
    if identity.agency is None or identity.year is None:
        return None
    return f"{identity.agency.agency_id}-{identity.year}"


def sheet_reading_of(document: Document) -> Reading:
    """The reading of a sheet: the document, for its reports to be read by the mapping of its headings."""
    return Reading(
        sha256=document.sha256,
        media_type=document.media_type,
        text=document.text,
        pages=((1, 0),),
        sheet=document,
    )


def _unidentified(report: Report) -> tuple[str, str]:
    identity = report.identity
    if identity.agency is None and identity.year is None:
        return "认不出是哪个单位、哪一年度的年报", "请在文件名中写明单位全称和年度，再重新导入"
    if identity.agency is None:
        return "认不出是哪个单位的年报", "请在文件名中写明单位全称（含市、区），再重新导入"
    if identity.year is None:
        return "认不出是哪一年度的年报", "请在文件名中写明年度，再重新导入"
    return "", ""


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """The version of everything that a reading depends on besides the document and the catalogue."""
    digest = hashlib.sha256()
    sources = [_PACKAGE / "catalogue.py", _PACKAGE / "warehouse" / "likeness.py"]
    for folder in ("divisions", "reading", "extraction"):
        sources += sorted((_PACKAGE / folder).rglob("*.py"))
    for source in sources:
        digest.update(source.read_bytes())
    for package in READER_PACKAGES:
        digest.update(f"{package} {_installed_version(package)}".encode())
    digest.update(f"office {office.is_present()}".encode())
    return f"{EXTRACTOR_VERSION}-{digest.hexdigest()[:8]}"


def _installed_version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


class ReadingCache:
    """Reads documents, each content once: one file a reading in the library's cache/."""

    def __init__(self, library: Library, catalogue_sha256: str, extractor: str) -> None:
        self._library = library
        self._folder = library.cache / "readings"
        self._version = f"{extractor} {catalogue_sha256}"

    def has(self, file: str, sha256: str) -> bool:
        """Whether the document (relative to reports/) was read before."""
        return self._path(file, sha256).exists()

    def fill(self, documents: Mapping[str, str]) -> Iterator[str]:
        """Read the documents (file -> sha256) in processes of their own; gives each file when it is kept.

        A document that no reader can read, or that is not what its sha256 was taken of, is kept with the
        reason.
        """
        reports = self._library.reports
        make = partial(_encoded_reading, own_catalogue=self._library.catalogue)
        results = map_isolated(make, (reports / file for file in documents))
        for (file, sha256), (_, result) in zip(documents.items(), results, strict=True):
            if isinstance(result, UnreadableDocument):
                result = _encoded(Reading(sha256, problem=result.problem, remedy=result.remedy))
            elif msgspec.json.decode(result, type=_Content).sha256 != sha256:
                result = _encoded(
                    Reading(sha256, problem="文件在读取时被改动", remedy="请重新运行 gongkai build")
                )
            replace_file(self._path(file, sha256), result, durable=False)
            yield file

    def get(self, file: str, sha256: str) -> Reading:
        """The reading of a document; it is read now if what was kept is lost or damaged."""
        path = self._path(file, sha256)
        try:
            return msgspec.json.decode(path.read_bytes(), type=Reading)
        except (FileNotFoundError, msgspec.DecodeError):
            list(self.fill({file: sha256}))
            return msgspec.json.decode(path.read_bytes(), type=Reading)

    def keep_only(self, documents: Mapping[str, str]) -> None:
        """Remove what belongs to none of the documents (file -> sha256) under this version."""
        wanted = {self._path(file, sha256) for file, sha256 in documents.items()}
        for path in self._folder.glob("*/*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, file: str, sha256: str) -> Path:
        # The name is part of the key: it is evidence for agency and year.
        name = file.rsplit("/", 1)[-1]
        key = hashlib.sha256(f"{sha256} {name} {self._version}".encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json"


class _Content(msgspec.Struct):
    """The one field of a kept reading that tells what it is of."""

    sha256: str


def _encoded(reading: Reading) -> bytes:
    return msgspec.json.encode(reading)


def _encoded_reading(document: Document, own_catalogue: Path) -> bytes:
    """Runs in a worker process, which keeps the catalogue for all its documents."""
    catalogue, divisions = _catalogues(own_catalogue)
    if is_sheet(document, catalogue):
        return _encoded(sheet_reading_of(document))
    reading = reading_of(document, extract(document, catalogue, divisions, document.name))
    # A sheet whose headings nobody knows yet: an office may say in mappings.csv what they stand for.
    is_report = reading.report_id is not None and reading.report is not None and reading.report.figures
    if document.media_type in SHEET_TYPES and not is_report:
        reading = sheet_reading_of(document)
    return _encoded(reading)


@lru_cache(maxsize=1)
def _catalogues(own_catalogue: Path) -> tuple[Catalogue, Divisions]:
    return load_catalogue(resources.CATALOGUE), load_divisions(resources.CATALOGUE, own_catalogue)
