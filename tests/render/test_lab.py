"""A lab's page: every line fits, all is reached, and it needs neither colours nor signs beyond ASCII."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec import structs
from rich.cells import cell_len

from tui.labs.base import Bars, Words
from tui.labs.catalogue import kinds
from tui.labs.run import Run
from tui.labs.setup import setup
from tui.render.lab import Face, page
from tui.render.text import Line

SIZES = [(39, 9), (30, 6), (55, 21), (72, 16), (79, 21), (84, 37), (119, 37), (199, 57)]
SIGNS = "▶‖○✔✘‹›│░▒▓█▏▎▍▌▋▊▉─└┃⠶"


@cache
def face(kind: str) -> Face:
    """A lab after its first steps, with a goal reached and a prediction borne out."""
    made = Run(setup(kind))
    made.advance(made.lab.BATCH, lambda: True)
    first = made.setup.aims[0].goal.id
    frame = structs.replace(made.frame(), reached={first: 1})
    return Face(setup=made.setup, frame=frame, predicted=0, told=0)


def plain(lines: list[Line]) -> str:
    return "\n".join(line.plain for line in lines)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("asking", [False, True])
def test_no_line_is_wider_than_there_is_room(kind: str, size: tuple[int, int], asking: bool) -> None:
    shown = page(structs.replace(face(kind), asking=asking), *size)
    assert not [line.plain for line in shown.lines if cell_len(line.plain.rstrip()) > size[0]]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", kinds())
def test_everything_is_somewhere(kind: str, size: tuple[int, int]) -> None:
    lab = face(kind)
    shown = page(lab, *size)
    words = plain(shown.lines)
    assert lab.setup.lab.TITLE.partition(":")[0] in words
    for control in lab.chosen_from:
        assert control.label in plain(shown.lines[slice(*shown.controls)])
    for preset in lab.setup.lab.PRESETS:
        assert preset.label in words
    assert "You expect: " in words
    assert "and so it was." in " ".join(words.split())
    # In two columns the words of the left stand between those of the right.
    assert words.count("○") + words.count("✔") >= len(lab.setup.aims)


@pytest.mark.parametrize("kind", kinds())
def test_the_first_screen_has_the_question_and_all_that_is_measured_where_there_is_room(kind: str) -> None:
    lab = face(kind)
    for size in ((79, 21), (119, 37)):
        first = plain(page(lab, *size).lines[: size[1]])
        for metric in lab.setup.lab.METRICS:
            # A long one may be cut at its end.
            assert metric.label[:24] in first
        assert "You expect" in first


@pytest.mark.parametrize("steps", [1, 300])
def test_the_first_screen_of_sampling_has_the_end_of_the_text_and_the_likeliest_characters(steps: int) -> None:
    made = Run(setup("sampling"))
    while made.step < steps:
        made.advance(steps, lambda: True)
    lines = page(Face(setup=made.setup, frame=made.frame()), 79, 21).lines
    first = plain(lines[:21])
    words, bars = made.lab.pictures()[:2]
    assert isinstance(words, Words)
    assert isinstance(bars, Bars)
    assert words.lines[-1][-1].text.split()[-1] in first
    assert all(bar.words in first for bar in bars.bars[:4])
    start = next(number for number, line in enumerate(lines) if line.plain.startswith(bars.title))
    assert start == 8, "it does not move as the text grows"
    assert "The model" in plain(lines), "all of the text is told further down"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_bar_is_somewhere(size: tuple[int, int]) -> None:
    """Of the twelve likeliest characters the last are left out where there is little room, but told further down."""
    sampling = face("sampling")
    assert sampling.frame is not None
    (bars,) = (picture for picture in sampling.frame.pictures if isinstance(picture, Bars))
    assert len(bars.bars) == 12
    assert all(bar.words in plain(page(sampling, *size).lines) for bar in bars.bars)


@pytest.mark.parametrize("kind", kinds())
def test_what_a_control_does_fits_in_its_line(kind: str) -> None:
    lab = face(kind)
    for place, control in enumerate(lab.chosen_from):
        words = plain(page(structs.replace(lab, focus=place), 77, 21).lines)
        assert (control.tooltip or control.label) in words
        assert control.live or "begins anew" in words, control.id
        small = page(structs.replace(lab, focus=place), 39, 9)
        told = " ".join(plain(small.lines[slice(*small.controls)]).split())
        assert (control.tooltip or control.label) in told, "told in full where lines are short"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_recording_is_called_one_and_reaches_nothing(size: tuple[int, int]) -> None:
    live = face("gan")
    shown = page(structs.replace(live, setup=live.setup.as_recording), *size)
    assert not [line.plain for line in shown.lines if cell_len(line.plain.rstrip()) > size[0]]
    words = plain(shown.lines)
    assert "recorded" in words.split("\n")[0]
    assert "‹" not in words, "no control can be turned"
    if size[0] > 40:
        assert "A recording · Well matched, seed 0 · R runs it live" in words
    assert words.count("✔") == 1, "only the prediction"
    if size == (55, 21):
        assert "○ Find 7 spots, with 70% good points (in the recording by step 1)" in " ".join(words.split())


def test_while_it_is_asked_the_question_stands_there_once() -> None:
    shown = page(structs.replace(face("gan"), asking=True), 79, 21)
    assert plain(shown.lines).count("how many spots will") == 1


@pytest.mark.parametrize("size", [(39, 9), (79, 21), (119, 37)], ids=str)
@pytest.mark.parametrize("kind", kinds())
def test_plain_ascii_will_do(kind: str, size: tuple[int, int]) -> None:
    words = plain(page(structs.replace(face(kind), ascii_only=True), *size).lines)
    assert not set(words) & set(SIGNS)
    assert not [sign for sign in words if 0x2800 <= ord(sign) < 0x2900]


def test_without_colours_a_field_is_drawn_with_signs() -> None:
    lab = face("gan")
    coloured, grey = (page(structs.replace(lab, grey=grey), 119, 37).lines for grey in (False, True))
    assert any("field" in piece.role for line in coloured for piece in line.pieces)
    assert not any("field" in piece.role for line in grey for piece in line.pieces)
    assert "::" in plain(grey)
    assert "::" not in plain(coloured)


def test_the_chosen_control_is_marked_without_colours() -> None:
    lab = face("audit")
    for place, control in enumerate(lab.chosen_from):
        words = plain(page(structs.replace(lab, focus=place), 79, 21).lines)
        assert f"‹{control.label}" in words


def test_before_there_is_anything_it_says_so() -> None:
    lab = structs.replace(face("gan"), frame=None)
    for size in SIZES:
        assert "opening" in plain(page(lab, *size).lines)
