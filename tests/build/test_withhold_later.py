"""Withholding outlives a change of the reader: what a decision pointed to stays hidden, however it is read now."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.decision import MentionKey
from onrecord.withhold import redact
from tests.build.cases import built
from tests.support.readings import decide, key_of, report, tell


def test_a_name_whose_bounds_are_drawn_otherwise_now_stays_hidden() -> None:
    document, reading = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Zarema Oskova", "2024-02-06"))
    key = MentionKey.parse(key_of(reading, "Zarema Oskova"))
    for earlier in (replace(key, start=key.start + 7), replace(key, end=key.end + 4), replace(key, end=key.end - 7)):
        casefile, (redacted,) = redact(
            built((document, reading)), [document], [decide("withhold", earlier.write())]
        )  # fmt: skip
        assert casefile.persons == ()
        assert casefile.events == ()
        assert "Oskova" not in redacted.text


def test_a_name_that_is_read_no_more_stays_hidden() -> None:
    document, reading = report("A", "Tarpress", "2024-02-06", tell("arrest/start", "Zarema Oskova", "2024-02-06"))
    other, later = report("B", "Limna Post", "2024-02-08", tell("release/granted", "Oskova", "2024-02-07"))
    decision = decide("withhold", key_of(reading, "Zarema Oskova"))
    unread = replace(reading, mentions=(), names=(), claims=())
    casefile, documents = redact(built((document, unread), (other, later)), [document, other], [decision])
    assert not any("Oskova" in redacted.text for redacted in documents)
    assert not any("Oskova" in event.title for event in casefile.events)
