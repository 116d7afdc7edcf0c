"""How the questions are called that are made from a comparison: by table, form, row and subjects, so that what is
known of them stays theirs when rows are added or moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from .cells import cell_id
from .model import Comparison, ContrastForm

_PREFIX = "contrast"
FORMS: tuple[ContrastForm, ...] = get_args(ContrastForm)
# How many ids each form names after its own: row, subject, other subject.
_PARTS: dict[ContrastForm, int] = {"which": 2, "match": 1, "categorise": 0, "difference": 3}


class ContrastName(Struct, frozen=True):
    """What a contrast question is made from; `row`, `subject` and `other` are ids, '' where the form has none."""

    table: str
    form: ContrastForm
    row: str = ""
    subject: str = ""
    other: str = ""

    @property
    def id(self) -> str:
        """The question's id, such as `contrast:families:which:training:gan`."""
        parts = (self.row, self.subject, self.other)[: _PARTS[self.form]]
        return ":".join((_PREFIX, _quoted(self.table), self.form, *map(_quoted, parts)))

    @property
    def item(self) -> str:
        """The id of the one cell that an answer shows to be known; '' when it is about several."""
        return cell_id(self.table, self.row, self.subject) if self.subject else ""

    def stands_in(self, tables: Iterable[Comparison]) -> bool:
        """Whether one of the tables still has what the question is made from."""
        for table in tables:
            rows, subjects = {"", *(row.id for row in table.rows)}, {"", *(one.id for one in table.subjects)}
            if table.id == self.table and self.row in rows and {self.subject, self.other} <= subjects:
                return True
        return False


def contrast_name(question_id: str) -> ContrastName | None:
    """What the question with this id is made from; None when it is an author's own."""
    prefix, *parts = question_id.split(":")
    if prefix != _PREFIX or len(parts) < 2 or parts[1] not in FORMS:
        return None
    form = parts[1]
    if len(parts) != 2 + _PARTS[form]:
        return None
    return ContrastName(_unquoted(parts[0]), form, *map(_unquoted, parts[2:]))


def _quoted(name: str) -> str:
    return name.replace("%", "%25").replace(":", "%3A")


def _unquoted(part: str) -> str:
    return part.replace("%3A", ":").replace("%25", "%")
