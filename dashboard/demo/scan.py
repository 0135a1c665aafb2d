"""A report as a scanned PDF: pictures of its printed pages, a little askew and grey, without a text layer."""

from __future__ import annotations

import io
import random

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dashboard.demo.manuscript import Manuscript
from dashboard.demo.pdf import render_pdf

_DOTS_AN_INCH = 200
_LARGEST_SKEW = 0.5
"""Degrees: how askew a sheet lies that was fed by hand."""
_NOISE, _PAPER, _QUALITY = 6.0, 250, 80
"""Standard deviation of the grey (0 to 255), the grey of white paper, and the quality of the JPEG."""


def render_scan(manuscript: Manuscript, chance: random.Random) -> bytes:
    """The report as the PDF that a scanner makes; the same manuscript and chance give the same bytes."""
    printed = pdfium.PdfDocument(render_pdf(manuscript, chance, ruled=True))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    noise = np.random.default_rng(chance.getrandbits(32))
    try:
        for page in printed:
            width, height = page.get_size()
            sheet = page.render(scale=_DOTS_AN_INCH / 72, grayscale=True).to_pil()
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(_scanned(sheet, chance, noise)), 0, 0, width, height)
            canvas.showPage()
    finally:
        printed.close()
    canvas.setTitle(manuscript.title)
    canvas.save()
    return buffer.getvalue()


def _scanned(sheet: Image.Image, chance: random.Random, noise: np.random.Generator) -> io.BytesIO:
    """The sheet as the scanner's JPEG."""
    skew = chance.uniform(-_LARGEST_SKEW, _LARGEST_SKEW)
    turned = sheet.convert("L").rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, np.float32) * (_PAPER / 255)
    grey += noise.normal(0.0, _NOISE, grey.shape).astype(np.float32)
    picture = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(picture, "JPEG", quality=_QUALITY)
    picture.seek(0)
    return picture
