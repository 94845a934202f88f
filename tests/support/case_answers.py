"""What a `.case` file says that a language model answered, and what of it stands in the reports."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.document import Document
from onrecord.core.reading import Reading
from onrecord.core.second import SecondReading
from onrecord.read.pipeline import structure_for
from onrecord.second.exchange import Exchange
from onrecord.second.ground import ground
from onrecord.second.prompt import prompts_of
from onrecord.vocabulary.types import Vocabulary

_TELLS = re.compile(r'(\w+)(?:/(\w+))? "(.+)"')
_SINGLE = ("when", "term", "until", "speaker", "stance")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one model about one report."""

    model: str
    report: str
    claims: tuple[Mapping[str, object], ...]
    """As the model writes them."""


def parse_answer(argument: str, body: Sequence[str]) -> Answer:
    """The answer that `=== answer MODEL about REPORT` writes. Raises ValueError where it is not understood."""
    model, _, report = argument.partition(" about ")
    claims: list[dict[str, object]] = []
    for line in body:
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if key == "sentence":
            claims.append(_blank(value))
        elif not colon or not claims:
            raise ValueError(f"{line!r}: a claim begins with `sentence: …`")
        else:
            _add(claims[-1], key, value)
    return Answer(model, report, tuple(claims))


def _blank(sentence: str) -> dict[str, object]:
    empty = dict.fromkeys(("phase", "when", "term", "until", "speaker"))
    return {"sentence": sentence, "fillers": [], "amounts": [], "attributes": [], "stance": "asserted", **empty}


def _add(claim: dict[str, object], key: str, value: str) -> None:
    if key == "tells":
        match = _TELLS.fullmatch(value)
        if match is None:
            raise ValueError(f'{value!r}: write `tells: TYPE/PHASE "words"`')
        claim.update(type=match[1], phase=match[2], trigger=match[3])
    elif key in _SINGLE:
        claim[key] = value
    elif key == "amount":
        claim["amounts"] = [*claim["amounts"], value]  # type: ignore[misc]
    elif key.startswith("attribute "):
        told = {"attribute": key.removeprefix("attribute "), "quote": value}
        claim["attributes"] = [*claim["attributes"], told]  # type: ignore[misc]
    else:
        claim["fillers"] = [*claim["fillers"], {"role": key, "quote": value}]  # type: ignore[misc]


def grounded(
    answers: Sequence[Answer],
    documents: Mapping[str, Document],
    readings: Sequence[Reading],
    vocabulary: Vocabulary,
) -> tuple[SecondReading, ...]:
    """What of the answers stands in the reports, `documents` by their names; one answer a model and report."""
    found = []
    for answer in answers:
        document = documents[answer.report]
        reading = next(one for one in readings if one.document == document.digest)
        (prompt,) = prompts_of(document, structure_for(document), vocabulary)
        content = json.dumps({"claims": answer.claims})
        exchange = Exchange(
            document.digest,
            "http://127.0.0.1:1/v1",
            answer.model,
            prompt.digest,
            prompt.passage,
            prompt.body(answer.model).decode(),
            json.dumps({"choices": [{"message": {"content": content}}]}),
        )
        found.append(ground(document, reading, [("0" * 64, exchange)], vocabulary))
    return tuple(found)
