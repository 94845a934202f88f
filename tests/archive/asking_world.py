"""An archive with reports of an invented case, and language models that answer about them at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from onrecord.archive import Archive, Request
from onrecord.archive.asking import Ask, Asked, AskStatus, Question
from onrecord.archive.results import Decided
from onrecord.core.casefile import CaseFile
from onrecord.core.decision import DecisionKind
from onrecord.core.problem import Problem
from onrecord.online import Endpoint, Failure
from onrecord.store.filesystem import FileSystem
from onrecord.store.settings import Settings
from tests.support.model_server import chat, claim

ADDRESS = "http://127.0.0.1:11434/v1"
ARREST = "Police arrested Alma Verrin in Limna on 1 March 2031."
FREED = "A court released Alma Verrin on 4 March 2031."
OTHER = "Guards escorted Ivo Kessin out of the harbour, and Ivo Kessin was fined."
REPORTS = {
    "first.txt": f"Published: 2031-03-02\n---\n{ARREST}\n",
    "second.txt": f"Published: 2031-03-05\n---\nWeaver let go\n\n{FREED}\n",
    "third.txt": f"Published: 2031-03-06\n---\n{OTHER}\n",
}
SAID = {
    ARREST: claim(ARREST, "arrest", "arrested", phase="start", stance="alleged", fillers={"person": "Alma Verrin"}),
    FREED: claim(FREED, "release", "released", fillers={"person": "Alma Verrin"}),
    OTHER: claim(OTHER, "transfer", "escorted", fillers={"place": "the harbour"}),
}
SEEN = "0" * 64


class Model:
    """Answers at once, as told to; keeps what it was sent."""

    def __init__(self, *, say: Callable[[str], bytes | Failure] | None = None) -> None:
        self.sent: list[str] = []
        self.endpoints: list[Endpoint] = []
        self._say = say or self.well

    def __call__(self, endpoint: Endpoint, body: bytes) -> bytes | Failure:
        report = json.loads(body)["messages"][1]["content"]
        self.endpoints.append(endpoint)
        self.sent.append(report)
        return self._say(report)

    @staticmethod
    def well(report: str) -> bytes:
        return chat({"claims": [said for words, said in SAID.items() if words in report]})


def clock(day: int = 7) -> Callable[[], datetime]:
    return lambda: datetime(2031, 3, day, tzinfo=UTC)


def make(path: Path, endpoint: str = ADDRESS, model: str = "tern-7b", reports: dict[str, str] | None = None) -> Archive:
    folder = path.with_name(f"{path.name}-reports")
    folder.mkdir()
    for name, text in (reports or REPORTS).items():
        (folder / name).write_text(text, encoding="utf-8")
    archive = Archive.create(path, now=clock())
    assert isinstance(archive, Archive)
    archive.add([folder])
    return settle(path, endpoint, model)


def settle(path: Path, endpoint: str, model: str) -> Archive:
    (path / "onrecord.toml").write_bytes(Settings(model_endpoint=endpoint, model_name=model).write())
    archive = opened(path)
    assert archive.accept().problems == ()
    return archive


def opened(path: Path, day: int = 7, files: FileSystem | None = None) -> Archive:
    archive = Archive.open(path, now=clock(day), files=files, patience=0.2)
    assert isinstance(archive, Archive)
    return archive


def asked(archive: Archive, ask: Ask, question: Question = Question()) -> Asked:  # noqa: B008 - frozen
    found = archive.ask(question, ask)
    assert isinstance(found, Asked), found
    return found


def built(archive: Archive, **days: date) -> CaseFile:
    found = archive.build(**days)
    assert not isinstance(found, Problem), found
    return found[0]


def files(path: Path) -> list[Path]:
    return sorted((path / "exchanges").rglob("*.json"))


def withhold(archive: Archive, name: str) -> Decided:
    person = next(one for one in built(archive).persons if one.name == name)
    keys = tuple(key.write() for key in person.mentions[:1])
    return archive.decide(Request(DecisionKind.WITHHOLD, keys, "Jo Tarn", "asked", SEEN))


def statuses(found: Asked) -> dict[str, int]:
    return {status: found.count(status) for status in AskStatus if found.count(status)}
