"""What every model of names keeps to, tried on texts of all kinds: for the tests of whoever writes a reader.

from onrecord.readers.contract import broken

def test_the_reader_keeps_the_contract():
    assert broken(my_model) == ()
"""

from __future__ import annotations

from functools import cache

from onrecord.core.document import Document
from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.core.reading import Reading
from onrecord.read.names import NamedSpan, NameModel
from onrecord.read.names.name_model import faults
from onrecord.read.pipeline import place_of, read_with
from onrecord.read.text import TextStructure, structure_of
from onrecord.vocabulary import load

REPORT = """Court in Limna keeps weaver in custody

Limna, 3 March 2031 - The Limna District Court on Monday extended the custody of Nadia Orvel, a weaver from Kosht,
by 20 days. Judge Tomas Kessin read the ruling, lawyer Ivo Tarn said. "She is ill," Orvel's brother Pavel told the
Harbour Gazette.

Ms. Orvel was arrested on 1 March 2031. The Ministry of Justice has not commented.

Read more: Harbour Gazette on every screen
"""
"""A report with everything that a report has: headline, dateline, names in full and in short, a line of the page."""

TEXTS: tuple[tuple[str, str], ...] = (
    ("a report", REPORT),
    ("no text", ""),
    ("spaces alone", " \n\t\n \u00a0 \u3000"),
    ("names in other scripts", "محمد العلي met Надія Орвель (王小明) in Kosht.\nΝάντια Όρβελ said: «Да».\n"),
    (
        "marks of direction and width",
        "\u202eNadia\u202c Or\u200bvel\u200f \ufeffwas\u2066 held\u2069 in Ko\u00adsht.",
    ),
    ("control characters", "Nadia\x00 Orvel\x1b[31m was\x07 held\r in Kosht.\x85\u2028 Tomas\x0c Kessin\n"),
    ("halves of characters", "Nadia \ud800Orvel\udfff was held in Kosht. \U0001f600 \U0001d4a9adia\n"),
    ("letters put together", "Nade\u0301z\u030cda O\u0308rvel and I\u0307lham \ufb01led a complaint in \u1e9eern.\n"),
    ("a word without end", "Nadia " + "x" * 1_000_000 + " Orvel\n"),
    ("a sentence without end", "Nadia Orvel met Tomas Kessin and " * 300),
    ("marks alone", "(((( ;; “” — … ’s ’ . . . 12/3 -- @@ ## ####"),
    ("capitals alone", "NADIA ORVEL HELD IN KOSHT, SAYS HARBOUR GAZETTE\n\nTHE MINISTRY OF JUSTICE SAID NOTHING.\n"),
)
"""Texts that a model is tried on: what each is, and the text."""


def broken(model: NameModel) -> tuple[str, ...]:
    """What the model does not keep to, a line each; nothing where it keeps the contract.

    It says which it is, the same each time. Of each text it marks names as `NameModel` describes them and never raises.
    The same text gets the same names, whatever was read in between. A reading can be made with it.
    """
    found = _identity(model)
    first = [_tried(model, structure) for structure in _structures()]
    again = [_tried(model, structure) for structure in reversed(_structures())][::-1]
    for (what, _), once, twice in zip(TEXTS, first, again, strict=True):
        if isinstance(once, str):
            found.append(f"{what}: {once}")
        elif once != twice:
            found.append(f"{what}: the same text got other names the second time")
    return tuple(found) or _reading(model)


@cache
def _structures() -> tuple[TextStructure, ...]:
    return tuple(structure_of(text) for _, text in TEXTS)


def _identity(model: NameModel) -> list[str]:
    told = model.identity
    parts = {"name": told.name, "version": told.version, "digest": told.digest, "install": told.install}
    found = [f"identity: the {what} is empty, or no line" for what, part in parts.items() if not _is_line(part)]
    return found if model.identity == told else [*found, "identity: it differs from one time to the next"]


def _is_line(part: object) -> bool:
    return isinstance(part, str) and bool(part.strip()) and part.isprintable()


def _tried(model: NameModel, structure: TextStructure) -> tuple[NamedSpan, ...] | str:
    """What the model marks, or what is wrong with it."""
    try:
        marked = tuple(model.names(structure))
        return next(faults(structure, marked), "") or marked
    except Exception as error:  # noqa: BLE001 - the code on trial may raise anything
        return f"raised {type(error).__name__} at {place_of(error)}"


def _reading(model: NameModel) -> tuple[str, ...]:
    """Whether a reading is made with it, in which everything else is found as ever."""
    reading = read_with(Document("contract", REPORT), load(), model)
    if isinstance(reading, Problem):
        return (f"a reading: {reading.message}",)
    found = [*_not_its_own(reading), *(["a reading: times are missing"] if not reading.times else [])]
    if not any(mention.kind is not MentionKind.ROLE for mention in reading.mentions):
        found.append("a reading: it holds no name at all")
    return tuple(found)


def _not_its_own(reading: Reading) -> list[str]:
    return [
        f"a reading: {mention.id} is not what stands there"
        for mention in reading.mentions
        if mention.text != mention.span.quote(REPORT)
    ]
