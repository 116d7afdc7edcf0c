"""The line of a lab's state: written and read back, whatever it holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.labs.making import Counter, counter
from tui.course.text import cleaned
from tui.labs import line, setup
from tui.labs.base import LabError
from tui.labs.line import read, write


@pytest.fixture(autouse=True)
def only_the_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (line, setup):
        monkeypatch.setattr(module, "lab_class", lambda kind: Counter)


def test_a_line_says_what_differs() -> None:
    assert write(counter(), 0) == "counter:usual,seed=0,step=0"
    assert write(counter("fast", 7, size=3, way="up"), 3000) == "counter:fast,size=3,seed=7,step=3000"
    assert write(counter(words="a,b=c%\n"), 1) == "counter:usual,words=a%2Cb%3Dc%25%0A,seed=0,step=1"


def test_choices_stand_bare_where_they_can_mean_one_thing_only() -> None:
    assert write(counter("fast", mood="calm"), 0) == "counter:fast,calm,seed=0,step=0"
    assert write(counter(way="down"), 0) == "counter:usual,way=down,seed=0,step=0"
    assert write(counter(mood="fast"), 0) == "counter:usual,mood=fast,seed=0,step=0", "a preset is called so too"
    assert read("counter:fast").setup.settings["mood"] == "down"


@pytest.mark.parametrize("text", ["counter", "counter:", " counter : ", "counter:,,"])
def test_the_kind_alone_is_its_first_preset(text: str) -> None:
    state = read(text)
    assert (state.setup.preset, state.setup.seed, state.step) == ("usual", 0, None)


def test_parts_stand_in_any_order() -> None:
    one, other = (
        read(f"counter:{parts}") for parts in ("seed=3,calm,pace=3,fast,step=5", "fast,pace=3,step=5,calm,seed=3")
    )
    assert one == other
    assert (one.setup.settings["pace"], one.setup.settings["mood"], one.setup.seed, one.step) == (3, "calm", 3, 5)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("counter:down", "`down` may be way or mood (write `way=down`)"),
        ("counter:fasst", "counter has no preset or choice `fasst` (known: usual, fast, up, down, calm, down, fast)"),
        ("counter:usual,fast", "names 2 presets"),
        ("counter:pace=9", "`pace` can't be `9` (it is from 0.5 to 3)"),
        ("counter:seed=-1", "`seed` can't be `-1`"),
        ("counter:step=many", "`step` can't be `many`"),
        ("counter:step=99999999999", "`step` can't be"),
        ("counter:up,way=down", "`way` is set twice"),
        ("counter:=3", "sets nothing"),
        ("counter:words=" + "a" * 300_000, "250,000 are read at most"),
    ],
)
def test_lines_that_say_nothing_sensible(text: str, words: str) -> None:
    with pytest.raises(LabError) as refused:
        read(text)
    assert words in str(refused.value)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "pace": st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0]),
            "size": st.integers(1, 9),
            "way": st.sampled_from(["up", "down"]),
            "mood": st.sampled_from(["calm", "down", "fast"]),
            "words": st.text(max_size=20).map(cleaned),
        },
    ),
    st.sampled_from(["usual", "fast"]),
    st.integers(0, 2**32 - 1),
    st.integers(0, 10**8),
)
def test_what_is_written_is_read_back(values: dict[str, Any], preset: str, seed: int, step: int) -> None:
    made = counter(preset, seed, **values)
    text = write(made, step)
    assert "\n" not in text
    state = read(text)
    assert (state.setup.settings, state.setup.preset) == (made.settings, preset)
    assert (state.setup.seed, state.step) == (seed, step)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read(f"counter:{text}")
    except LabError as refused:
        assert str(refused)
