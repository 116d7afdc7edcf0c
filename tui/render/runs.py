"""Which lines of a Markdown text belong together, found fast: only as much of the grammar as dividing it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from .syntax import NOTE_INDENT, is_delimiter_row


class Run(NamedTuple):
    """Neighbouring lines, from `start` up to `end`, of one kind of block."""

    kind: str
    start: int
    end: int


class ItemStart(NamedTuple):
    """How a list's item begins: the column of its text, its bullet or delimiter, its number if it has one."""

    column: int
    sign: str
    number: int | None


_ITEM = re.compile(r"( {0,3})(?:([-*+])|(\d{1,9})([.)]))(?:([ \t]{1,5})|$)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_STARTS = (
    ("fence", _FENCE),
    ("quote", re.compile(" {0,3}>")),
    ("rule", _RULE),
    ("list", _ITEM),
    ("heading", re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")),
    ("note", re.compile(r" {0,3}\[\^[^\]\s]{1,100}\]:")),
    ("definition", re.compile(r" {0,3}\[[^\[\]]{1,300}\]:")),
    ("formula", re.compile(r" {0,3}\$\$")),
)
# What may begin without a blank line before it, right after a paragraph's line.
_INTERRUPTS = re.compile(
    _RULE.pattern
    + r"| {0,3}(?:`{3,}[^`]*$|~{3,}|>|[-*+][ \t]+\S|1[.)][ \t]+\S|#{1,6}(?:[ \t]|$)|\[\^[^\]\s]{1,100}\]:|\$\$)"
)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")


def item_start(line: str) -> ItemStart | None:
    """How an item begins on this line, if one does."""
    match = _ITEM.match(line)
    return _item_start(match[0]) if match and not _RULE.match(line) else None


@lru_cache(maxsize=256)
def _item_start(mark: str) -> ItemStart:
    indent, bullet, number, delimiter, blank = cast("re.Match[str]", _ITEM.match(mark)).groups()
    sign = bullet or delimiter
    room = indent_of(blank) if blank else 1
    column = len(indent) + len(bullet or number + delimiter) + (room if room <= 4 else 1)
    return ItemStart(column, sign, None if bullet else int(number))


def indent_of(line: str) -> int:
    """How many columns of blanks a line begins with."""
    if line[:1] not in (" ", "\t"):
        return 0
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4))


def runs(lines: list[str]) -> Iterator[Run]:
    """The blocks of a text one after the other, blank lines between them left out."""
    place = 0
    while place < len(lines):
        if not lines[place].strip():
            place += 1
            continue
        kind = _kind(lines, place)
        end = _end(kind, lines, place)
        yield Run(kind, place, end)
        place = end


def _kind(lines: list[str], place: int) -> str:
    line = lines[place]
    if indent_of(line) >= 4:
        return "indented"
    for kind, pattern in _STARTS:
        if pattern.match(line):
            return kind
    if "|" in line and place + 1 < len(lines) and is_delimiter_row(lines[place + 1].strip()):
        return "table"
    return "text"


def _end(kind: str, lines: list[str], place: int) -> int:
    match kind:
        case "fence":
            return _fence_end(lines, place)
        case "quote":
            return next((i for i in range(place + 1, len(lines)) if not _in_quote(lines[i])), len(lines))
        case "list" | "note":
            return _container_end(kind, lines, place)
        case "heading" | "rule" | "definition":
            return place + 1
        case "indented":
            return _indented_end(lines, place)
        case "formula":
            return _formula_end(lines, place)
    end = place + (2 if kind == "table" else 1)
    while end < len(lines) and lines[end].strip() and not _INTERRUPTS.match(lines[end]):
        end += 1
        if kind == "text" and _UNDERLINE.match(lines[end - 1]):
            break
    return end


def _fence_end(lines: list[str], place: int) -> int:
    fence = _FENCE.match(lines[place])
    mark = fence[1] if fence else ""
    for end in range(place + 1, len(lines)):
        line = lines[end].strip()
        if line.startswith(mark) and not line.strip(mark[0]) and indent_of(lines[end]) < 4:
            return end + 1
    return len(lines)


def _in_quote(line: str) -> bool:
    # A line without a bar goes on with the quote's paragraph, unless it begins something itself.
    return bool(line.strip()) and (line.lstrip(" ").startswith(">") or not _INTERRUPTS.match(line))


def _container_end(kind: str, lines: list[str], place: int) -> int:
    """Where a list or footnote ends: at a line that is neither indented nor an item nor goes on with a paragraph."""
    start = item_start(lines[place])
    column = start.column if start else NOTE_INDENT
    end = place + 1
    blank = False
    for number in range(place + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            blank = True
            continue
        if indent_of(line) < column:
            sibling = item_start(line) if kind == "list" else None
            if sibling:
                column = sibling.column
            elif blank or _INTERRUPTS.match(line):
                break
        end, blank = number + 1, False
    return end


def _indented_end(lines: list[str], place: int) -> int:
    end = place + 1
    for number in range(place + 1, len(lines)):
        if lines[number].strip():
            if indent_of(lines[number]) < 4:
                break
            end = number + 1
    return end


def _formula_end(lines: list[str], place: int) -> int:
    for end in range(place, len(lines)):
        if not lines[end].strip():
            return end
        if lines[end].rstrip().endswith("$$") and (end > place or len(lines[end].strip()) > 4):
            return end + 1
    return len(lines)
