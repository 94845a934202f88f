"""What the figures are measured on and how they are written down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import figures
from benchmarks.child import Cost
from benchmarks.generate import reports, write
from benchmarks.page import PAGE, place, table


def test_the_same_seed_gives_the_same_reports() -> None:
    assert list(reports(20)) == list(reports(20))
    assert list(reports(20)) != list(reports(20, seed=8))


def test_generated_reports_tell_of_about_as_many_people_as_promised() -> None:
    told = {name for report in reports(80) for name in re.findall(r"(\w+ \w+) was arrested in", report.text)}
    assert 1 < len(told) <= 10


def test_reports_are_written_with_their_outlet_and_day(tmp_path: Path) -> None:
    write(tmp_path, 3)
    assert sorted(path.name for path in tmp_path.iterdir())[:2] == ["000000.meta.json", "000000.txt"]
    assert '"publisher"' in (tmp_path / "000001.meta.json").read_text(encoding="utf-8")


def test_a_table_is_put_in_its_place_and_words_around_stay(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- speed -->\nold\n<!-- /speed -->\nafter\n", encoding="utf-8")
    place("speed", table(["a", "b"], [["1", "2"]]), page)
    place("speed", table(["a", "b"], [["3", "4"]]), page)
    written = page.read_text(encoding="utf-8")
    assert written == "before\n<!-- speed -->\n| a | b |\n| --- | --- |\n| 3 | 4 |\n<!-- /speed -->\nafter\n"


def test_a_page_without_the_place_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no place marked"):
        place("speed", "x", page)


def test_the_page_has_every_place() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"<!-- {name} -->" in text for name in ("machine", "speed", "archives", "size", "accuracy"))


def _costs(small: float, large: float) -> list[tuple[int, Cost, Cost, Cost]]:
    def cost(seconds: float) -> Cost:
        return Cost(seconds, seconds, 100)

    return [(1_000, cost(1), cost(small), cost(1)), (10_000, cost(1), cost(large), cost(1))]


@pytest.mark.parametrize(("large", "holds"), [(13.0, True), (14.0, False)])
def test_growth_is_judged_by_n_log_n(large: float, holds: bool) -> None:
    assert figures.growth(_costs(1.0, large))[3] is holds
