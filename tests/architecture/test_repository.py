"""What the repository says of itself: complete, and about nothing but itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from benchmarks.seeds import expected
from onrecord.cli.app import COMMANDS
from onrecord.vocabulary import load

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MACHINE_PATH = re.compile(r"(?<![\w.}/])/(?:work|root|home|Users)/\w")
WRITTEN_BY_HAND = {".md", ".py", ".toml", ".case", ".txt", ".html", ".j2", ".css", ".js", ".json", ""}


def _files() -> list[Path]:
    """The files under version control; without git, everything that is not hidden or made."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    made = {"__pycache__", "demo", "build", "dist"}
    paths = (path for path in ROOT.rglob("*") if path.is_file())
    return [path for path in paths if not any(part[0] == "." or part in made for part in path.relative_to(ROOT).parts)]


def _texts(*, without: str = "") -> list[tuple[str, str]]:
    found = []
    for path in _files():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in WRITTEN_BY_HAND and not (without and name.startswith(without)):
            found.append((name, path.read_text(encoding="utf-8", errors="replace")))
    return found


def test_no_path_of_a_machine_is_written_anywhere() -> None:
    found = [f"{name}: {match[0]}" for name, text in _texts() for match in [MACHINE_PATH.search(text)] if match]
    assert not found
    assert MACHINE_PATH.search("see /" + "work/shared")


def test_people_of_the_corpora_are_named_in_the_benchmarks_alone() -> None:
    names = re.compile(rf"\b({'|'.join(expected().only_here)})\b")
    lists_of_names = ("src/onrecord/read/languages/", "src/onrecord/resolve/data/")
    found = [
        f"{name}: {match[0]}"
        for name, text in _texts(without="benchmarks/")
        for match in [names.search(text)]
        if match and not (name.startswith(lists_of_names) and name.endswith(".txt"))
    ]
    assert not found


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for path in [*DOCS.glob("*.md"), *ROOT.glob("*.md"), ROOT / "examples" / "README.md"]:
        targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        broken += [
            f"{path.relative_to(ROOT)}: {target}"
            for target in targets
            if "://" not in target and not (path.parent / target).exists()
        ]
    assert not broken


def test_the_index_leads_to_every_page() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    missing = [path.name for path in DOCS.glob("*.md") if path.name != "index.md" and f"({path.name})" not in index]
    assert not missing


@pytest.mark.parametrize("command", [entry.name for entry in COMMANDS])
def test_every_command_is_documented(command: str) -> None:
    assert f"onrecord {command}" in (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("event_type", [*load().event_types, *load().background], ids=lambda event_type: event_type.id)
def test_every_event_type_is_documented_and_shown(event_type) -> None:
    assert f"`{event_type.id}`" in (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    assert event_type.example.strip()
    assert event_type.mappings


def test_the_vocabulary_has_the_types_it_promises() -> None:
    """A type may be added without touching this; none may go, since archives and other programs name them."""
    promised = [
        "appeal_filed",
        "appeal_ruling",
        "arrest",
        "call_for_release",
        "charge",
        "custody_order",
        "death",
        "denial_of_access",
        "deportation",
        "designation",
        "disappearance",
        "health",
        "hearing",
        "house_arrest",
        "hunger_strike",
        "ill_treatment",
        "investigation",
        "killing",
        "official_response",
        "pardon",
        "protest",
        "release",
        "sanction",
        "search",
        "sentence",
        "threat",
        "transfer",
        "verdict",
        "visit",
    ]
    assert len(promised) == 29
    assert set(promised) <= {event_type.id for event_type in load().event_types}
    assert {state.id for state in load().states} == {"custody", "hunger_strike", "house_arrest", "travel_ban"}


def test_each_dependency_is_accounted_for() -> None:
    pinned = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9-]+)==", pinned, re.MULTILINE)
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    assert len(names) > 20
    assert [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)] == []
    told = re.findall(r"^\| ([a-z0-9-]+) \|", page, re.MULTILINE)
    assert [name for name in told if name != "package" and name not in names] == [], "no longer used"


def test_words_are_explained_once() -> None:
    rows = re.findall(r"^\| ([^|]+) \|", (DOCS / "words.md").read_text(encoding="utf-8"), re.MULTILINE)
    words = [word.strip() for row in rows[1:] for word in row.split(",") if not word.startswith("---")]
    assert len(words) >= 40
    assert len(words) == len(set(words))
