"""A case that does not hold says so in its own language, and can be accepted once it has been read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_format import CaseError
from tests.support.case_runner import ACCEPT, check_file, check_text

CASE = """# A sample.

=== report A
publisher: Harbour Gazette
published: 2024-02-06
---
Nadia Orvel was arrested on February 5, 2024.

=== claims
[A] arrest/start · 2024-02-04 · asserted · Harbour Gazette · person Nadia Orvel

=== findings: contradiction
(none)
"""
RIGHT = CASE.replace("2024-02-04", "2024-02-05")


def test_a_case_that_holds_says_nothing() -> None:
    check_text(RIGHT, "sample")


def test_a_case_that_does_not_hold_prints_the_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ACCEPT, raising=False)
    with pytest.raises(AssertionError) as caught:
        check_text(CASE, "sample.case")
    told = str(caught.value).splitlines()
    assert "-[A] arrest/start · 2024-02-04 · asserted · Harbour Gazette · person Nadia Orvel" in told
    assert "+[A] arrest/start · 2024-02-05 · asserted · Harbour Gazette · person Nadia Orvel" in told
    assert told[-1].startswith("If what was found is right, accept it: ONRECORD_ACCEPT=1")
    assert not any("contradiction" in line for line in told)


def test_accepting_writes_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sample.case"
    path.write_text(CASE, encoding="utf-8")
    monkeypatch.setenv(ACCEPT, "1")
    check_file(path)
    assert path.read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ("same Nadia Orvel = Nobody Here", "no mention is written so"),
        ('reject A "was released"', "no claim has that quote"),
    ],
)
def test_a_decision_about_nothing_is_told(decision: str, message: str) -> None:
    with pytest.raises(CaseError, match=message):
        check_text(RIGHT.replace("=== claims", f"=== decide\n{decision}\n\n=== claims"), "sample.case")


def test_a_case_about_nobody_is_told() -> None:
    with pytest.raises(CaseError, match="0 persons have that name; found are Nadia Orvel"):
        check_text(RIGHT.replace("=== claims", "=== case Ivo Brask\n\n=== claims"), "sample.case")
