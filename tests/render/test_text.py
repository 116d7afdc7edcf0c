"""Breaking text into lines: widths, words, wide characters, and nothing lost between the pieces."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.text import Line, Piece, Styled, break_lines, cells, cut_lines, padded

# What makes widths hard: spaces, newlines, wide and narrow ones, accents, joiners, emoji styles, flags.
LETTERS = st.sampled_from(
    [*"ab1  \n", "word", "漢", "字", "。", "「", "é", "e\u0301", "\u200d", "\ufe0f", "👩", "❤", "🇩🇪", "한"]
)
TEXTS = st.lists(LETTERS, max_size=40).map("".join)
# Two cells at least, since a wide character has no room in one.
SOME_WIDTH = st.integers(2, 30)


@given(TEXTS, SOME_WIDTH)
def test_lines_fit_and_only_blanks_are_left_out(text: str, width: int) -> None:
    end = 0
    for start, stop in break_lines(text, width):
        assert end <= start <= stop
        assert text[end:start].strip(" \n") == ""
        assert cell_len(text[start:stop]) <= width
        assert "\n" not in text[start:stop]
        end = stop
    assert text[end:].strip(" \n") == ""


@given(TEXTS, SOME_WIDTH)
def test_a_break_takes_away_spaces_or_one_newline(text: str, width: int) -> None:
    ranges = break_lines(text, width)
    for (_, stop), (start, _) in itertools.pairwise(ranges):
        assert text[stop:start].count("\n") <= 1
    assert len(ranges) >= text.count("\n") + 1


@given(TEXTS, SOME_WIDTH)
def test_lines_are_as_full_as_words_allow(text: str, width: int) -> None:
    ranges = break_lines(text, width)
    for (start, stop), (begin, end) in itertools.pairwise(ranges):
        between = text[stop:begin]
        if "\n" not in between and text.isascii():
            word = text[begin:end].split(" ")[0]
            assert cell_len(text[start:stop] + between + word) > width


MARKS = ["\u0301", "\u0308", "\u3099", "\u093f", "\ufe0f", "\u200d", "\U0001f3fd"]
WORD = st.lists(
    st.sampled_from(["a", "é", "が", "か", "漢", "क", "👩", "👩‍💻", "👍🏽", "❤\ufe0f", "。", *MARKS]), min_size=1
).map("".join)


@given(st.lists(WORD.filter(lambda word: word[0] not in MARKS), max_size=6).map(" ".join), st.integers(1, 10))
def test_no_line_begins_with_what_belongs_to_the_character_before(text: str, width: int) -> None:
    for ranges in (break_lines(text, width), cut_lines(text, width)):
        for start, stop in ranges[1:]:
            assert start == stop or text[start] not in MARKS
            assert start == stop or text[start - 1] != "\u200d" or text[start - 2] == "\u200d"


PIECES = st.lists(st.builds(Piece, TEXTS.filter(bool), st.sampled_from(["", "em", "code"])), max_size=8)


@given(PIECES, SOME_WIDTH)
def test_cut_pieces_are_the_text_of_their_ranges(pieces: list[Piece], width: int) -> None:
    text = Styled(pieces)
    assert "".join(piece.text for piece in text.pieces) == text.plain
    ranges = break_lines(text.plain, width)
    cuts = list(text.cuts(ranges))
    assert len(cuts) == len(ranges)
    for cut, (start, stop) in zip(cuts, ranges, strict=True):
        assert "".join(piece.text for piece in cut) == text.plain[start:stop]
        assert all(piece.text for piece in cut)
        assert text.cut(start, stop) == cut
        # Each piece is drawn by itself, so their widths must add up to no more than the line's.
        assert sum(cell_len(piece.text) for piece in cut) <= width


@given(
    st.lists(st.builds(Piece, st.text("ab ", min_size=1), st.sampled_from(["", "em", "code"])), max_size=8),
    SOME_WIDTH,
)
def test_each_character_keeps_its_role(pieces: list[Piece], width: int) -> None:
    text = Styled(pieces)
    by_place = [piece.role for piece in pieces for _ in piece.text]
    ranges = break_lines(text.plain, width)
    for cut, (start, stop) in zip(text.cuts(ranges), ranges, strict=True):
        assert [piece.role for piece in cut for _ in piece.text] == by_place[start:stop]


@given(PIECES, SOME_WIDTH)
def test_lines_say_where_they_stand_and_whether_they_go_on(pieces: list[Piece], width: int) -> None:
    text = Styled(pieces)
    for line, after in zip(
        lines := text.lines(width + 2, 7, offset=100, indent="  "), [*lines[1:], Line()], strict=True
    ):
        said = line.plain[line.margin :]
        assert line.source == 7 and line.margin == 2
        assert text.plain.startswith(said, line.offset - 100)
        between = text.plain[line.offset - 100 + len(said) : after.offset - 100]
        assert line.wraps == (after in lines and "\n" not in between)


@example("a\u200d\u200d漢", 2)
@given(TEXTS.map(lambda text: text.replace("\n", "")), SOME_WIDTH)
def test_cut_lines_keep_everything(text: str, width: int) -> None:
    ranges = cut_lines(text, width)
    assert "".join(text[start:stop] for start, stop in ranges) == text
    assert all(cell_len(text[start:stop]) <= width for start, stop in ranges)
    assert len(ranges) >= 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("   ", 5, [""]),
        ("a b", 5, ["a b"]),
        ("one two three", 7, ["one two", "three"]),
        ("one   two", 5, ["one", "two"]),
        ("  indented", 12, ["  indented"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("ab cdefgh", 4, ["ab", "cdef", "gh"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("a漢字 b漢字", 5, ["a漢字", "b漢字"]),
        ("漢字。漢", 5, ["漢", "字。", "漢"]),
        ("漢「字」", 5, ["漢", "「字", "」"]),
        ("한국어 문장", 6, ["한국어", "문장"]),
        ("abc 👩‍👩‍👧 d", 5, ["abc", "👩‍👩‍👧 d"]),
    ],
)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:stop] for start, stop in break_lines(text, width)] == lines


@pytest.mark.parametrize(
    ("align", "expected"), [("", "ab   "), ("right", "   ab"), ("center", " ab  "), ("left", "ab   ")]
)
def test_padding(align: str, expected: str) -> None:
    assert "".join(piece.text for piece in padded((Piece("ab", "em"),), 5, align)) == expected


@given(PIECES, st.integers(0, 40), st.sampled_from(["", "right", "center"]))
def test_padding_makes_a_cell_full(pieces: list[Piece], width: int, align: str) -> None:
    before = sum(cells(piece.text) for piece in pieces)
    after = padded(tuple(pieces), width, align)
    assert sum(cells(piece.text) for piece in after) == max(width, before)
    assert [piece for piece in after if piece in pieces] == pieces or any(not piece.text.strip() for piece in pieces)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "ab " * 330_000, "漢" * 330_000, "\u0301" * 1_000_000, "👩\u200d" * 500_000]
)
def test_a_megabyte_breaks_in_linear_time(text: str) -> None:
    begin = time.process_time()
    break_lines(text, 76)
    assert time.process_time() - begin < 2


def test_a_flood_of_joiners_takes_no_longer_than_other_letters() -> None:
    begin = time.thread_time()
    cut_lines("a" + "\u200d" * 20_000 + "b", 40)
    assert time.thread_time() - begin < 1.0
