"""The headings in a Markdown text, for an outline. One pass over its lines, so that 500 kB delay no key."""

from __future__ import annotations

import re
from typing import NamedTuple

_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
# What ends a paragraph without a blank line: an item, a quote, a rule.
_INTERRUPTS = re.compile(r" {0,3}(?:[-*+][ \t]+\S|1[.)][ \t]+\S|>|([-*_])(?:[ \t]*\1){2,}[ \t]*$)")
_ANY = re.compile(r"^ {0,3}(?:#|(?:=+|-+)[ \t]*$)", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]:")
_FENCE = re.compile(r" {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,}|\$\$(?!.*\$\$))")
# What begins a block that is no paragraph at the margin: items, quotes, tables, footnotes, rules, code.
_OTHER = re.compile(
    r" {0,3}(?:\[\^[^\]]+\]:|[-*+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[>|]|([-*_])(?:[ \t]*\1){2,}[ \t]*$)| {4}|\t"
)


class Heading(NamedTuple):
    """A heading: its level from 1 to 6, its Markdown, and the line that it begins on, from 0."""

    level: int
    text: str
    line: int


def headings(body: str) -> list[Heading]:
    """The headings of a Markdown text that stand at the margin, in their order."""
    if not _ANY.search(body):
        return []
    found: list[Heading] = []
    # The paragraph that the next line may underline: where it began, or -1 for none.
    begun, inside, fence = -1, False, ""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if fence:
            fence = "" if _closes(line, fence) else fence
        elif not line.strip():
            begun, inside = -1, False
        elif mark := _FENCE.match(line):
            fence, begun = mark[1], -1
        elif heading := _ATX.match(line):
            found.append(Heading(len(heading[1]), _without_end(line[heading.end() :].strip()), number))
            begun, inside = -1, False
        elif begun >= 0 and (under := _UNDERLINE.fullmatch(line)):
            text = " ".join(part.strip() for part in lines[begun:number])
            found.append(Heading(1 if under[1][0] == "=" else 2, text, begun))
            begun = -1
        elif begun < 0 and not inside and _DEFINITION.match(line):
            continue
        elif begun < 0 and (inside or _OTHER.match(line)):
            # Text right under an item or quote goes on with it, up to the next blank line.
            inside = True
        elif begun < 0:
            begun = number
        elif _INTERRUPTS.match(line) or _under_a_head(line):
            begun, inside = -1, True
    return [heading for heading in found if heading.text]


def _under_a_head(line: str) -> bool:
    """Whether the line may be the one below a table's head."""
    return "|" in line and not line.strip(" \t:|-")


def _without_end(text: str) -> str:
    """A heading's text without the `#` signs that may close it."""
    bare = text.rstrip("#")
    return text if bare and bare[-1] not in " \t" else bare.rstrip()


def _closes(line: str, fence: str) -> bool:
    """Whether the line ends the code or formula that this fence began."""
    mark = line.strip()
    if fence == "$$":
        return not mark or mark.endswith("$$")
    return len(mark) >= len(fence) and set(mark) == {fence[0]}
