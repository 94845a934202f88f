"""The source keeps the rules of the house; and each rule is first seen to catch a planted violation."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from onrecord.vocabulary import load
from tests.architecture import rules
from tests.architecture.rules import Module

SOURCE = Path(__file__).parents[2] / "src" / "onrecord"
STATES_DRAWN = "onrecord.export.page.drawing"
"""It names states and lanes, some of which are called as event types are."""
Rule = Callable[[Iterable[Module]], list[str]]

RULES: dict[str, Rule] = {
    "layers": rules.layer_violations,
    "cycles": rules.cycles,
    "purity": rules.impurities,
    "connections": rules.connections,
    "order": rules.unordered,
    "size": rules.oversized,
    "documentation": rules.undocumented,
    "values": rules.untyped_values,
    "names": rules.dumping_grounds,
}


@pytest.fixture(scope="module")
def source() -> tuple[Module, ...]:
    return rules.modules(SOURCE)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_source_keeps(rule: Rule, source: tuple[Module, ...]) -> None:
    violations = rule(source)
    assert not violations, "\n" + "\n".join(violations)


PLANTED = [
    ("layers", "core/span.py", "import onrecord.vocabulary.types", "onrecord.core.span"),
    ("layers", "read/pipeline.py", "from onrecord.store import folder", "handed values"),
    ("layers", "read/pipeline.py", "def lazily():\n    from onrecord import archive", "downwards only"),
    ("layers", "read/text/types.py", "from onrecord.resolve import persons", "do not import each other"),
    ("layers", "newpart/__init__.py", "", "belongs to no layer"),
    ("cycles", "core/span.py", "from onrecord.core import when", "onrecord.core.span ↔ onrecord.core.when"),
    ("purity", "read/text/types.py", "import os.path", "imports os.path"),
    ("purity", "core/when.py", "def later():\n    return date.today()", "asks the clock: date.today()"),
    ("purity", "core/when.py", "def look(name):\n    return open(name)", "calls open()"),
    ("connections", "archive/adding.py", "def get():\n    from http.client import HTTPConnection", "could go online"),
    ("connections", "store/disk.py", "import socket", "could go online"),
    ("connections", "cli/door.py", "from urllib import request", "could go online"),
    ("order", "core/when.py", "NAMES = [name for name in {'b', 'a'}]", "in no order"),
    ("order", "core/when.py", "TEXT = ','.join(set('ba'))", "in no order"),
    ("order", "core/when.py", "NAMES = sorted(set('ba'), key=len)", "in no order"),
    ("purity", "core/when.py", "def told(day):\n    return f'{day:%B %Y}'", "the machine's language"),
    ("size", "core/when.py", "\n" * 400, "lines: split it"),
    ("size", "core/when.py", "def long():\n    '''Doc.'''\n" + "    pass\n" * 40, "long has 40 lines"),
    ("documentation", "core/when.py", "def silent():\n    pass", "silent has no docstring"),
    ("documentation", "core/when.py", "class Loud:\n    '''D.'''\n    def silent(self):\n        pass", "Loud.silent"),
    ("values", "core/when.py", "def give() -> dict[str, Any]:\n    '''D.'''", "give passes a dictionary"),
    ("names", "core/utils.py", "", "name it after what it holds"),
]


@pytest.mark.parametrize(("rule", "file", "planted", "told"), PLANTED)
def test_a_planted_violation_is_caught(
    rule: str, file: str, planted: str, told: str, tmp_path: Path, source: tuple[Module, ...]
) -> None:
    copy = tmp_path / file
    copy.parent.mkdir(parents=True, exist_ok=True)
    original = SOURCE / file
    text = original.read_text(encoding="utf-8") if original.exists() else ""
    copy.write_text(f"{text}\n{planted}\n", encoding="utf-8")
    spoilt = rules.module(copy, tmp_path)
    part = tuple(module for module in source if module.part == spoilt.part)
    before = set(RULES[rule](part))
    caught = [
        violation
        for violation in RULES[rule]((*(module for module in part if module.name != spoilt.name), spoilt))
        if violation not in before
    ]
    assert any(told in violation for violation in caught), caught


def test_no_python_knows_the_name_of_an_event_type() -> None:
    """A word of the vocabulary may be a word of something else too; the parts that compare types must not name any."""
    names = {event_type.id for event_type in load().event_types} - {"charge", "sentence"}
    found = [
        f"{module.name}:{node.lineno} {node.value}"
        for module in rules.modules(SOURCE)
        if module.part in {"read", "reconcile", "resolve", "build", "scope", "explain", "withhold", "export", "archive"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and node.value in names and module.name != STATES_DRAWN
    ]
    assert not found
