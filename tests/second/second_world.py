"""An invented report, what the rules read in it, and answers about it."""

from __future__ import annotations

from datetime import date
from functools import cache

from onrecord.core.document import Basis, Document
from onrecord.core.identity import digest_of
from onrecord.core.reading import Reading
from onrecord.core.second import SecondClaim, SecondReading
from onrecord.read import read
from onrecord.read.pipeline import structure_for
from onrecord.second.exchange import Exchange
from onrecord.second.ground import ground
from onrecord.second.prompt import Prompt, prompts_of
from onrecord.vocabulary import load
from onrecord.vocabulary.types import Vocabulary
from tests.support.model_server import chat

HEADLINE = "Editor held in Kosht"
ARREST = "On 5 February, police in Kosht arrested the editor Ruvan Dzhelmirov on charges of extortion."
BEATEN = "His lawyer Mira Tolun said that guards had beaten him with batons."
PLAN = "A court will bundle Dzhelmirov off to a colony for two years."
DENIED = "No guard touched him, the ministry of justice said."
BROTHER = "The brother of Ruvan Dzhelmirov was fined, and the brother of Mira Tolun too."
TEXT = f"{HEADLINE}\n\n{ARREST} {BEATEN} {PLAN}\n\n{DENIED} {BROTHER}"


@cache
def vocabulary() -> Vocabulary:
    return load()


def document(text: str = TEXT) -> Document:
    return Document(
        digest_of(text.encode("utf-8", "surrogatepass")),
        text,
        publisher="Harbour Gazette",
        published=date(2031, 2, 9),
        published_basis=Basis.DECLARED,
    )


@cache
def reading(text: str = TEXT) -> Reading:
    return read(document(text), vocabulary())


def prompts(text: str = TEXT) -> tuple[Prompt, ...]:
    return prompts_of(document(text), structure_for(document(text)), vocabulary())


def exchange(answered: bytes, text: str = TEXT, part: int = 0) -> Exchange:
    prompt = prompts(text)[part]
    return Exchange(
        document(text).digest,
        "http://127.0.0.1:1/v1",
        "tern-7b",
        prompt.digest,
        prompt.passage,
        prompt.body("tern-7b").decode(),
        answered.decode(),
    )


def grounded(*claims: object, text: str = TEXT) -> SecondReading:
    return answered(chat({"claims": list(claims)}), text)


def answered(body: bytes, text: str = TEXT) -> SecondReading:
    return ground(document(text), reading(text), [("e" * 64, exchange(body, text))], vocabulary())


def only(found: SecondReading) -> SecondClaim:
    assert found.rejected == (), found.rejected
    (claim,) = found.claims
    return claim
