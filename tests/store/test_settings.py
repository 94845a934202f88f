"""onrecord.toml: what is written is read, and what cannot be is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.problem import Problem
from onrecord.store.settings import FORMAT, Settings, TooNew, read_settings


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.integers(1, 10**12))
def test_what_is_written_is_read(author: str, size: int) -> None:
    settings = Settings(author=author, max_bytes=size)
    assert read_settings(settings.write()) == settings


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"format = ", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"author = 'Jo'", "no version"),
        (b"format = 'one'", "no version"),
        (b"format = true", "no version"),
        (b"format = 1\ncolour = 3", "'colour'"),
        (b"format = 1\nmax_bytes = 'many'", "wrong kind"),
        (b"format = 1\nmax_bytes = 0", "less than one"),
    ],
)
def test_what_cannot_be_used_is_told(content: bytes, message: str) -> None:
    problem = read_settings(content)
    assert isinstance(problem, Problem)
    assert not isinstance(problem, TooNew)
    assert message in problem.message


def test_a_newer_version_is_told_apart() -> None:
    assert isinstance(read_settings(f"format = {FORMAT + 1}\nunheard_of = 1".encode()), TooNew)
