"""A large archive is kept case by case: grown by new reports, its index and case file are those made from scratch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generate import many_cases, write_all
from onrecord.archive import Archive, Declared, Request, ledger
from onrecord.archive.figures import figures_of
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import DecisionKind
from onrecord.core.problem import Problem
from onrecord.store.filesystem import FileSystem
from tests.archive.archive_world import SEEN, made, still_clock, tree
from tests.archive.faulty_disk import Crash, Failing, FaultyDisk

REPORTS = 12
CASES = ("index/cases/", "index/known/")


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "LARGE", 2)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of three people, by number."""
    folder = tmp_path_factory.mktemp("inbox")
    write_all(folder, list(many_cases(3, REPORTS // 3, seed=5)))
    return folder


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory, inbox: Path) -> Path:
    """An archive that was built with most of them, with one more that is only added."""
    path = tmp_path_factory.mktemp("grown") / "archive"
    patch = pytest.MonkeyPatch()
    patch.setattr(ledger, "LARGE", 2)
    archive = made(Archive.create(path, now=still_clock))
    add(archive, inbox, range(REPORTS - 1))
    built(archive)
    add(archive, inbox, [REPORTS - 1])
    patch.undo()
    return path


def add(archive: Archive, inbox: Path, numbers: Sequence[int]) -> None:
    archive.add([inbox / f"{number:06}.txt" for number in numbers], Declared(retrieved="2031-01-01"))


def opened(path: Path, files: FileSystem | None = None) -> Archive:
    return made(Archive.open(path, now=still_clock, files=files, patience=0.2))


def built(archive: Archive) -> CaseFile:
    found = archive.build()
    assert not isinstance(found, Problem)
    return found[0]


def index_of(path: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(path).items() if name.startswith("index/")}


def from_scratch(path: Path, aside: Path) -> dict[str, bytes]:
    """The index of the same archive, its readings kept and all else made anew."""
    shutil.copytree(path, aside)
    for name in ("cases", "known", "casefile"):
        shutil.rmtree(aside / "index" / name, ignore_errors=True)
    built(opened(aside))
    found = index_of(aside)
    shutil.rmtree(aside)
    return found


def test_a_new_report_changes_what_it_would_from_scratch(grown: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    shutil.copytree(grown, path)
    before = index_of(path)
    figures = opened(path).figures()
    after = index_of(path)
    assert after == from_scratch(path, tmp_path / "aside")
    assert any(after.get(name) == content for name, content in before.items() if name.startswith("index/cases/"))
    casefile = built(opened(path))
    assert figures == figures_of(casefile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "LARGE", 10**9)
        plain = built(opened(path))
    assert msgspec.json.encode(casefile, order="sorted") == msgspec.json.encode(plain, order="sorted")


def test_growing_reads_the_new_report_alone(grown: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive"
    shutil.copytree(grown, path)
    grew: list[int] = []
    grow = ledger.Ledger._write

    def counted(self: ledger.Ledger, *rest: object) -> object:
        grew.append(len(self.snapshot.documents))
        return grow(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger.Ledger, "_write", counted)
    monkeypatch.setattr(ledger.Ledger, "_from_scratch", None)
    assert opened(path).figures() is not None
    assert grew == [REPORTS]


@pytest.mark.parametrize("failing", [Failing.ERROR, Failing.CRASH, Failing.TORN_CRASH, Failing.POWER_LOSS])
def test_a_fault_at_any_step_of_growing_leaves_what_is_made_again(
    grown: Path, tmp_path: Path, failing: Failing
) -> None:
    counting = FaultyDisk()
    shutil.copytree(grown, tmp_path / "sound")
    opened(tmp_path / "sound", counting).figures()
    expected = index_of(tmp_path / "sound")
    assert counting.steps > 8
    for step in range(0, counting.steps, 1 if failing is Failing.TORN_CRASH else 3):
        path = tmp_path / f"{step}"
        shutil.copytree(grown, path)
        try:
            opened(path, FaultyDisk(failing, step)).figures()
        except Crash:
            assert failing is not Failing.ERROR
        built(opened(path))
        assert index_of(path) == expected, counting.names_of_steps[step]
        shutil.rmtree(path)


def test_a_file_of_the_index_that_was_changed_is_told_and_made_again(grown: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    shutil.copytree(grown, path)
    sound = built(opened(path))
    expected = index_of(path)
    for name in [name for name in expected if name.startswith(CASES)]:
        target = path / name
        target.write_bytes(target.read_bytes().replace(b"20", b"21", 1))
        verification = opened(path).verify()
        assert not isinstance(verification, Problem)
        assert [problem.where for problem in verification.problems] == [name]
        assert built(opened(path)) == sound
        assert index_of(path) == expected, name


def test_verifying_makes_the_index_anew_and_compares(grown: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    shutil.copytree(grown, path)
    built(opened(path))
    verification = opened(path).verify(rebuild=True)
    assert not isinstance(verification, Problem)
    assert verification.problems == ()
    name = next(name for name in index_of(path) if name.startswith("index/cases/"))
    head = ledger.read_index(opened(path)._store, ledger.known_name("head"), ledger.Head)
    assert head is not None
    sealed, digest = ledger.seal_encoded(b"[]")
    (path / name).write_bytes(sealed)
    cases = {**head.cases, Path(name).stem: digest}
    changed = ledger.replace(head, cases=cases)
    opened(path)._store.put_index(ledger.known_name("head"), ledger.seal(changed))
    verification = opened(path).verify(rebuild=True)
    assert not isinstance(verification, Problem)
    assert {problem.where for problem in verification.problems} == {"index/known/head.json", name}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, REPORTS - 1)),
        st.tuples(st.sampled_from(("reject", "same", "different", "withhold", "declare", "undo")), st.integers(0, 50)),
        st.tuples(st.sampled_from(("build", "figures")), st.just(0)),
    ),
    min_size=4,
    max_size=9,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_way_leads_to_the_index_that_is_made_from_scratch(
    inbox: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "archive"
    archive = made(Archive.create(path, now=still_clock))
    add(archive, inbox, range(4))
    built(archive)
    for step, number in steps:
        _do(archive, inbox, step, number)
    archive.figures()
    built(archive)
    assert index_of(path) == from_scratch(path, path.parent / "aside")
    shutil.rmtree(path)


def _do(archive: Archive, inbox: Path, step: str, number: int) -> None:
    if step == "add":
        add(archive, inbox, [number])
    elif step == "declare":
        day = Declared(published=f"2024-05-{number % 28 + 1:02}", retrieved="2031-01-01")
        archive.add([inbox / f"{number % REPORTS:06}.txt"], day)
    elif step == "figures":
        archive.figures()
    elif step == "build":
        built(archive)
    else:
        for request in _requests(built(archive), step, number):
            archive.decide(request)


def _requests(casefile: CaseFile, step: str, number: int) -> Iterator[Request]:
    def request(kind: str, *targets: str) -> Request:
        return Request(DecisionKind(kind), targets, "Jo Tarn", f"Because of {number}.", SEEN)

    persons = [person.mentions[0].write() for person in casefile.persons]
    if step == "undo":
        if casefile.decisions:
            yield request("undo", casefile.decisions[number % len(casefile.decisions)].id)
    elif step == "reject":
        yield request("reject", casefile.claims[number % len(casefile.claims)].id)
    elif step == "withhold":
        yield request("withhold", persons[number % len(persons)])
    elif len(persons) > 1:
        yield request(step, persons[number % len(persons)], persons[(number + 1) % len(persons)])
