"""Figures in sentences: a grammar of the field's phrasings, from number and unit to metric and breakdown."""

from dashboard.extraction.narrative.reader import read_sentences
from dashboard.extraction.narrative.settle import SentenceReading

__all__ = ["SentenceReading", "read_sentences"]
