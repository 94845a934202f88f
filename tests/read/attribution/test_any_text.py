from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.read.attribution import find_attributions
from onrecord.read.attribution.assemble import without_cycles
from onrecord.read.names import find_names
from onrecord.read.text import structure_of

WORDS = (
    "said told that he she Marn Rana Kesh the a of to in according reportedly not was were been denied accused claim "
    "claims and but who as by adding saying citing wrote comment declined respond statement published Facebook account "
    "allegations letter called for on demanded would 's n't family"
)
MARKS = "“ ” \" ' ’ ‘ « » „ , . : ; – - ( ) ? ! ''"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), *MARKS.split(), "\n\n"]), max_size=60).map(" ".join) | st.text(
    max_size=200
)


@settings(max_examples=250, deadline=None)
@given(TEXTS)
@example("said said «")
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    structure = structure_of(text)
    names = find_names(structure)
    found = find_attributions(structure, names)
    mentions = {mention.id for mention in names.mentions}
    outer = {one.id: one.outer for one in found.attributions}
    assert list(outer) == [f"a{number + 1}" for number in range(len(outer))]
    for one in found.attributions:
        spans = [*one.content, *(span for span in (one.cue, one.source) if span is not None)]
        assert one.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert one.speaker is None or one.speaker in mentions
        assert one.outer is None or one.outer in outer
        seen, at = {one.id}, one.outer
        while at is not None:
            assert at not in seen, "a chain leads back to itself"
            seen.add(at)
            at = outer[at]
    for reply in found.replies:
        assert 0 <= reply.span.start < reply.span.end <= len(text)
    assert find_attributions(structure, names) == found


def test_the_same_under_any_hash_seed() -> None:
    program = (
        "from onrecord.read.text import structure_of; from onrecord.read.names import find_names;"
        "from onrecord.read.attribution import find_attributions;"
        "t = 'Rana Kesh, lawyer of Ilva Marn, said the police claimed she fled. “No,” he added. '"
        " + ''.join(f'Marn fled on day {n}, according to Rana Kesh as well as Tarek Olt. ' for n in range(9));"
        "s = structure_of(t); print(find_attributions(s, find_names(s)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert "Attribution(" in outputs.pop()


def test_a_very_long_line_takes_no_more_than_its_share() -> None:
    def seconds(times: int) -> float:
        structure = structure_of("Rana Kesh said the court was closed and " * times)
        names = find_names(structure)
        start = time.process_time()
        assert find_attributions(structure, names).attributions
        return time.process_time() - start

    assert seconds(1600) < 8 * seconds(400) + 0.2


def test_a_circle_of_chains_is_cut_open() -> None:
    assert without_cycles([1, 0]) == [1, None]
    assert without_cycles([1, 2, 0, 0]) == [1, 2, None, 0]
    assert without_cycles([None, 0, 1]) == [None, 0, 1]
