"""Pictures as lines: each fits its room, in braille and in ASCII, and shows what is where."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from tui.labs.base import Bar, Bars, Curves, Dots, Grid, Piece, Plane, Words
from tui.render.plots.bars import bar_text
from tui.render.plots.marks import ASCII, BRAILLE
from tui.render.plots.picture import picture_lines
from tui.render.text import Line

LOW, HIGH = (-1.0, -1.0), (1.0, 1.0)


def plane(*points: Sequence[float], field: np.ndarray | None = None) -> Plane:
    real = Dots(name="real", mark="o", points=np.array(points[:1] or np.empty((0, 2)), float).reshape(-1, 2))
    made = Dots(name="generated", mark="x", points=np.array(points[1:], float).reshape(-1, 2))
    return Plane(title="", low=LOW, high=HIGH, dots=(real, made), field=field)


def text(lines: list[Line]) -> list[str]:
    return [line.plain for line in lines]


def test_points_stand_where_they_are_and_kinds_differ_by_shape() -> None:
    lines = text(picture_lines(plane((-1, 1), (1, -1)), 30, 6))
    assert lines[0][0] == "⠁" and lines[4][29] == "x"
    assert "⠶ real" in lines[-1] and "x generated" in lines[-1]
    plain = text(picture_lines(plane((-1, 1), (1, -1)), 30, 6, ascii_only=True))
    assert plain[0][0] == "o" and plain[4][29] == "x"


def test_points_beyond_the_plane_or_not_numbers_are_left_out() -> None:
    lines = text(picture_lines(plane((5, 5), (float("nan"), 0), (0, float("inf"))), 30, 6, ascii_only=True))
    assert all(not line.strip() for line in lines[:-1])


def test_the_ground_is_the_field() -> None:
    field = np.array([[0.0, 1.0], [1.0, 0.0]])
    lines = picture_lines(plane(field=field), 30, 3)
    assert [piece.role for piece in lines[0].pieces] == ["", "field5"]
    assert [piece.role for piece in lines[1].pieces] == ["field5", ""]


def test_a_heat_map_has_shades_labels_and_a_cursor_that_reads_without_colour() -> None:
    grid = Grid(title="Where", values=np.array([[0.0, 1.0], [0.5, 0.25]]), rows=("the", "cat"), columns=("a", "b"))
    lines = text(picture_lines(grid, 30, 10, cursor=(1, 0)))
    assert lines[0] == "Where"
    assert "██" in lines[2] and lines[2].startswith("the")
    assert "[" in lines[3] and "]" in lines[3]


def test_what_does_not_fit_is_said_and_the_cursor_stays_in_sight() -> None:
    grid = Grid(title="", values=np.eye(40))
    lines = text(picture_lines(grid, 12, 8, cursor=(39, 39)))
    assert "rows 35–40 of 40, columns 29–40" in " ".join(line.strip() for line in lines)
    assert any("X" in line for line in lines)


def test_bars_have_figures_and_the_value_before() -> None:
    bars = Bars(title="", bars=(Bar("nurse", 0.5, "50%", 1.0), Bar("driver", 0.0, "0%")))
    first, second = text(picture_lines(bars, 30, 5))
    assert first.startswith("nurse ") and first.endswith(" 50%") and "┃" in first
    assert second.split() == ["driver", "0%"]


def test_of_ranked_bars_the_last_are_left_out_where_there_is_little_room() -> None:
    bars = Bars(title="Next", bars=tuple(Bar(letter, 0.5) for letter in "abcdef"), caption="six", ranked=True)
    assert [line.split()[0] for line in text(picture_lines(bars, 30, 5))] == ["Next", "a", "b", "c", "six"]
    assert len(picture_lines(bars, 30, 40)) == 8
    every = replace(bars, ranked=False)
    assert len(picture_lines(every, 30, 5)) == 8


@pytest.mark.parametrize("signs", [BRAILLE, ASCII])
@given(share=st.floats(allow_nan=True), room=st.integers(1, 60))
def test_a_bar_is_as_long_as_its_room(share: float, room: int, signs: object) -> None:
    bar = bar_text(share, room, signs)  # type: ignore[arg-type]
    assert len(bar) == room
    assert bool(bar.strip()) == (share > 0)


def test_curves_are_told_apart_by_letters() -> None:
    curves = Curves(title="Loss", lines={"generator": (1.0, 2.0, 3.0), "discriminator": (3.0, 2.0, 1.0)})
    for ascii_only in (False, True):
        lines = text(picture_lines(curves, 40, 8, ascii_only=ascii_only))
        assert lines[1].rstrip().endswith("g") and lines[-2].rstrip().endswith("d")
        assert lines[1].lstrip().startswith("3") and lines[-2].lstrip().startswith("1")
        assert "generator" in lines[-1] and "discriminator" in lines[-1]


def test_curves_without_a_value_say_so() -> None:
    nothing = Curves(title="", lines={"loss": (float("nan"),)})
    assert text(picture_lines(nothing, 40, 8)) == ["Nothing measured yet."]


def test_tokens_by_turns() -> None:
    words = Words(title="", lines=((Piece("un", "token"), Piece("happy", "token-alt")), ()))
    lines = picture_lines(words, 40, 8)
    assert [piece.role for piece in lines[0].pieces] == ["token", "token-alt"]
    assert lines[1].plain == ""


def test_of_words_that_grow_the_end_is_shown() -> None:
    words = Words(title="Text", lines=tuple((Piece(letter),) for letter in "abcdef"), grows=True)
    assert text(picture_lines(words, 40, 3)) == ["Text", "e", "f"]
    assert len(text(picture_lines(replace(words, grows=False), 40, 3))) == 7


def test_a_line_that_is_wrapped_keeps_its_indent() -> None:
    line = (Piece("  The", "muted"), Piece(" model writes on"))
    assert text(picture_lines(Words(title="", lines=(line,)), 12, 8)) == ["  The model", "  writes on"]
    code = (Piece("  ", "token"), Piece("def step", "token-alt"))
    assert text(picture_lines(Words(title="", lines=(code,)), 9, 8)) == ["  def", "step"], "a token is not cut"


PICTURES = [
    plane((0, 0), (0.5, 0.5), field=np.random.default_rng(0).random((20, 20))),
    Grid(title="A map", values=np.random.default_rng(1).random((12, 12)), rows=("long label here",) * 12),
    Grid(title="", values=np.full((8, 8), np.nan), columns=tuple("漢字漢字漢字漢字")),
    Bars(title="Bars", bars=(Bar("a long label of a bar", 0.3, "30%", 0.6),)),
    Curves(title="Loss", lines={"a": tuple(range(1000)), "b": (1.0,), "c": ()}),
    Words(title="Words", lines=((Piece("some words that go on for a while", "token"),),)),
]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: type(picture).__name__)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (8, 3), (20, 5), (40, 12), (120, 40), (200, 60)])
def test_every_picture_keeps_its_room(picture: object, ascii_only: bool, width: int, height: int) -> None:
    lines = picture_lines(picture, width, height, ascii_only=ascii_only)  # type: ignore[arg-type]
    if width >= 20:
        captioned = [line for line in lines if cell_len(line.plain) > width]
        assert not captioned, [line.plain for line in captioned]
        if not isinstance(picture, Words | Bars) and height >= 5:
            assert len(lines) <= height
    if ascii_only and not any(isinstance(picture, kind) for kind in (Words,)):
        drawn = "".join(line.plain for line in lines)
        assert all(ord(sign) < 128 or sign in "…–漢字" for sign in drawn)


def test_a_frame_is_drawn_in_time() -> None:
    cloud = Plane(
        title="",
        low=LOW,
        high=HIGH,
        dots=tuple(
            Dots(name=name, mark=name[0], points=np.random.default_rng(3).normal(0, 0.4, (500, 2)))
            for name in ("real", "generated")
        ),
        field=np.random.default_rng(4).random((30, 60)),
    )
    picture_lines(cloud, 80, 30)
    begin = time.process_time()
    for _ in range(10):
        picture_lines(cloud, 80, 30)
    assert (time.process_time() - begin) / 10 < 0.04
