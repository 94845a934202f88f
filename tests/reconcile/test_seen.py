from __future__ import annotations

from dataclasses import replace

from onrecord.core.claim import Claim
from onrecord.core.decision import MentionKey
from onrecord.reconcile.seen import seen_digest_of
from tests.support.readings import key_of, report, tell

DOCUMENT, READING = report(
    "A", "Limna Post", "2024-02-06", tell("arrest/start", "Nadia Orvel", "2024-02-05"), tell("search", "Ivo Brask")
)
CLAIMS: dict[str, Claim] = {claim.id: claim for claim in READING.claims}


def test_the_order_of_what_is_looked_at_is_irrelevant_and_twice_is_once() -> None:
    first, second = CLAIMS
    digest = seen_digest_of([first, second], CLAIMS, ())
    assert seen_digest_of([second, first], CLAIMS, ()) == digest
    assert seen_digest_of([second, first, second], CLAIMS, ()) == digest


def test_a_claim_read_otherwise_and_a_mention_no_longer_found_change_it() -> None:
    first = next(iter(CLAIMS))
    mention = key_of(READING, "Nadia Orvel")
    digest = seen_digest_of([first, mention], CLAIMS, ())
    assert seen_digest_of([first, mention], {**CLAIMS, first: replace(CLAIMS[first], phase=None)}, ()) != digest
    assert seen_digest_of([first, mention], CLAIMS, [MentionKey.parse(mention)]) != digest
