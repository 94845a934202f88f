"""Who stays and may give away whom a decision withholds is told to the person who decides, and to nobody else."""

from __future__ import annotations

from onrecord.withhold import giveaways, redact
from tests.build.cases import built
from tests.support.readings import decide, key_of, report, tell

REPORT = report(
    "A", "Tarpress", "2024-02-06",
    tell("arrest/start", "Zarema Oskova", "2024-02-05"),
    names=["Ivo Oskov", "Nadia Orvel", "Lada Brask", "أنا أوسكوفا"],
    kin=[("Zarema Oskova", "sister", "Lada Brask")],
)  # fmt: skip


def named(*withheld: str) -> list[str]:
    decisions = [decide("withhold", key_of(REPORT[1], name), number=number) for number, name in enumerate(withheld, 1)]
    before, _ = redact(built(REPORT, decisions=decisions[:-1]), [REPORT[0]], decisions[:-1])
    after, _ = redact(built(REPORT, decisions=decisions), [REPORT[0]], decisions)
    told = giveaways(before, after)
    assert not any(name in f"{problem}" for problem in told for name in withheld)
    return sorted(problem.where for problem in told)


def test_relatives_and_whoever_has_the_family_name_are_named() -> None:
    assert named("Zarema Oskova") == ["Ivo Oskov", "Lada Brask", "أنا أوسكوفا"]


def test_who_is_withheld_already_is_named_no_more() -> None:
    assert "Ivo Oskov" not in named("Ivo Oskov", "Zarema Oskova")


def test_who_is_nobodys_relative_gives_nobody_away() -> None:
    assert named("Nadia Orvel") == []
