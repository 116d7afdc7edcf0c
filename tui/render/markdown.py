"""Markdown as lines of styled text: the front door. No widget, no colour."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from ..course.text import cleaned
from .blocks import Blocks
from .divide import divided
from .inline import pieces
from .margin import Margin
from .part import HEAVIEST, Part, weight
from .syntax import blocks
from .text import Line, Piece

_BLANKS = re.compile("[ \t\n]+")


class LaidOut(NamedTuple):
    """A part's lines, and the blank line after them unless the next part follows without one."""

    lines: list[Line]
    after: list[Line]


def layout(source: str, width: int, first_line: int = 0) -> list[Line]:
    """A Markdown text as lines of at most `width` cells. `first_line` is where it stands in its section."""
    lines: list[Line] = []
    after: list[Line] = []
    for part in divided(source):
        found = lay_out(part._replace(first_line=part.first_line + first_line), width)
        if found.lines:
            lines += after + found.lines
            after = found.after
    return lines


def lay_out(part: Part, width: int, kind: type[Blocks] = Blocks) -> LaidOut:
    """A part of a text as lines of at most `width` cells; `kind` decides how its blocks are shown."""
    environment = _environment(part.definitions)
    page = kind(width, environment, part.within)
    match part.kind:
        case "text":
            # The newline lets a hard break at the end be one.
            page.text(part.source + "\n" * part.goes_on, part.first_line, offset=part.offset)
        case "raw":
            page.raw(part.source, part.first_line, part.offset)
        case "admonition":
            page.admonition(part.source, part.first_line)
        case "code":
            page.code(part.source + "\n", part.language, part.first_line, part.offset)
        case _:
            page.tokens(blocks(part.source, environment), part.first_line - part.repeated, part.number)
    page.end(part.first_line)
    lines = page.lines
    if part.goes_on and lines and len(lines[-1].plain) == lines[-1].margin:
        del lines[-1]
    elif part.goes_on and lines:
        lines[-1] = lines[-1]._replace(wraps=True)
    if not lines:
        return LaidOut([], [])
    if part.repeated:
        lines = [line._replace(source=max(line.source, part.first_line)) for line in lines]
    apart = page.ends_with_block or page.ends_with_loose_list
    if part.after is None or (part.close and not apart):
        return LaidOut(lines, [])
    return LaidOut(lines, [Line(Margin(width, part.after).blank(), lines[-1].source, lines[-1].offset)])


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
    """The pieces of one line of Markdown, such as an answer's text; its source when it is too long."""
    line = _BLANKS.sub(" ", source).strip(" ")
    if weight(line) > HEAVIEST:
        return [Piece(cleaned(line), role)]
    return pieces(line, _environment(""), role)
