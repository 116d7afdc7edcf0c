"""A long Markdown text in parts that are laid out one by one, so that no length and no nesting is ever felt.

A part is cut off where a blank line stands between blocks at the margin. A block too long for one part is opened:
what is in it is divided in turn (opening.py). Parts know the link definitions and footnotes of the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect

from .opening import opened
from .part import HEAVIEST, PART_SIZE, Part, weight


def divided(body: str) -> list[Part]:
    """A Markdown text in parts, none heavier than HEAVIEST by much."""
    if weight(body) <= HEAVIEST:
        return [Part(body)]
    fenced = _fenced(body)
    parts: list[Part] = []
    start = line = 0
    while start < len(body):
        end = _boundary(body, start + PART_SIZE, fenced)
        piece = body[start:end]
        parts += [Part(piece, line)] if weight(piece) <= HEAVIEST else opened(piece.split("\n"), line)
        line += piece.count("\n")
        start = end
    return _with_definitions(parts, _definitions(body, fenced))


# Fenced code begins at the margin or right behind the bullet of an item; it ends as far in, or with the item.
_FENCE = re.compile(r"^( {0,3}(?:(?:[-*+]|\d{1,9}[.)]) {1,4})*)(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_CLOSING = re.compile(r"^( *)(`{3,}|~{3,})[ \t]*$", re.MULTILINE)
# A blank line and, at the margin, something other than a list's item.
_BOUNDARY = re.compile(r"\n[ \t]*\n(?=\S)(?![-*+]\s|\d{1,9}[.)]\s)")


def _fenced(body: str) -> list[tuple[int, int]]:
    """Where fenced code begins and ends."""
    found: list[tuple[int, int]] = []
    place = 0
    while fence := _FENCE.search(body, place):
        column = len(fence[1]) if fence[1].strip() else 0
        place = _fence_end(body, fence.end(), fence[2], column)
        found.append((fence.start(), place))
    return found


def _fence_end(body: str, place: int, mark: str, column: int) -> int:
    """Where code that a fence `mark` began ends; `column` is where the text of the item around it stands."""
    outside = re.compile(rf"\n(?= {{0,{column - 1}}}[^ \n])").search(body, place) if column else None
    end = outside.end() if outside else len(body)
    for closing in _CLOSING.finditer(body, place, end):
        if closing[2].startswith(mark) and len(closing[1]) < column + 4:
            return closing.end()
    return end


def _boundary(body: str, place: int, fenced: list[tuple[int, int]]) -> int:
    """The first place at or after `place` where the text can be divided; its end if there is none."""
    while match := _BOUNDARY.search(body, place):
        fence = bisect(fenced, (match.start(), len(body))) - 1
        if fence < 0 or fenced[fence][1] <= match.start():
            return match.end()
        place = fenced[fence][1]
    return len(body)


_DEFINITION = re.compile(r"^ {0,3}\[(\^?[^\[\]\n]{1,300})\]:[ \t]*(?:\n[ \t]*)?[^\n]{0,2000}", re.MULTILINE)
_LABEL = re.compile(r"\[([^\[\]]{1,300})\]")


def _definitions(body: str, fenced: list[tuple[int, int]]) -> dict[str, str]:
    """Link definitions by label, and footnotes without their text."""
    if "]:" not in body:
        return {}
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(body):
        fence = bisect(fenced, (match.start(), len(body))) - 1
        if fence < 0 or fenced[fence][1] <= match.start():
            label = match[1]
            found.setdefault(_normal(label), f"[{label}]:" if label.startswith("^") else match[0])
    return found


def _normal(label: str) -> str:
    """A label as CommonMark compares them."""
    return " ".join(label.split()).lower().upper()


def _with_definitions(parts: list[Part], definitions: dict[str, str]) -> list[Part]:
    """Each part with those definitions that its labels may need."""
    if not definitions:
        return parts
    known = []
    for part in parts:
        labels = {_normal(match[1]) for match in _LABEL.finditer(part.source)}
        needed = [definitions[label] for label in sorted(labels & definitions.keys())]
        # Beyond this they would cost more than the part itself; the links stay visible as they are written.
        while sum(map(len, needed)) > 2 * HEAVIEST:
            del needed[len(needed) // 2 :]
        known.append(part._replace(definitions="\n".join(needed)))
    return known
