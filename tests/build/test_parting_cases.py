"""Cases are parted where nothing ties them: reconciled all in one they give the same case file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unittest.mock import patch

from hypothesis import given, settings

from onrecord.build import build
from onrecord.reconcile.telling import Telling
from onrecord.vocabulary import load
from tests.build.cases import Written
from tests.build.test_properties import encoded, readings, reports


def all_in_one(tellings: Sequence[Telling], _sitting: Mapping[str, str]) -> tuple[tuple[Telling, ...], ...]:
    return (tuple(tellings),)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_reconciling_cases_apart_or_all_in_one_is_the_same(made: list[Written]) -> None:
    apart = encoded(build(readings(made), (), load()))
    with patch("onrecord.reconcile.reconciliation.part_cases", all_in_one):
        assert encoded(build(readings(made), (), load())) == apart
