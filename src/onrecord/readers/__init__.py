"""Readers that are installed beside onrecord: found by their names, opened, and held to one contract.

What the author of a reader needs is here: `NameModel` is what to write, and `onrecord.readers.contract` tries it.
"""

from onrecord.core.mention import MentionKind
from onrecord.core.problem import Problem
from onrecord.core.span import Span
from onrecord.read.names import ModelIdentity, NamedSpan, NameModel
from onrecord.read.text import Sentence, TextStructure, Token
from onrecord.readers.opening import GROUP, open_reader

__all__ = [
    "GROUP",
    "MentionKind",
    "ModelIdentity",
    "NameModel",
    "NamedSpan",
    "Problem",
    "Sentence",
    "Span",
    "TextStructure",
    "Token",
    "open_reader",
]
