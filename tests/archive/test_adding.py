"""Adding: each input has an outcome, bad input says where, what and what to do, the rest goes on."""

from __future__ import annotations

import errno
import io
import os
import shutil
from pathlib import Path

import pytest

from onrecord.archive import AddStatus, Archive, adding
from onrecord.core.identity import digest_of
from onrecord.core.problem import Problem
from onrecord.store.disk import Disk
from onrecord.store.filesystem import Kind
from tests.archive.archive_world import GOOD, by_name, create, documents, reopen, tree, write_reports
from tests.archive.faulty_disk import FaultyDisk


def assert_good_problem(problem: Problem, name: str) -> None:
    assert name in problem.where
    assert problem.message.endswith(".")
    assert problem.remedy.endswith((".", "…}.", "…"))


def test_the_same_bytes_twice_change_nothing(archive: Archive, inbox: Path) -> None:
    first = archive.add([inbox])
    before = tree(archive.path)
    shutil.copy(inbox / "good.txt", inbox / "other name.txt")

    again = archive.add([inbox / "good.txt", inbox])

    assert [outcome.status for outcome in first.outcomes] == ["added"]
    assert [outcome.status for outcome in again.outcomes] == ["already_there"] * 3
    assert {outcome.document for outcome in again.outcomes} == {digest_of(GOOD.encode())}
    assert tree(archive.path) == before


def test_two_copies_in_one_folder_are_stored_once(archive: Archive, inbox: Path) -> None:
    shutil.copy(inbox / "good.txt", inbox / "zcopy.txt")
    assert [outcome.status for outcome in archive.add([inbox]).outcomes] == ["added", "already_there"]
    assert len(list((archive.path / "originals").rglob("*/*"))) == 1


def test_originals_are_kept_byte_for_byte(archive: Archive, inbox: Path) -> None:
    content = b"\xef\xbb\xbfPublished: 2031-03-02\r\n\r\nA caf\xc3\xa9.\r\nIts  second  line.\r\n"
    (inbox / "windows.txt").write_bytes(content)
    archive.add([inbox / "windows.txt"])
    digest = digest_of(content)
    assert (archive.path / "originals" / digest[:2] / digest).read_bytes() == content
    assert documents(archive)["windows.txt"].text == "A café.\nIts  second  line.\n"


def test_bad_inputs_are_named_and_the_rest_goes_on(archive: Archive, inbox: Path) -> None:
    (inbox / "a-empty.txt").write_bytes(b"")
    (inbox / "b-blank.txt").write_bytes(b" \n\n ")
    (inbox / "c-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (inbox / "d-paper.html").write_bytes(b"%PDF-1.7 ...")
    (inbox / "e-noise.txt").write_bytes(bytes(range(256)) * 40)
    (inbox / "f-header.txt").write_text("Title: Only this\n\n", encoding="utf-8")
    (inbox / "g-menu.html").write_text("<html><body><nav>Home</nav></body></html>", encoding="utf-8")
    os.mkfifo(inbox / "h-pipe")
    (inbox / "i-loop").symlink_to(inbox / "i-loop")
    (inbox / "j-round").symlink_to(inbox)
    (inbox / "k-gone").symlink_to(inbox / "nowhere")

    outcomes = by_name(archive.add([inbox, inbox / "no such file.txt"]).outcomes)

    assert outcomes.pop("good.txt").status is AddStatus.ADDED
    assert len(outcomes) == 12
    for name, outcome in outcomes.items():
        assert outcome.status is AddStatus.REFUSED, name
        assert_good_problem(outcome.problems[0], name)
    messages = {name: outcome.problems[0].message for name, outcome in outcomes.items()}
    assert "empty" in messages["a-empty.txt"]
    assert "PNG" in messages["c-picture.txt"]
    assert "PDF" in messages["d-paper.html"]
    assert "round in a circle" in messages["i-loop"]
    assert "holds itself" in messages["j-round"]
    assert "no such file" in messages["no such file.txt"]
    assert reopen(archive.path).verify().problems == ()  # type: ignore[union-attr]


def test_a_link_out_of_a_folder_is_not_followed(archive: Archive, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Published: 2031-03-02\n\nWhat is nobody's business.\n", encoding="utf-8")
    (inbox / "deep").mkdir()
    (inbox / "deep" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "deep" / "in.txt").symlink_to(inbox / "good.txt")
    (inbox / "up").symlink_to(tmp_path)
    outcomes = by_name(archive.add([inbox]).outcomes)
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "good.txt": AddStatus.ALREADY_THERE,
        "in.txt": AddStatus.ADDED,
        "out.txt": AddStatus.REFUSED,
        "up": AddStatus.REFUSED,
    }
    assert "leads out of the folder" in outcomes["out.txt"].problems[0].message
    assert by_name(archive.add([inbox / "deep" / "out.txt"]).outcomes)["out.txt"].status is AddStatus.ADDED


def test_a_file_over_the_limit_is_told_by_its_size_alone(archive: Archive, inbox: Path) -> None:
    with (inbox / "huge.txt").open("wb") as stream:
        stream.truncate(200_000_000)

    class NeverReadsHuge(FaultyDisk):
        def read(self, path: Path) -> bytes:
            assert path.name != "huge.txt"
            return super().read(path)

    outcomes = by_name(reopen(archive.path, NeverReadsHuge()).add([inbox]).outcomes)
    assert "20,000,000 bytes" in outcomes["huge.txt"].problems[0].message
    assert outcomes["good.txt"].status is AddStatus.ADDED


def test_a_folder_or_file_without_permission(archive: Archive, inbox: Path) -> None:
    (inbox / "closed").mkdir()
    (inbox / "secret.txt").write_text(GOOD + "x", encoding="utf-8")

    class Closed(FaultyDisk):
        def names(self, folder: Path) -> list[str]:
            if folder.name == "closed":
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().names(folder)

        def read(self, path: Path) -> bytes:
            if path.name == "secret.txt":
                raise PermissionError(errno.EACCES, "Permission denied")
            return super().read(path)

    outcomes = by_name(reopen(archive.path, Closed()).add([inbox]).outcomes)
    assert [outcomes[name].status for name in ("closed", "good.txt", "secret.txt")] == ["refused", "added", "refused"]
    assert "no permission" in outcomes["closed"].problems[0].message
    assert "no permission" in outcomes["secret.txt"].problems[0].message


def test_a_page_in_an_unknown_encoding(archive: Archive, inbox: Path) -> None:
    body = "<h1>Weaver held</h1><p>Ostermark, 9 March 2031. The weaver Zoë Kessin was held — “for a day”.</p>"
    page = f'<html><head><meta charset="x-unheard-of"></head><body>{body}</body></html>'
    (inbox / "named.html").write_bytes(page.encode("utf-8"))
    (inbox / "legacy.html").write_bytes(page.replace("x-unheard-of", "utf-8").encode("cp1252"))

    outcomes = by_name(archive.add([inbox]).outcomes)

    assert outcomes["named.html"].status is AddStatus.ADDED
    assert "x-unheard-of" in outcomes["named.html"].problems[0].message
    assert "guess" in outcomes["legacy.html"].problems[0].message
    assert "Zoë Kessin" in documents(archive)["named.html"].text
    assert "Kessin was held" in documents(archive)["legacy.html"].text


def test_standard_input(archive: Archive) -> None:
    (outcome,) = archive.add(["-"], standard_input=io.BytesIO(GOOD.encode())).outcomes
    assert (outcome.source, outcome.status) == ("-", AddStatus.ADDED)
    assert documents(archive)["-"].text == "A report on 2 March 2031.\n"
    (empty,) = archive.add(["-"], standard_input=io.BytesIO(b"")).outcomes
    assert empty.status is AddStatus.REFUSED


def test_standard_input_over_the_limit(archive: Archive) -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size < 30_000_000
            return b"a" * size

    (outcome,) = archive.add(["-"], standard_input=Endless()).outcomes  # type: ignore[arg-type]
    assert "larger than" in outcome.problems[0].message


def test_names_with_spaces_accents_and_bytes_that_are_no_text(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "des rapports été"
    folder.mkdir()
    for number, name in enumerate((b"with space.txt", "отчёт.txt".encode(), b"bad\xff\xfe.txt", b"line\nbreak.txt")):
        (folder / os.fsdecode(name)).write_text(GOOD + str(number), encoding="utf-8")
    added = archive.add([folder])
    assert [outcome.status for outcome in added.outcomes] == ["added"] * 4
    assert set(documents(archive)) == {"with space.txt", "отчёт.txt", "bad\\xff\\xfe.txt", "line\nbreak.txt"}
    assert reopen(archive.path).verify().problems == ()  # type: ignore[union-attr]
    for outcome in added.outcomes:
        outcome.source.encode("utf-8")


def test_a_folder_is_gone_through_in_order_and_skips_nothing_in_silence(archive: Archive, inbox: Path) -> None:
    (inbox / "b").mkdir()
    (inbox / "b" / "deep.txt").write_text(GOOD + "deep", encoding="utf-8")
    (inbox / "a.txt").write_text(GOOD + "a", encoding="utf-8")
    (inbox / ".hidden").write_text("x", encoding="utf-8")
    (inbox / "page.html").write_text("<html><body><h1>Held</h1><p>On 3 March 2031 she was held.</p></body></html>")
    (inbox / "page_files").mkdir()
    (inbox / "page_files" / "style.css").write_text("p {}", encoding="utf-8")
    outcomes = archive.add([inbox]).outcomes
    assert [(outcome.source.removeprefix(str(inbox)), outcome.status.value) for outcome in outcomes] == [
        ("", "refused"),
        ("/a.txt", "added"),
        ("/b/deep.txt", "added"),
        ("/good.txt", "added"),
        ("/page.html", "added"),
        ("/page_files", "refused"),
    ]
    assert "hidden file" in outcomes[0].problems[0].message


def test_the_archive_is_never_added_to_itself(tmp_path: Path) -> None:
    archive = create(tmp_path / "reports" / "archive", FaultyDisk())
    write_reports(tmp_path / "reports", "first.txt")
    before = len(tree(archive.path))
    added = archive.add([tmp_path / "reports"])
    assert [outcome.status for outcome in added.outcomes] == ["refused", "added"]
    assert "the archive itself" in added.problems[0].message
    assert len(tree(archive.path)) == before + 2


def test_many_reports_go_in_batches(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH_DOCUMENTS", 16)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(f"{GOOD}{number}", encoding="utf-8")
    seen: list[tuple[int, int]] = []
    added = archive.add([folder], progress=lambda done, total: seen.append((done, total)))
    assert added.count(AddStatus.ADDED) == 60
    assert seen == [(number, 60) for number in range(1, 61)]
    assert reopen(archive.path).verify().problems == ()  # type: ignore[union-attr]


def test_a_full_disk_stores_what_fits_and_names_the_rest(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(GOOD + "x" * (10 if number != 2 else 5000), encoding="utf-8")
        (folder / f"{number}.txt").write_text(f"{number}" + GOOD + "x" * (5000 if number == 2 else 10))

    class Small(FaultyDisk):
        def write(self, path: Path, content: bytes) -> None:
            if len(content) > 2000 and "staging" in path.parts:
                super().write(path, content[:1000])
                raise OSError(errno.ENOSPC, "No space left on device")
            super().write(path, content)

    small = reopen(archive.path, Small())
    outcomes = small.add([folder]).outcomes
    assert [outcome.status for outcome in outcomes] == ["added", "added", "refused", "added"]
    assert "disk is full" in outcomes[2].problems[0].message
    assert "2.txt" in outcomes[2].problems[0].where
    assert list((archive.path / "staging").iterdir()) == []
    assert reopen(archive.path).verify().problems == ()  # type: ignore[union-attr]


def test_an_archive_that_may_only_be_read_is_read(archive: Archive, inbox: Path) -> None:
    archive.add([inbox])

    class ReadOnly(Disk):
        def write(self, *_arguments: object) -> None:
            raise OSError(errno.EROFS, "Read-only file system")

        make_folder = append = write

    closed = reopen(archive.path, ReadOnly())
    assert [document.name for document in documents(closed).values()] == ["good.txt"]
    (inbox / "more.txt").write_text(GOOD + "more", encoding="utf-8")
    (outcome,) = closed.add([inbox / "more.txt"]).outcomes
    assert "may not be written to" in outcome.problems[0].message


def test_nothing_is_opened_that_is_no_file(archive: Archive) -> None:
    class Strange(FaultyDisk):
        def kind(self, path: Path) -> Kind:
            return Kind.OTHER if path.name == "device" else super().kind(path)

    (outcome,) = reopen(archive.path, Strange()).add(["device"]).outcomes
    assert "neither a file nor a folder" in outcome.problems[0].message


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
