"""The answer of a language model as values: what is not in the form that was asked for is refused, never guessed."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

import msgspec

from onrecord.core.attribution import Stance
from onrecord.core.second import RejectionKind
from onrecord.second.exchange import Exchange

MOST_CLAIMS = 400
"""Claims of one answer that are looked at: more than sentences are shown."""
Quote = Annotated[str, msgspec.Meta(max_length=20_000)]
"""Words of the report: no sentence is longer."""
_Few = msgspec.Meta(max_length=40)
"""How many parts of one kind a claim may have: more than one sentence tells."""


class SaidFiller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What fills a role, as the model says."""

    role: str
    quote: Quote


class SaidAttribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An attribute of the type, as the model says."""

    attribute: str
    quote: Quote


class SaidClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One claim, as the model says."""

    sentence: Quote
    type: str
    phase: str | None
    trigger: Quote
    fillers: Annotated[tuple[SaidFiller, ...], _Few]
    when: Quote | None
    term: Quote | None
    speaker: Quote | None
    stance: Stance
    # Not asked for by earlier instructions, whose answers are kept, too.
    until: Quote | None = None
    amounts: Annotated[tuple[Quote, ...], _Few] = ()
    attributes: Annotated[tuple[SaidAttribute, ...], _Few] = ()


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Response(msgspec.Struct):
    choices: tuple[_Choice, ...]


class _Content(msgspec.Struct, forbid_unknown_fields=True):
    claims: tuple[msgspec.Raw, ...]


def said(exchange: Exchange) -> tuple[SaidClaim | None, ...] | RejectionKind:
    """The claims of an answer, None for each that is not in form; why there are none where it cannot be used at all.

    Of more than MOST_CLAIMS the rest is one None.
    """
    try:
        answered = exchange.answered.encode("utf-8")
        if exchange.encoding == "base64":
            answered = base64.b64decode(answered, validate=True)
        choice = msgspec.json.decode(answered, type=_Response).choices[0]
    except (msgspec.MsgspecError, UnicodeError, IndexError, RecursionError, binascii.Error):
        return RejectionKind.UNREADABLE
    if choice.message.refusal or choice.finish_reason == "content_filter":
        return RejectionKind.REFUSED
    if choice.finish_reason == "length":
        # What is there may be well-formed by chance: nobody can say what the rest would have been.
        return RejectionKind.TRUNCATED
    try:
        content = msgspec.json.decode(choice.message.content or "", type=_Content)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return RejectionKind.UNREADABLE
    claims = [_claim(raw) for raw in content.claims[:MOST_CLAIMS]]
    return (*claims, None) if len(content.claims) > MOST_CLAIMS else tuple(claims)


def _claim(raw: msgspec.Raw) -> SaidClaim | None:
    try:
        return msgspec.json.decode(raw, type=SaidClaim)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
