"""The cells of a comparison: their ids, and which of a row a reader can tell apart."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from .model import Cell, Comparison, Row, Subject
from .prose import shown

# What begins a block in Markdown, and marks that stand within words: none of them is seen as it is written.
_BLOCK = re.compile(r"^\s*(?:#{1,6}|>|[-*+])\s+")
_MARKS = str.maketrans("", "", "*_`~\\")
# Punctuation that says something: C# is not C, and 50 % is not 50.
_TELLING = "#%&@"
_ARTICLE = re.compile(r"\b(?:a|an|the) (?=\S)")


class Said(Struct, frozen=True):
    """A subject, and the cell that a row has for it."""

    subject: Subject
    cell: Cell

    @property
    def text(self) -> str:
        """The cell on one line, in Markdown."""
        return " ".join(self.cell.short.split())


def cell_id(comparison: str, row: str, subject: str) -> str:
    """The id under which progress knows one cell."""
    return f"cell:{comparison}/{row}/{subject}"


def given_cells(table: Comparison) -> Iterator[tuple[Row, Said]]:
    """The cells that are there, by rows; of an id that stands there twice the first counts."""
    rows = {row.id: row for row in reversed(table.rows)}
    subjects = {subject.id: subject for subject in reversed(table.subjects)}
    for row in reversed(rows.values()):
        for subject in reversed(subjects.values()):
            if cell := row.cells.get(subject.id):
                yield row, Said(subject, cell)


def in_row(table: Comparison, row_id: str) -> list[Said]:
    """What the row says of those of its subjects that have a name of their own; cells without a word are left out."""
    subjects = {subject.id: subject for subject in reversed(table.subjects)}
    row = next((row for row in table.rows if row.id == row_id), None)
    if row is None:
        return []
    names = Counter(likeness(subject.name) for subject in subjects.values())
    found = [Said(subjects[name], cell) for name, cell in row.cells.items() if name in subjects]
    return [said for said in found if names[likeness(said.subject.name)] == 1 and words(said.cell.short)]


def dimension(table: Comparison, row_id: str) -> str:
    """What the row compares; '' when there is no such row."""
    return next((row.dimension for row in table.rows if row.id == row_id), "")


def words(text: str) -> str:
    """The words of a Markdown text as they are compared: no marks, case, punctuation or articles."""
    return _words(text)


def likeness(text: str) -> str:
    """What two texts share that a reader takes for the same."""
    return _words(text).replace(" ", "")


def alike(one: str, other: str) -> bool:
    """Whether a reader takes the two Markdown texts for the same."""
    return likeness(one) == likeness(other)


def overlap(one: str, other: str) -> bool:
    """Whether the two are alike, or one of them says all that the other does (`varied`, `sharp and varied`), so that
    what is said of one may be said of the other as well."""
    a, b = f" {_words(one)} ", f" {_words(other)} "
    return a in b or b in a or alike(one, other)


@lru_cache(maxsize=20_000)
def _words(text: str) -> str:
    seen = html.unescape(shown(_BLOCK.sub("", text))).translate(_MARKS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    kept = "".join(" " if _parts_words(character) else character for character in folded)
    return _ARTICLE.sub("", " ".join(kept.split()))


def _parts_words(character: str) -> bool:
    return character not in _TELLING and unicodedata.category(character)[0] in "PZC"
