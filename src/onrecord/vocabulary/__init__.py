"""Event types, roles, states and mappings: data with a checker."""

from onrecord.vocabulary.check import check
from onrecord.vocabulary.load import load, load_folder

__all__ = ["check", "load", "load_folder"]
