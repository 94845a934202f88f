"""Every `.case` file, and the example of every event type, says what onrecord finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.vocabulary import load
from tests.support.case_runner import check_file, check_text

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("**/*.case"))
EXAMPLES = [event_type for event_type in load().event_types if event_type.example.strip()]
AROUND = load().background


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    check_file(path)


@pytest.mark.parametrize("event_type", EXAMPLES, ids=lambda event_type: event_type.id)
def test_example_of_event_type(event_type) -> None:
    check_text(event_type.example, f"vocabulary/events/{event_type.id}.toml")


@pytest.mark.parametrize("event_type", AROUND, ids=lambda event_type: event_type.id)
def test_example_of_the_background(event_type) -> None:
    check_text(event_type.example, f"vocabulary/background/{event_type.id}.toml")
