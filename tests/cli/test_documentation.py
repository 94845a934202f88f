"""The documentation names every option, every exit code, every column and every field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.app import COMMANDS, application
from onrecord.cli.outcome import MEANINGS
from onrecord.export import casefile_json
from onrecord.export.claims_csv import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


def section(command: str) -> str:
    """What is written under the heading of a command."""
    text = (DOCS / "commands.md").read_text("utf-8")
    return text.split(f"## onrecord {command}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_option_is_documented(name: str) -> None:
    shared = (DOCS / "commands.md").read_text("utf-8").split("## onrecord init")[0]
    context = application.make_context("onrecord", [], resilient_parsing=True)
    command = application.get_command(context, name)
    assert command is not None
    subcommands = getattr(command, "commands", {"": command})
    for each, found in subcommands.items():
        assert f"onrecord {name} {each}".strip() in section(name)
        for parameter in found.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert option in section(name) + shared, f"{name} {option}"


def test_every_exit_code_is_documented() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    assert all(f"| {int(code)} | " in text for code, _ in MEANINGS)


def test_every_column_and_field_is_documented() -> None:
    text = (DOCS / "casefile-format.md").read_text("utf-8")
    schema = json.loads(casefile_json.packaged_schema())
    assert all(f"`{column}`" in text for column in COLUMNS)
    assert all(f"`{field}`" in text for field in schema["$defs"]["CaseFile"]["properties"])
