"""Errors that a person meets: what happened, where, and what to do, in Chinese."""

from __future__ import annotations


class GongkaiError(Exception):
    """Base of every error that is shown to a person.

    problem: what happened; where: the file, and page where known; remedy: what to do next.
    """

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole message in one line: 「where：problem。remedy。」"""
        head = f"{self.where}：{self.problem}" if self.where else self.problem
        parts = [part.rstrip("。") for part in (head, self.remedy) if part]
        return "。".join(parts) + "。"


class UnreadableDocument(GongkaiError):
    """A document that no reader can turn into text."""


class LibraryError(GongkaiError):
    """A library folder that is missing, locked or not a library."""


class QueryError(GongkaiError):
    """A query that does not exist or was given the wrong parameters."""
