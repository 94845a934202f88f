"""The two reports of the first case give what they must, where they are at hand."""

from __future__ import annotations

import pytest

from benchmarks.corpora import VARIABLE, corpora
from benchmarks.seeds import expected, measure

FOLDER = corpora()


@pytest.mark.skipif(
    FOLDER is None or not (FOLDER / "seeds").is_dir(), reason=f"no corpora here: name them with {VARIABLE}"
)
def test_the_first_case_holds() -> None:
    assert FOLDER is not None
    failed = [f"{check.name}: {check.found}" for check in measure(FOLDER / "seeds").failed]
    assert not failed, "\n" + "\n".join(failed)


def test_every_row_is_measured() -> None:
    rows = expected()
    numbers = {row.row for row in (*rows.claims, *rows.attributions, *rows.replies)}
    assert numbers == set(range(1, 21))
