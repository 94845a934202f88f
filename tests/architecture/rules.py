"""The rules of the house, as functions over a source tree: each gives the violations it finds, a line each."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "onrecord"

LAYERS: dict[str, int] = {
    "core": 0,
    "vocabulary": 1,
    "store": 2,
    "evidence": 2,
    "decisions": 2,
    "read": 3,
    "resolve": 3,
    "reconcile": 3,
    "build": 4,
    "explain": 4,
    "scope": 4,
    "withhold": 4,
    "diff": 4,
    "queue": 4,
    "export": 4,
    "readers": 4,
    "second": 4,
    "online": 4,
    "archive": 5,
    "cli": 6,
    "web": 6,
    "__main__": 7,
}
"""The layer of each part; imports go to lower layers only."""

SAME_LAYER = {
    ("evidence", "store"),
    ("decisions", "store"),
    ("export", "explain"),
    ("build", "withhold"),
    ("scope", "build"),
    ("explain", "build"),
    ("withhold", "build"),
}
"""Imports allowed inside one layer: from, to. Cycles are refused all the same."""

HANDED_VALUES = {3, 4}
"""Layers that are handed values and never import layer 2, which keeps them."""

PURE = ("core", "read", "resolve", "reconcile", "build", "scope", "explain", "queue", "diff", "withhold", "second")
"""Parts that touch neither clock, randomness, network, environment nor disk."""

WORLD = {
    "asyncio",
    "datetime.now",
    "glob",
    "http",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "platform",
    "random",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
"""Modules of the standard library through which the world comes in."""

CONNECTING = {"asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request", "urllib3"}
"""Modules that open connections."""
ONLINE = "online"
"""The one part that may."""

CLOCK = {"now", "today", "utcnow"}
WORLDLY_CALLS = {"open", "input", "print", "hash", "id", "exec", "eval"}
"""Built-in functions that read the world or differ from run to run."""

DUMPING_GROUNDS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
FILE_LINES = 400
FUNCTION_LINES = 40


@dataclass(frozen=True, slots=True)
class Module:
    """One source file."""

    name: str
    """Dotted: onrecord.core.when."""
    path: Path
    source: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The part of the package it belongs to: core, read, build, …; empty for the package itself."""
        pieces = self.name.split(".")
        return pieces[1] if len(pieces) > 1 else ""


def modules(root: Path) -> tuple[Module, ...]:
    """All modules under `root`, the folder of the package, in the order of their names."""
    return tuple(module(path, root) for path in sorted(root.rglob("*.py")))


def module(path: Path, root: Path) -> Module:
    """The module in the file `path` of the package folder `root`."""
    pieces = [PACKAGE, *path.relative_to(root).with_suffix("").parts]
    name = ".".join(pieces[:-1] if pieces[-1] == "__init__" else pieces)
    source = path.read_text(encoding="utf-8")
    return Module(name, path, source, ast.parse(source))


def imported(module: Module, known: set[str], lazy: bool = True) -> Iterator[tuple[str, int]]:
    """The package's own modules that `module` imports, with the line; those inside functions too if `lazy`."""
    nodes = ast.walk(module.tree) if lazy else _at_import(module.tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE:
                    yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            if base.split(".")[0] != PACKAGE:
                continue
            for alias in node.names:
                full = f"{base}.{alias.name}"
                inside = full in known or (base == PACKAGE and not alias.name.startswith("_"))
                yield (full if inside else base), node.lineno


def _at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Nodes that run when the module is imported: not those in functions, nor those for type checkers only."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    pieces = module.name.split(".")
    if module.path.name != "__init__.py":
        pieces = pieces[:-1]
    pieces = pieces[: len(pieces) - (node.level - 1)]
    return ".".join([*pieces, *([node.module] if node.module else [])])


def layer_violations(found: Iterable[Module]) -> list[str]:
    """Imports that go upwards, sideways without leave, or from values to what keeps them."""
    found = tuple(found)
    known = {module.name for module in found}
    problems = []
    for module in found:
        if module.part and module.part not in LAYERS:
            problems.append(f"{module.name} belongs to no layer: add its part to LAYERS")
            continue
        for target, line in imported(module, known):
            pieces = target.split(".")
            part = pieces[1] if len(pieces) > 1 else ""
            reason = _refused(module.part, part)
            if reason:
                problems.append(f"{module.name}:{line} imports {target}: {reason}")
    return problems


def _refused(source: str, target: str) -> str:
    if not source or not target or source == target:
        return ""
    if target not in LAYERS:
        return "it is in no layer"
    upper, lower = LAYERS[source], LAYERS[target]
    if lower > upper:
        return f"imports go downwards only (layer {upper} to layer {lower})"
    if upper in HANDED_VALUES and lower == 2:
        return "it is handed values and never fetches them"
    if lower == upper and (source, target) not in SAME_LAYER:
        return "parts of one layer do not import each other"
    return ""


def cycles(found: Iterable[Module]) -> list[str]:
    """Groups of modules that import each other when they are imported (Tarjan's strongly connected components)."""
    found = tuple(found)
    known = {module.name for module in found}
    edges = {module.name: sorted({name for name, _ in imported(module, known, lazy=False)} & known) for module in found}
    for module in found:
        if module.path.name == "__init__.py":
            continue
        edges[module.name] = [name for name in edges[module.name] if name != module.name]
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for target in edges[name]:
            if target not in index:
                visit(target)
                low[name] = min(low[name], low[target])
            elif target in stack:
                low[name] = min(low[name], index[target])
        if low[name] == index[name]:
            place = stack.index(name)
            groups.append(stack[place:])
            del stack[place:]

    for name in sorted(edges):
        if name not in index:
            visit(name)
    return [" ↔ ".join(sorted(group)) for group in groups if len(group) > 1]


def impurities(found: Iterable[Module]) -> list[str]:
    """Where a pure part reads the world."""
    problems = []
    for module in found:
        if module.part not in PURE:
            continue
        for node in ast.walk(module.tree):
            what = _worldly(node)
            if what:
                problems.append(f"{module.name}:{node.lineno} {what}")  # type: ignore[attr-defined]
    return problems


def _worldly(node: ast.AST) -> str:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names if alias.name.split(".")[0] in WORLD]
        return f"imports {', '.join(names)}" if names else ""
    if isinstance(node, ast.ImportFrom) and not node.level:
        return f"imports {node.module}" if (node.module or "").split(".")[0] in WORLD else ""
    if isinstance(node, ast.FormattedValue) and node.format_spec and "%" in ast.unparse(node.format_spec):
        return f"names months and days as the machine's language does: {ast.unparse(node.format_spec)}"
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "strftime":
            return "names months and days as the machine's language does: strftime()"
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK:
            return f"asks the clock: {ast.unparse(node.func)}()"
        if isinstance(node.func, ast.Name) and node.func.id in WORLDLY_CALLS:
            return f"calls {node.func.id}()"
    return ""


def connections(found: Iterable[Module]) -> list[str]:
    """Where a part other than `online` could open a connection."""
    problems = []
    for module in found:
        for node in ast.walk(module.tree) if module.part != ONLINE else ():
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            problems.extend(
                f"{module.name}:{node.lineno} could go online: {name}"  # type: ignore[attr-defined]
                for name in names
                if name in CONNECTING or name.split(".")[0] in CONNECTING
            )
    return problems


def unordered(found: Iterable[Module]) -> list[str]:
    """Loops, lists, tuples, joins and sorting by a key straight over a set, whose order differs from run to run."""
    problems = []
    for module in found:
        for node in ast.walk(module.tree):
            problems.extend(
                f"{module.name}:{iterated.lineno} goes through a set in no order: sort it"
                for iterated in _iterated(node)
                if _is_set(iterated)
            )
    return problems


def _iterated(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.For):
        yield node.iter
    elif isinstance(node, ast.ListComp | ast.DictComp):
        yield from (generator.iter for generator in node.generators)
    elif isinstance(node, ast.Call) and node.args:
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        keyed = any(keyword.arg == "key" for keyword in node.keywords)
        if name in {"list", "tuple", "join", "enumerate", "next", "iter"}:
            yield node.args[0]
        elif name in {"sorted", "max", "min"} and keyed:
            yield node.args[0]  # what the key holds for equal stays in the order of the set


def _is_set(node: ast.expr) -> bool:
    if isinstance(node, ast.Set | ast.SetComp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"set", "frozenset"}


def oversized(found: Iterable[Module]) -> list[str]:
    """Files of 400 lines and functions of 40 lines (docstrings apart) or more."""
    problems = []
    for module in found:
        lines = module.source.count("\n")
        if lines >= FILE_LINES:
            problems.append(f"{module.name} has {lines} lines: split it by meaning")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = _body_lines(node)
                if length >= FUNCTION_LINES:
                    problems.append(f"{module.name}:{node.lineno} {node.name} has {length} lines: split it by meaning")
    return problems


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def undocumented(found: Iterable[Module]) -> list[str]:
    """Public modules, classes and functions without a docstring."""
    problems = []
    for module in found:
        if ast.get_docstring(module.tree) is None:
            problems.append(f"{module.name} says nothing about itself")
        for node in module.tree.body:
            problems.extend(f"{module.name}:{line} {name} has no docstring" for name, line in _silent(node))
    return problems


def _silent(node: ast.stmt) -> Iterator[tuple[str, int]]:
    if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
        return
    if ast.get_docstring(node) is None:
        yield node.name, node.lineno
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_") and not ast.get_docstring(inner):
                yield f"{node.name}.{inner.name}", inner.lineno


def untyped_values(found: Iterable[Module]) -> list[str]:
    """Public functions that take or give a dictionary of anything."""
    problems = []
    for module in found:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                hints = [argument.annotation for argument in (*node.args.args, *node.args.kwonlyargs)] + [node.returns]
                written = " ".join(ast.unparse(hint) for hint in hints if hint is not None)
                if "dict[str, Any]" in written or "Mapping[str, Any]" in written:
                    problems.append(f"{module.name}:{node.lineno} {node.name} passes a dictionary of anything")
    return problems


def dumping_grounds(found: Iterable[Module]) -> list[str]:
    """Modules named after nothing."""
    return [
        f"{module.name}: name it after what it holds"
        for module in found
        if DUMPING_GROUNDS & {piece.strip("_") for piece in module.name.split(".")}
    ]
