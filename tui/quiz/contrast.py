"""Questions that come by themselves from a comparison: whose is this cell, what belongs with what, what is different.

They are ordinary questions. Nothing is asked of cells that a reader can't tell apart, and what is offered beside the
right answer is said in the same row, of other subjects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from random import Random

from msgspec import Struct

from ..course.cells import in_row
from ..course.contrasts import ContrastName, contrast_name
from ..course.model import Comparison, ContrastForm, Lesson, Subject
from ..questions import Question
from ..questions.categorise import Categorise
from ..questions.matching import Matching
from ..questions.single_choice import SingleChoice
from .contrast_choice import difference_question, which_question
from .contrast_sorting import categorise_question, match_question

# A handful of a table's questions in one quiz; so many places of a table are looked at for each.
MOST_ASKED = 4
MOST_LOOKED_AT, MOST_OF_A_ROW = 60, 12

AnyContrast = SingleChoice | Matching | Categorise
_Maker = Callable[[Comparison, ContrastName], tuple[AnyContrast, tuple[Subject, ...]] | None]
_MAKERS: dict[ContrastForm, _Maker] = {
    "which": which_question,
    "match": match_question,
    "categorise": categorise_question,
    "difference": difference_question,
}


class Contrast(Struct, frozen=True):
    """A question made from a comparison. `subjects` are those that its options, pairs or categories stand for, in the
    question's order."""

    name: ContrastName
    question: AnyContrast
    subjects: tuple[Subject, ...]

    def mixed_up(self, response: str) -> list[tuple[str, str]]:
        """The names of the subject that was right and of the one given instead, for each thing that was wrong.

        Raises AnswerError when the response is no answer to the question.
        """
        match self.question:
            case SingleChoice():
                right = next(subject for subject in self.subjects if subject.id == self.name.subject)
                pairs = [(right, self.subjects[self.question.place(response)])]
            case Matching():
                owner = dict(zip((pair.right for pair in self.question.pairs), self.subjects, strict=True))
                wrong = [part.given if part.fraction < 1 else "" for part in self.question.grade(response).parts]
                pairs = [(one, owner[given]) for one, given in zip(self.subjects, wrong, strict=True) if given]
            case _:
                named = dict(zip(self.question.names(), self.subjects, strict=True))
                parts = self.question.grade(response).parts
                pairs = [(named[part.right], named[part.given]) for part in parts if part.given]
        return [(right.name, given.name) for right, given in pairs if right is not given]


def contrast(table: Comparison, name: ContrastName) -> Contrast | None:
    """The question of this name; None when the table has nothing to make it of, or nothing that can be told apart."""
    found = _MAKERS[name.form](table, name) if name.table == table.id else None
    return Contrast(name, *found) if found else None


def find_contrast(tables: Iterable[Comparison], question_id: str) -> Contrast | None:
    """The contrast question with this id, made from one of the tables; None when it can't be made of any."""
    name = contrast_name(question_id)
    if name is None:
        return None
    return next((found for table in tables if (found := contrast(table, name))), None)


def contrasts(table: Comparison, forms: Sequence[ContrastForm]) -> Iterator[Contrast]:
    """Every question of these forms that the table gives."""
    for form in forms:
        for name in _names(table, form):
            if found := contrast(table, name):
                yield found


def drawn(lesson: Lesson, seed: int) -> list[Question]:
    """What a quiz asks of the lesson's tables where their authors say so: a handful of each, the forms in turn and
    no row twice, the same for the same seed."""
    return [found.question for table in lesson.comparisons if table.ask for found in _drawn(table, seed)]


def for_cell(table: Comparison, row: str, subject: str, turn: int) -> Contrast | None:
    """A question whose answer shows that this one cell is known; which of those there are, `turn` (0, 1, 2 …) says.

    None where the cell can't be told from the others of its row.
    """
    others = [said.subject.id for said in in_row(table, row) if said.subject.id != subject]
    first = turn // 2 % max(len(others), 1)
    which = [ContrastName(table.id, "which", row, subject)]
    differences = [
        ContrastName(table.id, "difference", row, subject, other) for other in others[first:] + others[:first]
    ]
    names = differences + which if turn % 2 else which + differences
    return next((found for name in names if (found := contrast(table, name))), None)


def _drawn(table: Comparison, seed: int) -> list[Contrast]:
    random = Random(f"{seed}:{table.id}")
    found: list[Contrast] = []
    rows: set[str] = set()
    forms = list(dict.fromkeys(table.ask))
    random.shuffle(forms)
    waiting = [_shuffled(table, form, random) for form in forms]
    while waiting and len(found) < MOST_ASKED:
        candidates = waiting.pop(0)
        fresh = (name for name in candidates if name.row not in rows)
        if one := next((made for name in fresh if (made := contrast(table, name))), None):
            found.append(one)
            rows |= {one.name.row} - {""}
            waiting.append(candidates)
    return found


def _shuffled(table: Comparison, form: ContrastForm, random: Random) -> Iterator[ContrastName]:
    """Some of the form's questions in random order, made one by one: a large table has a million."""
    if form == "categorise":
        return _names(table, form)
    rows = list(dict.fromkeys(row.id for row in table.rows))
    random.shuffle(rows)
    return islice((name for row in rows for name in _some(list(_names_in(table, form, row)), random)), MOST_LOOKED_AT)


def _some(names: list[ContrastName], random: Random) -> list[ContrastName]:
    return random.sample(names, min(len(names), MOST_OF_A_ROW))


def _names(table: Comparison, form: ContrastForm) -> Iterator[ContrastName]:
    if form == "categorise":
        yield ContrastName(table.id, form)
        return
    for row in dict.fromkeys(row.id for row in table.rows):
        yield from _names_in(table, form, row)


def _names_in(table: Comparison, form: ContrastForm, row: str) -> Iterator[ContrastName]:
    subjects = list(dict.fromkeys(subject.id for subject in table.subjects))
    if form == "match":
        yield ContrastName(table.id, form, row)
    elif form == "which":
        yield from (ContrastName(table.id, form, row, subject) for subject in subjects)
    else:
        pairs = ((one, other) for one in subjects for other in subjects if one != other)
        yield from (ContrastName(table.id, form, row, *pair) for pair in pairs)
