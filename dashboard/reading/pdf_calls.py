"""The functions of pdfium that are called for every character or object of a page.

Handles are plain numbers here: ctypes passes those in half the time that the pointer objects of
pypdfium2's own bindings take, which is most of what reading a lean page costs.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_HANDLE, _NUMBER, _PLACE = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p


def address_of(handle: Any) -> int:
    """The number that stands for a handle of pypdfium2's; it is valid while the handle is open."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address_of(function))


object_at = _plain(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
object_in_form = _plain(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
object_kind = _plain(raw.FPDFPageObj_GetType, _NUMBER, _HANDLE)
object_bounds = _plain(raw.FPDFPageObj_GetBounds, _NUMBER, _HANDLE, *[_PLACE] * 4)
draw_mode = _plain(raw.FPDFPath_GetDrawMode, _NUMBER, _HANDLE, *[_PLACE] * 2)
segment_count = _plain(raw.FPDFPath_CountSegments, _NUMBER, _HANDLE)
segment_at = _plain(raw.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _NUMBER)
segment_type = _plain(raw.FPDFPathSegment_GetType, _NUMBER, _HANDLE)
segment_point = _plain(raw.FPDFPathSegment_GetPoint, _NUMBER, _HANDLE, *[_PLACE] * 2)
segment_closes = _plain(raw.FPDFPathSegment_GetClose, _NUMBER, _HANDLE)
form_count = _plain(raw.FPDFFormObj_CountObjects, _NUMBER, _HANDLE)
object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _NUMBER, _HANDLE, _PLACE)
loose_box = _plain(raw.FPDFText_GetLooseCharBox, _NUMBER, _HANDLE, _NUMBER, _PLACE)
