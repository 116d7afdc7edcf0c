"""A part of a Markdown text, and how much of one is laid out at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from .margin import Mark

# Laying out this much takes a few milliseconds.
PART_SIZE = 6_000
# Nothing heavier is laid out at once. Unless divided, a text is shown just as CommonMark says.
HEAVIEST = 12_000


class Part(NamedTuple):
    """A part of a Markdown text that is laid out at once.

    `kind` says what `source` is: `blocks` of Markdown, a stretch of one paragraph's `text`, `raw` lines to be shown
    as they are, `code`, or what kind of `admonition` the quote around it is. It begins at `first_line` of the whole,
    `offset` characters into that line's text.
    """

    source: str
    first_line: int = 0
    kind: str = "blocks"
    offset: int = 0
    # Quotes and list items around it.
    within: tuple[Mark, ...] = ()
    # The bars on the blank line after it; None when the next part follows without one.
    after: tuple[Mark, ...] | None = ()
    # The next part follows without a blank line, as items do, unless this one ends with a block that is set off.
    close: bool = False
    # The next part goes on with the text of its last line.
    goes_on: bool = False
    # What the ordered list that it begins with starts at.
    number: int | None = None
    # How many lines at its beginning are said again: the heading of a table that goes on.
    repeated: int = 0
    language: str = ""
    # Link definitions and footnote labels from elsewhere in the text.
    definitions: str = ""


_MARKS = re.compile(r"[\[|`$*_<&]")


def weight(text: str) -> int:
    """About what a text costs to lay out: its length, and more for what costs more. Roughly microseconds at worst."""
    count = text.count
    plain = len(text) + 30 * (count("\n") + 1)
    if not _MARKS.search(text):
        return plain
    marks = (
        15 * count("[")
        + 8 * count("|")
        + 5 * (count("`") + count("$"))
        + 3 * (count("*") + count("_") + count("<") + count("&"))
    )
    return plain + marks
