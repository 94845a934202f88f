"""What the two reports of the first case must give: `python -m benchmarks.seeds` prints the rows that fail."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.corpora import absent, corpora
from benchmarks.seed_checks import check_claims, check_names, check_never, check_states
from benchmarks.seed_types import Check, Evidence, Expected
from onrecord.build import build
from onrecord.core.document import Document
from onrecord.core.identity import digest_of
from onrecord.read import read
from onrecord.vocabulary import load

EXPECTED = Path(__file__).with_name("seeds.toml")


@dataclass(frozen=True, slots=True)
class Score:
    """How many checks hold, of those that must and of all."""

    checks: tuple[Check, ...]

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that must hold and do not."""
        return tuple(check for check in self.checks if check.must and not check.holds)


def expected() -> Expected:
    """The rows, from seeds.toml."""
    return msgspec.convert(tomllib.loads(EXPECTED.read_text(encoding="utf-8")), Expected)


def evidence(folder: Path, names: Sequence[str]) -> Evidence:
    """What onrecord makes of the named reports in `folder`."""
    vocabulary = load()
    documents = []
    for name in names:
        content = (folder / name).read_bytes()
        documents.append(Document(digest_of(content), content.decode("utf-8"), name))
    readings = tuple(read(document, vocabulary) for document in documents)
    texts = {document.digest: document.text for document in documents}
    return Evidence(texts, readings, build(readings, (), vocabulary))


def measure(folder: Path) -> Score:
    """Every check on the seed reports in `folder`."""
    rows = expected()
    both = evidence(folder, (rows.first, rows.second))
    early = evidence(folder, (rows.first,))
    return Score(
        (
            *check_claims(rows, both),
            *check_states(rows, both, early),
            *check_names(rows, both),
            *check_never(rows, both),
        )
    )


def main(arguments: Sequence[str]) -> int:
    """Print the checks that fail (all of them with `--all`); 1 where one fails that must hold."""
    folder = corpora()
    if folder is None or not (folder / "seeds").is_dir():
        print(absent("the seed reports"))
        return 0
    score = measure(folder / "seeds")
    for check in score.checks:
        if not check.holds or "--all" in arguments:
            mark = "holds" if check.holds else ("FAILS" if check.must else "not yet")
            print(f"{mark:8} {check.name}: {check.found}")
    held = sum(check.holds for check in score.checks)
    print(f"{held} of {len(score.checks)} checks hold; {len(score.failed)} that must hold fail")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
