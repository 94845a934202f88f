"""Mistakes of users and of data, as values: where, what, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person should know about and can mend.

    Exceptions are for our own bugs and for the machine; whatever a user or a document got wrong is a Problem.
    """

    where: str
    """The file, document, line or span it is about, as a user would name it."""
    message: str
    """What is wrong, as one sentence."""
    remedy: str
    """What to do next, as one sentence."""
