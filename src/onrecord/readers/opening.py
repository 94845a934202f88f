"""From a reader's name to its model of names, through the entry points of the installed packages.

A package brings a reader by an entry point of the group `onrecord.readers`: a function that is given what the user
wrote behind the colon ("spacy:en_example" gives "en_example", "spacy" gives "") and gives a `NameModel` or a `Problem`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from onrecord.core.problem import Problem
from onrecord.core.reading import ENGLISH
from onrecord.read.names import NameModel
from onrecord.read.pipeline import place_of

GROUP = "onrecord.readers"


def open_reader(given: str) -> NameModel | Problem | None:
    """The model of names of the reader that `given` names, as NAME or NAME:ARGUMENT; None for the packaged one.

    Reads the metadata of the installed packages and runs the package of that reader, unless it is the packaged one.
    """
    name, _, argument = given.partition(":")
    if given == ENGLISH:
        return None
    found = {point.value: point for point in entry_points(group=GROUP, name=name)}
    if not found:
        return _unknown(given)
    if len(found) > 1:
        packages = " and ".join(sorted(_package(point) for point in found.values()))
        message = f"More than one package brings a reader named {name!r}: {packages}."
        return Problem(f"reader {given}", message, "Uninstall all of them but one with `pip uninstall`.")
    (point,) = found.values()
    return _opened(given, argument, point)


def _opened(given: str, argument: str, point: EntryPoint) -> NameModel | Problem:
    """What the entry point gives; a Problem where it cannot be run, or gives no model."""
    remedy = f"Mend it with `pip install --upgrade {_package(point)}`, or choose another reader."
    try:
        opened: NameModel | Problem = point.load()(argument)
        if isinstance(opened, Problem):
            return opened
        identity, names = opened.identity, opened.names
    except Exception as error:  # noqa: BLE001 - another's code may raise anything
        told = f"{type(error).__name__} at {place_of(error)}"
        return Problem(f"reader {given}", f"The reader could not be opened: {told}.", remedy)
    parts: tuple[object, ...] = (identity.name, identity.version, identity.digest, identity.install)
    if not callable(names) or not all(isinstance(part, str) and part.isprintable() and part for part in parts):
        return Problem(f"reader {given}", "The reader does not say which it is, or marks no names.", remedy)
    return opened


def _unknown(given: str) -> Problem:
    known = ", ".join(sorted({ENGLISH, *(point.name for point in entry_points(group=GROUP))}))
    message = f"There is no reader {given!r}. Readers that are here: {known}."
    return Problem(
        f"reader {given}",
        message,
        "Install the package that brings it (`pip install PACKAGE`), or choose one of these.",
    )


def _package(point: EntryPoint) -> str:
    """The package that an entry point belongs to, as pip knows it."""
    return point.dist.name if point.dist is not None else point.value.partition(".")[0].partition(":")[0]
