"""A document's text told apart: blocks, sentences, tokens, dateline."""

from onrecord.read.text.structure import structure_of
from onrecord.read.text.tokens import tokens_of
from onrecord.read.text.types import Sentence, TextStructure, Token

__all__ = ["Sentence", "TextStructure", "Token", "structure_of", "tokens_of"]
