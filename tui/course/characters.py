"""Characters that a course file should not have: control characters, a byte order mark, mixed line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .files import BYTE_ORDER_MARK
from .problems import Problem, Spot, spot
from .text import hidden

_LINE_ENDS = re.compile("\r\n|\r|\n")
_NAMES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}


def character_problems(file: str, text: str) -> Iterator[Problem]:
    """What is wrong with the characters of a file's text, as it was decoded."""
    if text.startswith(BYTE_ORDER_MARK):
        message, advice = "begins with a byte order mark", "save it as UTF-8 without BOM"
        yield Problem(file, "byte-order-mark", message, 1, 1, advice, "advice")
        text = text[1:]
    if found := hidden(text):
        name = f"U+{ord(found[0]):04X}"
        message, advice = f"has the control character {name}, which is dropped", "take it out; it can't be seen"
        yield _spot(file, text, found.start()).problem("control-character", message, advice)
    yield from _mixed_line_ends(file, text)


def _mixed_line_ends(file: str, text: str) -> Iterator[Problem]:
    if "\r" not in text:
        return
    counts = Counter(_LINE_ENDS.findall(text))
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    odd = next(found for found in _LINE_ENDS.finditer(text) if found[0] != usual)
    message = f"ends this line with {_NAMES[odd[0]]}, most lines with {_NAMES[usual]}"
    advice = "let your editor use one kind"
    yield _spot(file, text, odd.start()).problem("mixed-line-ends", message, advice, "advice")


def _spot(file: str, text: str, place: int) -> Spot:
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    end = _LINE_ENDS.search(text, place)
    line = len(_LINE_ENDS.findall(text, 0, start)) + 1
    return spot(file, text[start : end.start() if end else None], line, place - start + 1)
