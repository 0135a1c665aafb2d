"""Everything that a snapshot is made of, and the id that follows from it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from dashboard import resources
from dashboard.catalogue import Catalogue, load_catalogue
from dashboard.divisions import Divisions, load_divisions
from dashboard.extraction.sheet import Entry
from dashboard.library import Library
from dashboard.warehouse.corrections import Correction, load_corrections
from dashboard.warehouse.documents import documents_of
from dashboard.warehouse.mappings import load_mappings, mappings_key
from dashboard.warehouse.population import Population, load_population
from dashboard.warehouse.readings import extractor_version
from dashboard.warehouse.schema import queries_sha256, sha256_of


@dataclass(frozen=True)
class Inputs:
    """documents: sha256 by path relative to reports/, in the order of paths."""

    library: Library
    documents: Mapping[str, str]
    corrections: tuple[Correction, ...]
    mappings: tuple[Entry, ...]
    population: tuple[Population, ...]
    catalogue_sha256: str
    queries_sha256: str
    extractor: str

    @classmethod
    def of(cls, library: Library) -> Inputs:
        """The inputs as they are now."""
        return cls(
            library=library,
            documents=documents_of(library),
            corrections=load_corrections(library.corrections),
            mappings=load_mappings(library.mappings, load_catalogue(resources.CATALOGUE)),
            population=load_population(library.population),
            catalogue_sha256=sha256_of(_catalogue_files(library)),
            queries_sha256=queries_sha256(),
            extractor=extractor_version(),
        )

    @cached_property
    def snapshot_id(self) -> str:
        """16 hex digits that follow from the inputs' content alone."""
        content = msgspec.json.encode(
            (
                sorted(self.documents.items()),
                self.corrections,
                mappings_key(self.mappings),
                self.population,
                self.catalogue_sha256,
                self.queries_sha256,
                self.extractor,
            )
        )
        return hashlib.sha256(content).hexdigest()[:16]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The bundled catalogue of what can be counted."""
        return load_catalogue(resources.CATALOGUE)

    @cached_property
    def divisions(self) -> Divisions:
        """The bundled places and bodies, and the library's own."""
        return load_divisions(resources.CATALOGUE, self.library.catalogue)


def _catalogue_files(library: Library) -> list[Path]:
    folders = {resources.CATALOGUE, library.catalogue}
    return sorted(path for folder in folders for path in folder.rglob("*.csv"))
