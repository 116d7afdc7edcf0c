"""How contrast questions word what a comparison says, and an order for it that does not depend on the table's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar
from zlib import crc32

from ..course.cells import Said

T = TypeVar("T")
# Names are plain text; in a question they stand in Markdown.
_MARKS = re.compile(r"([\\`*_\[\]<>&~])")


def literal(name: str) -> str:
    """A name, on one line, as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\1", " ".join(name.split()))


def explained(said: Said) -> str:
    """What is said of the subject, with the cell's note."""
    cell = f"**{literal(said.subject.name)}**: {said.text}"
    return f"{cell}\n\n{said.cell.note}" if said.cell.note else cell


def noted(said: Said) -> str:
    """The cell's note, for where the cell itself stands already; '' without one."""
    return f"**{literal(said.subject.name)}**: {said.cell.note}" if said.cell.note else ""


def by_subject(said: Iterable[Said], salt: str) -> list[Said]:
    """The cells in an order that their subjects' ids decide, and another one for each salt."""
    return ranked(said, salt, lambda one: one.subject.id)


def ranked(things: Iterable[T], salt: str, name: Callable[[T], str]) -> list[T]:
    """The things in an order that their names decide, as if shuffled, and another one for each salt."""
    return sorted(things, key=lambda thing: (crc32(f"{salt}:{name(thing)}".encode()), name(thing)))
