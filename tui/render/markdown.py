"""Markdown as lines of styled text: the front door. No widget, no colour."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from .blocks import Blocks
from .divide import divided
from .inline import pieces
from .margin import Margin
from .part import Part
from .syntax import blocks
from .text import Line, Piece


def layout(source: str, width: int, first_line: int = 0) -> list[Line]:
    """A Markdown text as lines of at most `width` cells. `first_line` is where it stands in its section."""
    lines: list[Line] = []
    after: list[Line] = []
    for part in divided(source):
        if found := part_lines(part._replace(first_line=part.first_line + first_line), width):
            lines += after + found
            after = blank_after(part, found, width)
    return lines


def blank_after(part: Part, lines: list[Line], width: int) -> list[Line]:
    """The blank line after a part's lines, if one follows."""
    if not lines or part.after is None:
        return []
    return [Line(Margin(width, part.after).blank(), lines[-1].source, lines[-1].offset)]


def part_lines(part: Part, width: int) -> list[Line]:
    """A part of a text as lines."""
    environment = _environment(part.definitions)
    page = Blocks(width, environment, part.within)
    match part.kind:
        case "text":
            page.text(part.source, part.first_line, offset=part.offset)
        case "raw":
            page.raw(part.source, part.first_line, part.offset)
        case "code":
            page.code(part.source, part.language, part.first_line, part.offset)
        case _:
            page.tokens(blocks(part.source, environment), part.first_line - part.repeated, part.number)
    lines = page.lines
    if part.repeated:
        lines = [line._replace(source=max(line.source, part.first_line)) for line in lines]
    if lines and part.goes_on:
        lines[-1] = lines[-1]._replace(wraps=True)
    return lines


def _environment(definitions: str) -> dict[str, Any]:
    """What markdown-it knows of links and footnotes before it reads a part; a copy, since reading adds to it."""
    if not definitions:
        return {"references": {}, "notes": set()}
    known = _known(definitions)
    return {"references": dict(known["references"]), "notes": set(known["notes"])}


@lru_cache(maxsize=16)
def _known(definitions: str) -> dict[str, Any]:
    environment: dict[str, Any] = {"references": {}, "notes": set()}
    blocks(definitions, environment)
    return environment


def inline_text(source: str, role: str = "") -> list[Piece]:
    """The pieces of one line of Markdown, such as a table cell or an answer's text."""
    return pieces(" ".join(source.split()), _environment(""), role)
