"""A part of a Markdown text, and how much of one is laid out at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from .margin import Mark

# Characters. Laying out as much prose takes 3 ms.
PART_SIZE = 6_000
# What `weight` says of the heaviest text that is laid out at once, which takes 20 ms at worst.
HEAVIEST = 20_000


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


# Signs that are looked at more than once; brackets, again and again.
_SIGNS = "*_`<$&|"
_SIGN = re.compile(rf"[\[{_SIGNS}]")


def weight(text: str) -> int:
    """What a text may cost to lay out, in microseconds or so: its length, and more for lines and for signs."""
    plain = len(text) + 20 * (text.count("\n") + 1)
    if not _SIGN.search(text):
        return plain
    return plain + 15 * text.count("[") + 3 * sum(map(text.count, _SIGNS))
