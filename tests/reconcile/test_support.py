"""What is counted behind a value: known publishers, known origins."""

from __future__ import annotations

from onrecord.core.event import Support
from onrecord.scope import narrow
from tests.build.cases import built
from tests.support.readings import report, tell


def test_publishers_that_are_not_known_are_no_publishers_and_make_nothing_independent() -> None:
    same = ("arrest/start", "Nadia Orvel", "2024-02-05")
    unknown = [report("A", "", "2024-02-06", tell(*same)), report("B", "", "2024-02-07", tell(*same))]
    assert built(*unknown).support == Support(2, 0, 1)
    both = built(*unknown, report("Tarpress", "Tarpress", "2024-02-08", tell(*same)))
    assert both.support == Support(3, 1, 1)
    (event,) = both.events
    assert event.support == Support(3, 1, 1)
    assert narrow(both, event.persons[0]).support == Support(3, 1, 1)


def test_support_in_words() -> None:
    assert Support(5, 2, 1).write() == "5 reports, 2 publishers, 1 origin"
    assert Support(1, 0, 1).write() == "1 report, publisher not known"
