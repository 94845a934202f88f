from dataclasses import replace

import pytest

from onrecord.core.problem import Problem
from onrecord.vocabulary import check, load
from onrecord.vocabulary.types import (
    Effect,
    EventType,
    Phase,
    RoleDefinition,
    StateEffect,
    Trigger,
    Vocabulary,
    Words,
)


def _arrest() -> EventType:
    arrest = load().type("arrest")
    assert arrest is not None
    return arrest


def _problems(event_type: EventType) -> tuple[Problem, ...]:
    return check(Vocabulary((event_type,), load().states, "0" * 64))


def _with_trigger(**fields: object) -> EventType:
    first = _arrest().triggers[0]
    return replace(_arrest(), triggers=(*_arrest().triggers, replace(first, **fields)))  # type: ignore[arg-type]


MISTAKES = {
    "id in capitals": (replace(_arrest(), id="Arrest"), "small letters"),
    "unknown family": (replace(_arrest(), family="custody"), "family"),
    "unknown lane": (replace(_arrest(), lane="prison"), "lane"),
    "default phase missing": (replace(_arrest(), default_phase="begun"), "default phase"),
    "role twice": (replace(_arrest(), roles=(*_arrest().roles, _arrest().roles[0])), "twice"),
    "unknown role in title": (replace(_arrest(), title="Arrest of {victim}"), "victim"),
    "open bracket in title": (replace(_arrest(), title="Arrest of {person}[ by {agent}"), "bracket"),
    "effect on an unknown state": (
        replace(_arrest(), effects=(StateEffect("exile", Effect.STARTS),)),
        "exile",
    ),
    "pattern that begins with a gap": (_with_trigger(pattern="… into custody"), "begins or ends"),
    "pattern of an unknown form": (_with_trigger(pattern="arrest/x"), "neither"),
    "empty pattern": (_with_trigger(pattern=" "), "empty"),
    "unknown phase": (_with_trigger(phase="middle"), "middle"),
    "unknown role of the subject": (_with_trigger(subject="hero"), "hero"),
    "unknown voice": (_with_trigger(voice="middle"), "voice"),
    "unknown stance": (_with_trigger(stance="hoped"), "hoped"),
    "unknown condition": (_with_trigger(needs=("@weather",)), "@weather"),
    "phase without words": (replace(_arrest(), phases=(*_arrest().phases, Phase("paused", "paused"))), "paused"),
    "no words": (replace(_arrest(), triggers=()), "No words tell it"),
    "no mapping": (replace(_arrest(), mappings=()), "no code"),
    "no example": (replace(_arrest(), example=" "), "example"),
    "marker that cannot be read": (
        replace(
            _arrest(),
            roles=(*_arrest().roles, RoleDefinition("reason", "reason", "Why.", markers=(Words("en", ("for …",)),))),
        ),
        "begins or ends",
    ),
}


def test_what_is_sound_has_no_problems():
    assert _problems(_arrest()) == ()


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_is_told_with_its_file_and_a_remedy(name: str):
    event_type, told = MISTAKES[name]

    problems = _problems(event_type)

    assert any(told in problem.message for problem in problems), problems
    assert all(problem.where == f"{event_type.id}.toml" and problem.remedy for problem in problems)


def test_a_trigger_may_need_a_condition():
    trigger = Trigger("en", "arrest/v", phase="start", needs=("@court",))

    assert _problems(replace(_arrest(), triggers=(*_arrest().triggers, trigger))) == ()


@pytest.mark.parametrize("field", ["carries_out", "part_of"])
def test_what_a_phase_names_must_be_there(field: str) -> None:
    (arrest,) = [event_type for event_type in load().event_types if event_type.id == "arrest"]
    lost = replace(arrest.phases[0], **{field: ("hearing/dreamt",)})
    wrong = replace(arrest, phases=(lost, *arrest.phases[1:]))
    problems = check(Vocabulary((wrong,), load().states, ""))
    assert any("hearing/dreamt" in problem.message for problem in problems)


def test_an_excluded_phase_must_be_one_of_the_type() -> None:
    (verdict,) = [event_type for event_type in load().event_types if event_type.id == "verdict"]
    lost = replace(verdict.phases[0], excludes=("hung",))
    problems = check(Vocabulary((replace(verdict, phases=(lost,)),), load().states, ""))
    assert any("verdict/hung" in problem.message for problem in problems)


def test_a_type_of_the_background_claims_nothing() -> None:
    problems = check(Vocabulary((_arrest(),), load().states, "", background=(_arrest(),)))
    assert {problem.where for problem in problems} == {"background/arrest.toml"}
    told = " ".join(problem.message for problem in problems)
    assert "phases or effects" in told
    assert "is that of an event type" in told
