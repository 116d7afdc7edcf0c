"""Any text at all: what we show has the letters that markdown-it's own whole reading of it has, in the same order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.render.showing import fitting, letters
from tui.render.markdown import inline_text, layout
from tui.render.text import Line

SIGNS = [
    *("a", "b c", "word", "*em*", "**st", "` co`", "`", "[l](u)", "# ", "- ", "* ", "1. ", "2) ", "> ", ">", "    "),
    *(
        "  ",
        " ",
        "\n",
        "\n\n",
        "\n",
        "```",
        "~~~",
        "---",
        "===",
        "~~x~~",
        "\\",
        "<b>",
        "&amp;",
        "[r]",
        "[r]: /u\n",
        "|",
    ),
    *(
        "_",
        "**",
        "*",
        "+ ",
        "10. ",
        "\t",
        "漢字",
        "é",
        "  \n",
        "<http://x.y>",
        "[",
        "](",
        "!",
        "&#7;",
        "\u200d",
        "👩",
    ),
]
MARKDOWN = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)
WIDTHS = st.sampled_from([20, 40, 80, 200])


@cache
def reference() -> MarkdownIt:
    options = {"html": False, "maxNesting": 200, "strikethrough_single_tilde": True}
    return MarkdownIt("commonmark", options).enable("strikethrough")


def said(tokens: Sequence[Token]) -> str:
    """The text of a token stream, as markdown-it read it."""
    parts = []
    for token in tokens:
        if token.type == "image":
            parts.append(f"[picture: {said(token.children or []) or token.attrGet('src') or ''}]")
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        else:
            parts.append(said(token.children) if token.children else token.content)
    return "".join(parts)


def without_numbers(lines: list[Line]) -> str:
    """The lines' letters but for the numbers of lists, which markdown-it does not say."""
    return letters(piece.text for line in lines for piece in line.pieces if piece.role != "bullet")


@given(MARKDOWN, WIDTHS)
def test_every_letter_is_shown_in_order(source: str, width: int) -> None:
    assert without_numbers(fitting(layout(source, width), width)) == letters(said(reference().parse(source)))


@given(st.text(max_size=200), WIDTHS)
def test_no_text_is_too_strange(source: str, width: int) -> None:
    fitting(layout(source, width), width)


@given(MARKDOWN, st.integers(1, 100))
def test_places_rise_from_line_to_line(source: str, width: int) -> None:
    places = [(line.source, line.offset) for line in layout(source, width)]
    assert places == sorted(places)


@given(MARKDOWN)
def test_one_line_of_markdown_too(source: str) -> None:
    line = re.sub("[ \t\n]+", " ", source).strip()
    tokens = reference().parseInline(line)
    assert letters(piece.text for piece in inline_text(source)) == letters(said(tokens))


@given(MARKDOWN, WIDTHS)
def test_a_line_that_goes_on_is_joined_to_the_next_as_it_was(source: str, width: int) -> None:
    """Copying joins lines by `margin`, `wraps` and `offset`: with a space, or none where a word was cut."""
    lines = layout(source, width)
    wide = {(line.source, line.offset): line for line in layout(source, 10_000)}
    for number, line in enumerate(lines):
        whole = wide.get((line.source, line.offset))
        if whole is None or not line.wraps or whole.margin != line.margin:
            continue
        joined = line.plain[line.margin :]
        for before, after in zip(lines[number:], lines[number + 1 :], strict=False):
            if not before.wraps:
                break
            gap = after.offset - before.offset - len(before.plain[before.margin :])
            joined += " " * gap + after.plain[after.margin :]
        assert joined.rstrip() == whole.plain[whole.margin :].rstrip()
