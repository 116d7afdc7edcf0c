"""What a row says of a subject, and which subjects it says the same of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ..course.model import Cell, Row, Subject
from ..course.prose import shown

# Marks of Markdown around words; within a word or alone they are text (5*3, ~5).
_MARKS = re.compile(r"\\([^\w\s])|(?<!\w)(?:[*_`]+|~~)(?=\S)|(?<=\S)(?:[*_`]+|~~)(?!\w)")
# Nothing in it to take away: most cells of a large table.
_PLAIN = re.compile(r"[A-Za-z0-9 .,:;()'-]*")
# Of more subjects that agree only the number is told.
MOST_NAMED = 3


class Sameness(Struct, frozen=True):
    """How the cells of a row compare: a sign, and the same in words."""

    sign: str
    words: str


def cell_of(row: Row, subject: Subject) -> Cell | None:
    """What the row says of the subject; None where that is nothing."""
    cell = row.cells.get(subject.id)
    return cell if cell is not None and cell.short.strip() else None


# Of 50 subjects two may be seen: the other cells are asked again whenever the table moves aside.
@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A Markdown text without case, marks and surplus spaces: what two cells share that say the same."""
    seen = shown(text) if "[" in text else text
    if seen.isascii() and _PLAIN.fullmatch(seen):
        return " ".join(seen.lower().split())
    return " ".join(_MARKS.sub(lambda mark: mark[1] or "", seen).casefold().split())


def is_alike(row: Row, subjects: Sequence[Subject]) -> bool:
    """Whether the row says one and the same of all of two or more subjects, or nothing of any."""
    if len(subjects) < 2:
        return False
    first = cell_of(row, subjects[0])
    if first is None:
        return not any(cell_of(row, subject) for subject in subjects[1:])
    wanted = folded(first.short)
    # Most rows are told apart by their second cell.
    for subject in subjects[1:]:
        cell = cell_of(row, subject)
        if cell is None or (cell.short != first.short and folded(cell.short) != wanted):
            return False
    return True


def agreeing(row: Row, subjects: Sequence[Subject]) -> list[list[Subject]]:
    """The subjects of which the row says something, those together of which it says the same."""
    groups: dict[str, list[Subject]] = {}
    for subject in subjects:
        if cell := cell_of(row, subject):
            groups.setdefault(folded(cell.short), []).append(subject)
    return list(groups.values())


def sameness(row: Row, subjects: Sequence[Subject]) -> Sameness | None:
    """How the row's cells compare; None for a single subject."""
    if len(subjects) < 2:
        return None
    groups = agreeing(row, subjects)
    given = sum(map(len, groups))
    together = [group for group in groups if len(group) > 1]
    if not given:
        return Sameness("·", "none given")
    if given == 1:
        return Sameness("·", f"only {groups[0][0].name} given")
    if together == groups and len(groups) == 1 and given == len(subjects):
        return Sameness("=", "alike")
    if together:
        return Sameness("≈", "; ".join(_agree(group) for group in together))
    return Sameness("≠", "all differ" if given > 2 else "differ")


def _agree(group: Sequence[Subject]) -> str:
    if len(group) > MOST_NAMED:
        return f"{len(group)} agree"
    return ", ".join(subject.name for subject in group) + " agree"
