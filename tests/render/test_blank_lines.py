"""Blocks are set off from each other by exactly one blank line, whatever they are and wherever they stand."""

from __future__ import annotations

import itertools

import pytest

from tests.render.constructs import behind
from tests.render.showing import shown

# Each with a word that is seen at its end (before the next block) and one at its beginning.
KINDS = {
    "paragraph": "begin\nend",
    "heading": "## begin end",
    "underlined heading": "begin end\n---",
    "rule": "---",
    "bullets": "- begin\n- end",
    "numbers": "1. begin\n2. end",
    "loose list": "- begin\n\n- end",
    "quote": "> begin\n> end",
    "admonition": "> [!NOTE]\n> begin end",
    "fence": "```\nbegin\nend\n```",
    "indented code": "    begin\n    end",
    "table": "| begin |\n|---|\n| end |",
    "formula": "$$\nbegin end\n$$",
}
# Two lists of one kind, or two stretches of code or quote, are one when only a blank line parts them.
MERGING = [{"bullets", "loose list"}, {"indented code"}, {"bullets", "indented code"}, {"numbers", "indented code"},
           {"loose list", "indented code"}, {"bullets"}, {"numbers"}, {"loose list"}]  # fmt: skip
PAIRS = [pair for pair in itertools.product(KINDS, repeat=2) if set(pair) not in MERGING]


def blanks(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if not line.strip("▌ ")]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("container", ["nothing", "quote", "loose item"])
def test_one_blank_line_parts_two_blocks(first: str, second: str, container: str) -> None:
    wrap = {"nothing": str, "quote": behind("> ", "> "), "loose item": behind("- ", "  ")}[container]
    alone = [shown(wrap(KINDS[kind]), 40) for kind in (first, second)]
    lines = shown(wrap(f"{KINDS[first]}\n\n{KINDS[second]}"), 40)
    gap = len(alone[0])
    assert len(lines) == gap + 1 + len(alone[1])
    assert set(blanks(lines)) == {*blanks(alone[0]), gap, *(gap + 1 + number for number in blanks(alone[1]))}


@pytest.mark.parametrize(
    "second", ["heading", "rule", "bullets", "numbers", "quote", "admonition", "fence", "table", "formula"]
)
def test_a_block_right_after_a_paragraph_is_set_off_too(second: str) -> None:
    # A row of dashes under a paragraph would make a heading of it.
    block = "***" if second == "rule" else KINDS[second]
    apart, together = shown(f"text\n\n{block}", 40), shown(f"text\n{block}", 40)
    assert together == apart and together[:2] == ["text", ""]


@pytest.mark.parametrize("block", ["quote", "fence", "table", "heading", "formula"])
def test_in_a_tight_list_only_such_blocks_are_set_off(block: str) -> None:
    inside = KINDS[block].replace("\n", "\n  ")
    lines = shown(f"- a\n- b\n  {inside}\n- c\n- d", 40)
    height = len(shown(KINDS[block], 38))
    assert lines[:3] == ["• a", "• b", ""] and lines[-3:] == ["", "• c", "• d"]
    assert len(lines) == 6 + height and not blanks(lines[3:-3])


@pytest.mark.parametrize(
    "source", ["\n\n\na\n\n\n\nb\n\n\n", "a\n \n\t\nb", "a\n\n[x]: /y\n\nb", "a\n\n#\n\nb", "a\n\n>\n\nb"]
)
def test_nothing_is_doubled(source: str) -> None:
    assert shown(source) == ["a", "", "b"]


@pytest.mark.parametrize("source", ["", "\n", "[x]: /y", ">", "#", "> >\n\n>"])
def test_nothing_to_show_has_no_lines(source: str) -> None:
    assert shown(source) == []
