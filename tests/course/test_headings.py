"""The headings of a text: against what the renderer's parser finds, and in texts made to hurt."""

from __future__ import annotations

import time
from itertools import pairwise, product

import pytest

from tests.render.constructs import BLOCKS
from tui.course.headings import Heading, headings
from tui.render.syntax import blocks


def parsed(body: str) -> list[tuple[int, int]]:
    """Level and line of each heading at the margin that has words, as the parser finds them."""
    tokens = blocks(body, {"references": {}, "notes": set()})
    return [
        (int(token.tag[1]), token.map[0])
        for token, inside in pairwise(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map and inside.content.strip()
    ]


def found(body: str) -> list[tuple[int, int]]:
    return [(heading.level, heading.line) for heading in headings(body)]


def test_headings_after_any_construct_are_the_parsers() -> None:
    for first, second in product(BLOCKS, BLOCKS):
        body = f"{first.source}\n\n{second.source}\n\n## After *both*\n\nAnd more\n===\n"
        assert found(body) == parsed(body), body


def test_no_heading_is_invented_where_constructs_touch() -> None:
    for first, second in product(BLOCKS, BLOCKS):
        body = f"{first.source}\n{second.source}"
        assert set(found(body)) <= set(parsed(body)), body


def test_the_words_of_headings() -> None:
    body = "# One #\n#not\n##\n```\n# code\n```\n### Two # three ##\n\nUnder\nlined\n---\n\n$$\n# x\n$$\n"
    assert headings(body) == [Heading(1, "One", 0), Heading(3, "Two # three", 6), Heading(2, "Under lined", 8)]


@pytest.mark.parametrize(
    "unit", ["# ", "-", "- ", "[", "[a", "`", "* ", " |", "$$", "1. ", "a\n", "#", " ", "\t", "=\n", "> "]
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    body = "# A heading\n\nwords\n" + unit * 100_000 + "x"
    start = time.process_time()
    headings(body)
    assert time.process_time() - start < 1
