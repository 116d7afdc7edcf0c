"""What the checks need of Markdown: the text without its code, and the links and terms in it. (The screen's own
parser lives above, in `render`; this one is for speed and only has to agree with it on what a link is.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_FENCE = re.compile(r"^(?:[ \t]*(?:[-*+>]|\d+[.)]))*[ \t]*(`{3,}|~{3,})")
_BACKTICKS = re.compile(r"(?<!\\)`+")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
# As long as the renderer looks for the end of a term. `piece` is what is pointed at, so it stays on one line.
_TERM = re.compile(r"(?<!\\)(?P<piece>\[\[(?P<name>[^\[\]\n|]{1,200}))(?:\|[^\[]{0,200}?)?\]\]")
# Not a picture's, which is described and not opened.
_LINK = re.compile(r"(?<![\\!])\[(?:[^\[\]\\]|\\.){0,300}(?P<piece>\]\([ \t]*<?(?P<name>[^()\s<>]+))")
_DEFINITION = re.compile(
    r"^ {0,3}(?P<piece>\[(?!\^)[^\[\]\n]{1,300}\]:[ \t]*<?(?P<name>(?!\S*\.(?:png|jpe?g|gif|svg|webp)\b)[^\s<>]+))",
    re.MULTILINE | re.IGNORECASE,
)
Kind = Literal["link", "term"]
_MENTIONS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("term", _TERM), ("link", _LINK), ("link", _DEFINITION))


class Mention(NamedTuple):
    """A link's target or a term's name, the piece of the text that has it, and where in that piece it begins."""

    kind: Kind
    target: str
    fragment: str
    start: int


def mentions(text: str) -> Iterator[Mention]:
    """The links and terms of a Markdown text, each once."""
    if "[" not in text:
        return
    seen = set()
    prose = without_code(text)
    for kind, pattern in _MENTIONS:
        for found in pattern.finditer(prose):
            start = 0 if kind == "term" else found.start("name") - found.start("piece")
            mention = Mention(kind, found["name"].strip(), found["piece"], start)
            if mention.target and mention not in seen:
                seen.add(mention)
                yield mention


def without_code(text: str) -> str:
    """The text without fenced blocks and code spans."""
    if "`" not in text and "~~~" not in text:
        return text
    kept, fence = [], ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
            kept.append("")
        else:
            kept.append(line)
    return "".join(map(_without_spans, _PARAGRAPHS.split("\n".join(kept))))


def _without_spans(paragraph: str) -> str:
    """The paragraph with a space in place of each code span. One pass, however many backticks there are."""
    runs = [found.span() for found in _BACKTICKS.finditer(paragraph)]
    partner: dict[int, int] = {}
    last: dict[int, int] = {}
    for number in range(len(runs) - 1, -1, -1):
        length = runs[number][1] - runs[number][0]
        if length in last:
            partner[number] = last[length]
        last[length] = number
    pieces, start, number = [], 0, 0
    while number < len(runs):
        if number in partner:
            pieces.append(paragraph[start : runs[number][0]])
            number = partner[number]
            start = runs[number][1]
        number += 1
    return " ".join([*pieces, paragraph[start:]])
