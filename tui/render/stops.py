"""Where a reader can stop in a text: links, terms, blocks of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..course.text import cleaned
from .finding import Spot, Spots
from .lesson import Chunk
from .part import Part
from .syntax import blocks
from .text import Line

# A text without any of these has no stops, and need not be laid out to know that.
_LINK = re.compile(r"\[|<[A-Za-z]")
_CODE = re.compile(r"```|~~~|^[ >]*(?:\t| {4})", re.MULTILINE)


class Stop(NamedTuple):
    """A link or term with its `target`, or a block of `code`, and where it stands."""

    spots: Spots
    target: str = ""
    code: str = ""
    language: str = ""


class Code(NamedTuple):
    """A block of code: its first and last line in the section's Markdown, and its text."""

    first: int
    last: int
    text: str
    language: str = ""


def stops(chunk: Chunk, lines: Sequence[Line]) -> list[Stop]:
    """The stops of a chunk's lines from top to bottom."""
    found = links(lines)
    for code in code_blocks(chunk.part):
        shown = [n for n, line in enumerate(lines) if code.first <= line.source <= code.last and _is_code(line)]
        spots = tuple(Spot(n, lines[n].margin, len(lines[n].plain)) for n in shown)
        if spots:
            found.append(Stop(spots, code=code.text, language=code.language))
    return sorted(found, key=lambda stop: stop.spots[0])


def may_have_stops(chunk: Chunk) -> bool:
    """Whether it is worth laying out the chunk to look for stops."""
    return bool(_LINK.search(chunk.source)) or may_have_code(chunk)


def may_have_code(chunk: Chunk) -> bool:
    """Whether the chunk's source could show a block of code."""
    return chunk.part.kind == "code" or bool(_CODE.search(chunk.source))


def links(lines: Sequence[Line]) -> list[Stop]:
    """The links and terms of these lines; one that goes on over the end of a line is one stop."""
    found: list[Stop] = []
    target, goes_on = "", False
    for number, line in enumerate(lines):
        place = 0
        for piece in line.pieces:
            end = place + len(piece.text)
            if end > line.margin:
                if _leads_somewhere(piece.target, piece.role):
                    spot = Spot(number, place, end)
                    if goes_on and piece.target == target:
                        found[-1] = found[-1]._replace(spots=(*found[-1].spots, spot))
                    else:
                        found.append(Stop((spot,), piece.target))
                target, goes_on = piece.target, bool(piece.target)
            place = end
        goes_on = goes_on and line.wraps
    return found


def _leads_somewhere(target: str, role: str) -> bool:
    """Whether there is something to follow: a picture beside the course is shown nowhere."""
    return bool(target) and ("image" not in role.split() or "://" in target)


def code_blocks(part: Part) -> Iterator[Code]:
    """The blocks of code in a part of a text; of one that goes on over several parts, what is in this one."""
    if part.kind == "code":
        yield Code(part.first_line, part.first_line + part.source.count("\n"), cleaned(part.source), part.language)
    elif part.kind == "blocks" and _CODE.search(part.source):
        for token in blocks(part.source, {"references": {}, "notes": set()}):
            if token.type in ("fence", "code_block") and token.map:
                first = part.first_line - part.repeated + token.map[0] + (token.type == "fence")
                text = cleaned(token.content).removesuffix("\n")
                language = (token.info.split() or [""])[0]
                yield Code(first, first + text.count("\n"), text, language)


def whole_code(chunks: Sequence[Chunk], index: int, code: str) -> str:
    """The code of a block in the numbered chunk, with what went before and what follows in others."""
    if chunks[index].part.kind != "code":
        return code
    first, last = index, index
    while first and _follows(chunks[first - 1].part, chunks[first].part):
        first -= 1
    while last + 1 < len(chunks) and _follows(chunks[last].part, chunks[last + 1].part):
        last += 1
    parts = [chunk.part for chunk in chunks[first : last + 1]]
    ends = ("" if part.goes_on else "\n" for part in parts)
    return cleaned("".join(part.source + end for part, end in zip(parts, ends, strict=True))).removesuffix("\n")


def _follows(before: Part, after: Part) -> bool:
    """Whether a part goes on with the same block of code: another block would have a fence or a blank between."""
    ends = before.first_line + before.source.count("\n") + (not before.goes_on)
    return before.kind == after.kind and after.first_line == ends


def _is_code(line: Line) -> bool:
    return any(role.startswith("code") for piece in line.pieces for role in piece.role.split())
