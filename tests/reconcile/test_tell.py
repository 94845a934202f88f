from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.claim import Amount, Claim
from onrecord.core.when import When
from onrecord.reconcile.accounts import slots_of
from onrecord.reconcile.tell import Names, Setting, tell
from onrecord.reconcile.telling import Telling
from onrecord.resolve.sounds import fold
from onrecord.vocabulary import load
from onrecord.vocabulary.types import EventType, Phase, Vocabulary
from tests.support import readings

NAMES = Names({}, {}, frozenset(), fold)


def claim(event: str, **more: str) -> Claim:
    return readings.report("A", "Tarpress", "2024-02-06", readings.tell(event, "", "2024-02-05", **more))[1].claims[0]


def told(one: Claim, vocabulary: Vocabulary | None = None, origin: str = "origin-1") -> Telling:
    setting = Setting(date(2024, 2, 6), "tarpress", origin, ())
    return tell(one, setting, NAMES, vocabulary or load())


def test_what_only_goes_on_has_no_beginning_to_count_with() -> None:
    lasting = EventType("vigil", "response", "Vigil", "", "Vigil", "other", (), (Phase("continue", "goes on"),))
    since = replace(claim("vigil/continue"), when=When(open_ended=True))
    assert told(since, Vocabulary((lasting,), (), "")).phase == "continue"


def test_since_a_day_counts_with_the_beginning() -> None:
    since = replace(claim("hunger_strike/continue"), when=When(open_ended=True))
    assert told(since).phase == "start"


def test_large_amounts_that_differ_by_one_are_two_accounts() -> None:
    def fined(value: float, document: str) -> Telling:
        one = claim("sanction")
        return told(replace(one, id=document, document=document, amounts=(Amount("", one.trigger, value, "USD"),)))

    (slot,) = [slot for slot in slots_of([fined(1234567, "A"), fined(1234568, "B")]) if slot.name == "amount"]
    assert sorted(account.value for account in slot.accounts) == ["1234567 USD", "1234568 USD"]
