"""The answer of a language model as values: what is not in the form that was asked for is refused, never guessed."""

from __future__ import annotations

import base64
import binascii

import msgspec

from onrecord.core.attribution import Stance
from onrecord.second.exchange import Exchange

MOST_CLAIMS = 400
"""Claims of one answer that are looked at: more than sentences are shown."""


class SaidFiller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What fills a role, as the model says."""

    role: str
    quote: str


class SaidClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim, as the model says."""

    sentence: str
    type: str
    phase: str | None
    trigger: str
    fillers: tuple[SaidFiller, ...]
    when: str | None
    term: str | None
    speaker: str | None
    stance: Stance


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Response(msgspec.Struct):
    choices: tuple[_Choice, ...]


class _Content(msgspec.Struct, forbid_unknown_fields=True):
    claims: tuple[msgspec.Raw, ...]


def said(exchange: Exchange) -> tuple[SaidClaim | None, ...] | None:
    """The claims of an answer, None for each that is not in form; None where the answer as a whole is not."""
    try:
        answered = exchange.answered.encode("utf-8")
        if exchange.encoding == "base64":
            answered = base64.b64decode(answered, validate=True)
        response = msgspec.json.decode(answered, type=_Response)
        content = msgspec.json.decode(response.choices[0].message.content, type=_Content)
    except (msgspec.MsgspecError, UnicodeError, IndexError, RecursionError, binascii.Error):
        return None
    return tuple(_claim(raw) if number < MOST_CLAIMS else None for number, raw in enumerate(content.claims))


def _claim(raw: msgspec.Raw) -> SaidClaim | None:
    try:
        return msgspec.json.decode(raw, type=SaidClaim)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
