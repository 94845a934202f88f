"""onrecord.toml: the settings of one archive."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields

import msgspec

from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH
from onrecord.store.layout import SETTINGS

FORMAT = 1
"""The version of the archive's format that this version of onrecord writes and reads."""


@dataclass(frozen=True, slots=True)
class TooNew(Problem):
    """The archive was made by a later version: it is neither read nor written."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an archive's owner may set."""

    format: int = FORMAT
    """The version of the archive's format."""
    author: str = ""
    """Who decides, where no author is named; empty to have it asked for each time."""
    max_bytes: int = 20_000_000
    """The largest original taken in, in bytes."""
    reader: str = ENGLISH
    """What reads the documents, as NAME or NAME:ARGUMENT."""
    model_endpoint: str = ""
    """The address of the language model that `onrecord ask-online` asks; empty for none."""
    model_name: str = ""
    """The name of that model at that address; empty for none."""

    def write(self) -> bytes:
        """The settings file, with a line on each setting."""
        return (
            "# The settings of an onrecord archive. After changing them, run: onrecord verify --accept\n"
            "\n"
            "# The version of the archive's format. Never change it by hand.\n"
            f"format = {self.format}\n"
            "\n"
            "# Who decides, where no author is named.\n"
            f"author = {_string(self.author)}\n"
            "\n"
            "# The largest original that is taken in, in bytes.\n"
            f"max_bytes = {self.max_bytes}\n"
            "\n"
            "# What reads the reports: english is part of onrecord; others are installed beside it.\n"
            f"reader = {_string(self.reader)}\n"
            "\n"
            "# A language model that `onrecord ask-online`, and nothing else, sends reports to: an address that takes\n"
            "# chats as OpenAI's does, such as http://127.0.0.1:11434/v1 on this machine, and the model's name there.\n"
            "# Empty: none is asked.\n"
            f"model_endpoint = {_string(self.model_endpoint)}\n"
            f"model_name = {_string(self.model_name)}\n"
        ).encode()


def _string(words: str) -> str:
    """A TOML string, which is a JSON string but for one control character."""
    return msgspec.json.encode(words).decode("utf-8").replace("\x7f", "\\u007f")


def read_settings(content: bytes) -> Settings | Problem:
    """The settings that the file's bytes hold, or what is wrong with them."""
    try:
        found = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Problem(SETTINGS, f"The settings cannot be read: {error}.", "Mend that line, or restore the file.")
    number = found.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return Problem(
            SETTINGS, "The settings name no version of the archive's format.", f"Restore `format = {FORMAT}`."
        )
    if number > FORMAT:
        return TooNew(
            SETTINGS,
            f"The archive has format {number}; this version of onrecord knows formats up to {FORMAT}.",
            "Update onrecord and try again. Nothing was changed.",
        )
    unknown = sorted(set(found) - {field.name for field in fields(Settings)})
    if unknown:
        return Problem(SETTINGS, f"There is no setting named {unknown[0]!r}.", "Remove that line or mend its name.")
    try:
        settings = msgspec.convert(found, Settings)
    except msgspec.ValidationError as error:
        return Problem(SETTINGS, f"A setting has a value of the wrong kind: {error}.", "Mend that line.")
    if settings.max_bytes < 1:
        return Problem(SETTINGS, "max_bytes is less than one byte.", "Set it to a number of bytes, such as 20000000.")
    return settings
