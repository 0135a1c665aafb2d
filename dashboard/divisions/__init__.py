"""China's places down to the sub-districts (乡级), and the bodies that report for them.

The bundled list is data/catalogue/divisions (its README says where the facts come from). A library may add
places and bodies of its own in its catalogue/ folder: divisions.csv and agencies.csv, with the same columns.
"""

from __future__ import annotations

from dashboard.divisions.files import AGENCY_COLUMNS, PLACE_COLUMNS, load_divisions
from dashboard.divisions.index import NOT_A_PLACE, Divisions
from dashboard.divisions.places import AgencyEntry, Place, kind_of

__all__ = [
    "AGENCY_COLUMNS",
    "NOT_A_PLACE",
    "PLACE_COLUMNS",
    "AgencyEntry",
    "Divisions",
    "Place",
    "kind_of",
    "load_divisions",
]
