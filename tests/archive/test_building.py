"""Building: kept in the index, made again to the same bytes, told as of a day."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from onrecord.archive import Archive, Declared, Request, kept
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import DecisionKind
from onrecord.core.document import Document
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from tests.archive.archive_world import (
    REPORTS,
    SEEN,
    QuickEngine,
    claim_ids,
    create,
    made,
    mention_keys,
    still_clock,
    tree,
    write_reports,
)
from tests.archive.faulty_disk import FaultyDisk


def open_with(path: Path, engine: QuickEngine, moment: str = "2031-05-04T12:00:00+00:00") -> Archive:
    def now() -> datetime:
        return still_clock(moment)

    return made(Archive.open(path, now=now, engine=engine, files=FaultyDisk(), patience=0.2))


def built(archive: Archive, **known: date) -> tuple[CaseFile, tuple[Document, ...]]:
    outcome = archive.build(**known)
    assert not isinstance(outcome, Problem)
    return outcome


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports")


@pytest.fixture
def path(tmp_path: Path, reports: Path) -> Path:
    create(tmp_path / "archive", FaultyDisk()).add([reports])
    return tmp_path / "archive"


def test_every_document_is_read_once(path: Path, tmp_path: Path) -> None:
    engine = QuickEngine()
    first = built(open_with(path, engine))
    assert len(engine.read_documents) == 3
    assert built(open_with(path, engine)) == first
    assert built(open_with(path, engine), as_of=date(2031, 4, 1))[0].as_of == date(2031, 4, 1)
    (tmp_path / "new.txt").write_text("Published: 2031-03-20\n\nOne more.\n", encoding="utf-8")
    archive = open_with(path, engine)
    archive.add([tmp_path / "new.txt"])
    assert len(built(archive)[1]) == 4
    assert len(engine.read_documents) == 4


def test_a_declared_date_has_the_document_read_again(path: Path, reports: Path) -> None:
    engine = QuickEngine()
    archive = open_with(path, engine)
    built(archive)
    archive.add([reports / "third.txt"], Declared(published="2031-03-09"))
    casefile, _ = built(archive)
    assert len(engine.read_documents) == 4
    assert sorted(report.published for report in casefile.reports if report.published) == [
        date(2031, 3, 2),
        date(2031, 3, 5),
        date(2031, 3, 9),
    ]


def test_another_reader_reads_everything_again_and_leaves_nothing_stale(path: Path) -> None:
    built(open_with(path, QuickEngine()))
    before = tree(path / "index")
    newer = QuickEngine()
    newer.fingerprint = "1" * 64
    built(open_with(path, newer))
    assert len(newer.read_documents) == 3
    after = tree(path / "index")
    assert after.keys() == before.keys()
    assert all(after[name] != content for name, content in before.items())


def test_the_index_may_be_deleted_and_comes_back_to_the_same_bytes(path: Path) -> None:
    first = built(open_with(path, QuickEngine()))
    before = tree(path)
    shutil.rmtree(path / "index")
    assert built(open_with(path, QuickEngine())) == first
    assert tree(path) == before


def test_a_broken_index_is_never_believed(path: Path) -> None:
    first = built(open_with(path, QuickEngine()))
    before = tree(path)
    for name in tree(path / "index"):
        file = path / "index" / name
        content = file.read_bytes()
        for broken in (b"", content[:-20], content.replace(b'"type":"arrest"', b'"type":"pardon"'), b'{"content":{}}'):
            file.write_bytes(broken)
            assert built(open_with(path, QuickEngine())) == first
    shutil.rmtree(path / "index")
    built(open_with(path, QuickEngine()))
    assert tree(path) == before


def test_shards_of_nothing_are_removed(path: Path) -> None:
    built(open_with(path, QuickEngine()))
    before = tree(path)
    taken = {Path(name).stem for name in before if name.startswith("index/readings/")}
    stray = next(f"{number:02x}" for number in range(256) if f"{number:02x}" not in taken)
    shutil.copy(path / "index" / "readings" / f"{min(taken)}.json", path / "index" / "readings" / f"{stray}.json")
    shutil.copy(path / "index" / "readings" / f"{min(taken)}.json", path / "index" / "casefile" / "0007.json")
    (path / "index" / "casefile" / "0001.json").unlink()
    built(open_with(path, QuickEngine()))
    assert tree(path) == before


@pytest.mark.parametrize("items", [1, 2, 3, 100])
def test_a_large_case_file_is_kept_in_parts(path: Path, items: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PART_ITEMS", items)
    archive = open_with(path, QuickEngine())
    key = mention_keys(archive, "Dora Verrin")[0]
    archive.decide(Request(DecisionKind.WITHHOLD, (key,), "Jo", "She asked for it.", SEEN))
    first = built(archive)
    parts = sorted((path / "index" / "casefile").iterdir())
    assert len(parts) > 5 or items > 2
    engine = QuickEngine()
    assert built(open_with(path, engine)) == first
    assert engine.built == 0
    assert open_with(path, QuickEngine()).verify(rebuild=True).problems == ()  # type: ignore[union-attr]
    for part in (parts[0], parts[-1]):
        content = part.read_bytes()
        part.unlink()
        engine = QuickEngine()
        assert built(open_with(path, engine)) == first
        assert engine.built == 1
        assert part.read_bytes() == content


def test_the_order_of_adding_is_irrelevant(tmp_path: Path, reports: Path) -> None:
    outcomes = []
    for number, names in enumerate((tuple(REPORTS), tuple(reversed(REPORTS)))):
        archive = create(tmp_path / f"{number}", FaultyDisk())
        for name in names:
            archive.add([reports / name])
            archive.add([reports / name])
        outcomes.append(msgspec.json.encode(built(archive), order="deterministic"))
    assert outcomes[0] == outcomes[1]


def test_known_on_leaves_out_what_came_or_was_decided_later(tmp_path: Path, reports: Path) -> None:
    create(tmp_path / "archive", FaultyDisk())
    early = open_with(tmp_path / "archive", QuickEngine(), "2031-03-03T10:00:00+00:00")
    early.add([reports / "first.txt"])
    at_that_time = built(early)
    late = open_with(tmp_path / "archive", QuickEngine(), "2031-03-10T10:00:00+00:00")
    late.add([reports])
    decision = Request(DecisionKind.REJECT, (claim_ids(late)[0],), "Jo Tarn", "Misread.", SEEN)
    assert late.decide(decision).decision

    for day in (date(2031, 3, 3), date(2031, 3, 9)):
        casefile, documents = built(late, known_on=day)
        assert casefile.known_on == day
        assert (replace(casefile, known_on=None), documents) == at_that_time
    assert len(built(late, known_on=date(2031, 3, 10))[0].reports) == 3
    assert len(built(late, known_on=date(2031, 3, 10))[0].decisions) == 1


def test_published_by_leaves_out_what_was_published_later(path: Path) -> None:
    casefile, documents = built(open_with(path, QuickEngine()), published_by=date(2031, 3, 2))
    # The third report tells no date that can be used: it is not known to be later.
    assert sorted(document.name for document in documents) == ["first.txt", "third.txt"]
    assert {report.document for report in casefile.reports} == {document.digest for document in documents}


def test_a_decision_and_its_undo_leave_the_case_file_as_it_was(path: Path) -> None:
    archive = open_with(path, QuickEngine())
    before = built(archive)
    made_one = archive.decide(Request(DecisionKind.REJECT, (claim_ids(archive)[0],), "Jo", "Misread.", SEEN)).decision
    assert made_one is not None
    assert built(archive) != before
    assert archive.decide(Request(DecisionKind.UNDO, (made_one.id,), "Jo", "It was right.", SEEN)).decision
    assert built(archive) == before
    assert built(open_with(path, QuickEngine())) == before


def test_what_is_withheld_leaves_the_archive_in_nothing(path: Path) -> None:
    archive = open_with(path, QuickEngine())
    key = mention_keys(archive, "Dora Verrin")[0]
    assert archive.decide(Request(DecisionKind.WITHHOLD, (key,), "Jo", "She asked for it.", SEEN)).decision
    for _ in range(2):  # the second time from the index
        _, documents = built(open_with(path, QuickEngine()))
        assert len(documents) == 3
        assert not any("Dora" in document.text for document in documents)
    assert b"Dora Verrin" not in (path / "index" / "casefile" / "0001.json").read_bytes()
    assert open_with(path, QuickEngine()).verify(rebuild=True).problems == ()  # type: ignore[union-attr]


def test_who_is_withheld_today_is_in_no_case_file_of_an_earlier_day(tmp_path: Path, reports: Path) -> None:
    create(tmp_path / "archive", FaultyDisk())
    open_with(tmp_path / "archive", QuickEngine(), "2031-03-03T10:00:00+00:00").add([reports / "first.txt"])
    late = open_with(tmp_path / "archive", QuickEngine(), "2031-03-10T10:00:00+00:00")
    late.add([reports / "second.txt"])
    second = next(document.digest for document in built(late)[1] if document.name == "second.txt")
    key = next(key for key in mention_keys(late, "Dora Verrin") if second in key)
    decision = late.decide(Request(DecisionKind.WITHHOLD, (key,), "Jo", "She asked for it.", SEEN)).decision
    assert decision is not None
    for narrowed in ({"known_on": date(2031, 3, 3)}, {"published_by": date(2031, 3, 2)}):
        casefile, documents = built(late, **narrowed)
        assert [document.name for document in documents] == ["first.txt"]
        assert "Alma Verrin" in documents[0].text
        assert "Dora" not in documents[0].text
        assert [person.name for person in casefile.persons] == ["Alma Verrin"]

    assert late.decide(Request(DecisionKind.UNDO, (decision.id,), "Jo", "She agrees now.", SEEN)).decision
    assert "Dora" in built(late, known_on=date(2031, 3, 3))[1][0].text


def test_who_was_withheld_on_that_day_stays_so(tmp_path: Path, reports: Path) -> None:
    create(tmp_path / "archive", FaultyDisk())
    early = open_with(tmp_path / "archive", QuickEngine(), "2031-03-03T10:00:00+00:00")
    early.add([reports / "first.txt"])
    request = Request(DecisionKind.WITHHOLD, (mention_keys(early, "Dora Verrin")[0],), "Jo", "She asked for it.", SEEN)
    decision = early.decide(request).decision
    assert decision is not None
    late = open_with(tmp_path / "archive", QuickEngine(), "2031-03-10T10:00:00+00:00")
    assert late.decide(Request(DecisionKind.UNDO, (decision.id,), "Jo", "She agrees now.", SEEN)).decision
    assert "Dora" in built(late)[1][0].text
    assert "Dora" not in built(late, known_on=date(2031, 3, 3))[1][0].text


def test_what_is_withheld_by_a_report_that_cannot_be_read_has_nothing_shown(path: Path) -> None:
    archive = open_with(path, QuickEngine())
    key = mention_keys(archive, "Ivo Kessin")[0]
    assert archive.decide(Request(DecisionKind.WITHHOLD, (key,), "Jo", "He asked for it.", SEEN)).decision
    (record,) = (text for text in (path / "texts").rglob("*.json") if key.split(":")[1] in text.read_text("utf-8"))
    content = record.read_bytes()
    record.unlink()
    shutil.rmtree(path / "index")
    for known in ({}, {"known_on": date(2031, 5, 5)}, {"published_by": date(2031, 3, 2)}):
        refused = open_with(path, QuickEngine()).build(**known)
        assert isinstance(refused, Problem)
        assert "no case file is shown" in refused.message
        assert "Kessin" not in str(refused)
    record.write_bytes(content)
    assert len(built(open_with(path, QuickEngine()))[1]) == 3


class OtherEngine(QuickEngine):
    """A later reader, to which no claim is what it was."""

    def read(self, document: Document) -> Reading:
        reading = super().read(document)
        return replace(reading, claims=tuple(replace(claim, id=f"{claim.id}0") for claim in reading.claims))


@pytest.mark.parametrize("kind", [DecisionKind.WITHHOLD, DecisionKind.REJECT, DecisionKind.ACCEPT])
def test_a_decision_about_a_claim_that_is_read_no_more_is_told(path: Path, kind: DecisionKind) -> None:
    archive = open_with(path, QuickEngine())
    decision = archive.decide(Request(kind, (claim_ids(archive)[0],), "Jo", "So.", SEEN)).decision
    assert decision is not None
    engine = OtherEngine()
    engine.fingerprint = "2" * 64
    later = open_with(path, engine)
    outcome = later.build()
    if kind is DecisionKind.WITHHOLD:
        assert isinstance(outcome, Problem), "a withheld claim that cannot be found cannot be hidden"
        assert decision.id in outcome.remedy
    else:
        assert not isinstance(outcome, Problem)
        assert [decision.id in problem.message for problem in outcome[0].problems] == [True]
    assert later.decide(Request(DecisionKind.UNDO, (decision.id,), "Jo", "Read anew.", SEEN)).decision
    assert built(later)[0].problems == ()


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_damaged_text_is_left_out_and_told(path: Path, damage: str) -> None:
    victim = min((path / "texts").rglob("*.json"))
    if damage == "missing":
        victim.unlink()
    else:
        victim.write_bytes(victim.read_bytes().replace(b"Verrin", b"Verran").replace(b"Kessin", b"Kessan"))
    casefile, documents = built(open_with(path, QuickEngine()))
    assert len(documents) == len(casefile.reports) == 2
    assert [problem.where for problem in casefile.problems] == [str(victim.relative_to(path))]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (Request(DecisionKind.ACCEPT, ("claim-0000",), "Jo", "So.", SEEN), "no claim claim-0000"),
        (Request(DecisionKind.WITHHOLD, (f"mention:{'0' * 64}:1:2",), "Jo", "So.", SEEN), "No document 000000000000"),
        (Request(DecisionKind.UNDO, ("decision-0000",), "Jo", "So.", SEEN), "no decision of that id"),
        (Request(DecisionKind.ACCEPT, ("claim-0000",), " ", "So.", SEEN), "author"),
    ],
)
def test_a_decision_about_nothing_is_refused(path: Path, request_: Request, message: str) -> None:
    before = tree(path)
    decided = open_with(path, QuickEngine()).decide(request_)
    assert decided.decision is None
    assert message in decided.problems[0].message
    assert tree(path) == before


def test_a_mention_has_to_be_one_that_is_read(path: Path) -> None:
    archive = open_with(path, QuickEngine())
    key = mention_keys(archive, "Alma Verrin")[0]
    shifted = f"{key.rpartition(':')[0]}:{int(key.rpartition(':')[2]) + 1}"
    decided = archive.decide(Request(DecisionKind.SAME, (key, shifted), "Jo", "So.", SEEN))
    assert "No name is read at" in decided.problems[0].message


def test_what_a_document_says_of_one_name_counts_for_all_its_mentions(path: Path) -> None:
    archive = open_with(path, QuickEngine())
    alma = mention_keys(archive, "Alma Verrin")
    dora = mention_keys(archive, "Dora Verrin")
    twice = next(key for key in alma if sum(other.split(":")[1] == key.split(":")[1] for other in alma) == 2)
    (same_document,) = (key for key in alma if key.split(":")[1] == twice.split(":")[1] and key != twice)
    assert archive.decide(Request(DecisionKind.DIFFERENT, (twice, dora[0]), "Jo", "Sisters.", SEEN)).decision
    refused = archive.decide(Request(DecisionKind.SAME, (same_document, dora[0]), "Lu", "One woman.", SEEN))
    assert refused.decision is None
    assert "contradicts" in refused.problems[0].message
