"""What each document gave when it was read, kept in the library's cache so that it is read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import msgspec

from dashboard.catalogue import Catalogue
from dashboard.divisions import Divisions
from dashboard.errors import GongkaiError
from dashboard.extraction import EXTRACTOR_VERSION, extract
from dashboard.extraction.report import Report
from dashboard.reading.document import Document
from dashboard.reading.reader import read
from dashboard.warehouse.files import replace_file

# Packages whose version can change what a document gives.
READER_PACKAGES = ("opencc-python-reimplemented",)
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document gave: a report and the text that it was read from, or the reason why none.

    pages: the number of each page and the offset in `text` of its first character.
    """

    sha256: str
    media_type: str = ""
    text: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    report: Report | None = None
    problem: str = ""
    remedy: str = ""

    @property
    def report_id(self) -> str | None:
        """agency_id-year, None where no report of a known agency and year was read."""
        identity = self.report.identity if self.report else None
        if identity is None or identity.agency is None or identity.year is None:
            return None
        return f"{identity.agency.agency_id}-{identity.year}"


def reading_of(document: Document, report: Report) -> Reading:
    """The reading of a document that was read; a report without agency or year says what it lacks."""
    problem, remedy = _unidentified(report)
    return Reading(
        sha256=document.sha256,
        media_type=document.media_type,
        text=document.text,
        pages=tuple((page.number, page.start) for page in document.pages) or ((1, 0),),
        report=report,
        problem=problem,
        remedy=remedy,
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
    sources = [_PACKAGE / "catalogue.py", _PACKAGE / "divisions.py"]
    for folder in ("reading", "extraction"):
        sources += sorted((_PACKAGE / folder).rglob("*.py"))
    for source in sources:
        digest.update(source.read_bytes())
    for package in READER_PACKAGES:
        digest.update(f"{package} {_installed_version(package)}".encode())
    return f"{EXTRACTOR_VERSION}-{digest.hexdigest()[:8]}"


def _installed_version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


class ReadingCache:
    """Reads documents, each content once: one file a reading in the library's cache/."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        divisions: Divisions,
        catalogue_sha256: str,
        extractor: str,
    ) -> None:
        self._folder = folder / "readings"
        self._catalogue = catalogue
        self._divisions = divisions
        self._version = f"{extractor} {catalogue_sha256}"

    def read(self, path: Path, sha256: str) -> tuple[Reading, bool]:
        """The reading of the document at `path`, and whether it had to be read now."""
        kept = self._path(path.name, sha256)
        try:
            return msgspec.json.decode(kept.read_bytes(), type=Reading), False
        except (FileNotFoundError, msgspec.DecodeError):
            pass
        reading = self._read(path, sha256)
        replace_file(kept, msgspec.json.encode(reading), durable=False)
        return reading, True

    def keep_only(self, documents: Mapping[str, str]) -> None:
        """Remove what belongs to none of `documents` (path -> sha256) under this version."""
        wanted = {self._path(Path(name).name, sha256) for name, sha256 in documents.items()}
        for path in self._folder.glob("*/*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _read(self, path: Path, sha256: str) -> Reading:
        try:
            document = read(path)
            return reading_of(document, extract(document, self._catalogue, self._divisions, path.name))
        except GongkaiError as error:
            return Reading(sha256, problem=error.problem, remedy=error.remedy)

    def _path(self, name: str, sha256: str) -> Path:
        # The name is part of the key: it is evidence for agency and year.
        key = hashlib.sha256(f"{sha256} {name} {self._version}".encode()).hexdigest()
        return self._folder / key[:2] / f"{key}.json"
