"""A table with cells hidden, to be filled from memory: typed and graded, or revealed and judged by the person.

Pure: every step returns a new recall. The caller records each cell that was settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from ..course.cells import Said, alike, cell_id, given_cells, words
from ..course.model import Comparison, Row
from ..questions import AnswerError
from ..questions.short_answer import LONGEST
from .contrast_words import explained, literal
from .recall_words import is_worded, respelt, says, wordings


class HiddenCell(Struct, frozen=True):
    """A cell to recall: its item, the ids of its row and subject, and what stands there (`short`, `note`: Markdown).

    `accept` are wordings that are right too; `in_row` is all that its row says.
    """

    item: str
    row: str
    subject: str
    dimension: str
    name: str
    short: str
    note: str = ""
    accept: tuple[str, ...] = ()
    in_row: tuple[Said, ...] = ()

    def grade(self, typed: str) -> Recalled | None:
        """What the typed words are worth; None where no rule can tell. Raises AnswerError when they say nothing.

        As in a short_answer question: what matches as it stands comes before close spellings, and a wording before
        a pattern. What fits another subject's cell as well is left to the person.
        """
        if not typed.strip():
            raise AnswerError("Type an answer first.")
        if len(typed) > LONGEST:
            raise AnswerError(f"An answer has at most {LONGEST} characters.")
        said, right = words(typed), wordings(self.short, self.accept)
        others = {one: wordings(one.text, one.cell.accept) for one in self.in_row if self._differs(one)}
        spelt = respelt(said, chain(right, *others.values()))
        for read, how in ((said, "as the course words it"), (spelt, "a close spelling")):
            for fits in (is_worded, says):
                theirs = [one for one, patterns in others.items() if fits(patterns, read)]
                if fits(right, read):
                    return None if theirs else Recalled(self, 1.0, typed.strip(), rule=f"accepted: {how}")
                if theirs:
                    return self._taken_for(theirs[0])
        return None

    def _differs(self, other: Said) -> bool:
        """Whether the row says something else of this other subject."""
        return other.subject.id != self.subject and not alike(other.text, self.short)

    def _taken_for(self, other: Said) -> Recalled:
        return Recalled(
            self,
            0.0,
            response=other.subject.id,
            feedback=(explained(other),),
            rule=f"refused: that is said of {other.subject.name}",
        )


class Recalled(Struct, frozen=True):
    """A cell that was settled: its `fraction`, and what to record as `response`: the words typed, or the id of the
    subject that they belong to."""

    cell: HiddenCell
    fraction: float
    response: str = ""
    feedback: tuple[str, ...] = ()
    rule: str = ""


class Result(Struct, frozen=True):
    """What a recall came to; `missed` are the cells not fully known, the worst first."""

    count: int
    right: int
    fraction: float
    missed: tuple[HiddenCell, ...]

    @property
    def words(self) -> str:
        """Such as `7 of 9 cells recalled.`"""
        return f"{self.right} of {self.count} {'cell' if self.count == 1 else 'cells'} recalled."


class Recall(Struct, frozen=True):
    """Hidden cells in the order they are asked, and those of them that are settled. While `revealed`, the current
    cell is shown and waits to be judged; `words` is what was typed for it ('' for nothing)."""

    cells: tuple[HiddenCell, ...]
    done: tuple[Recalled, ...] = ()
    chosen: str = ""
    revealed: bool = False
    words: str = ""

    @property
    def open(self) -> tuple[HiddenCell, ...]:
        """The cells that are not settled."""
        settled = {recalled.cell.item for recalled in self.done}
        return tuple(cell for cell in self.cells if cell.item not in settled)

    @property
    def current(self) -> HiddenCell | None:
        """The cell asked now; None when all are settled."""
        left = self.open
        return next((cell for cell in left if cell.item == self.chosen), left[0] if left else None)

    @property
    def hidden(self) -> frozenset[tuple[str, str]]:
        """The (row id, subject id) of the cells that must not be seen."""
        seen = self.current if self.revealed else None
        return frozenset((cell.row, cell.subject) for cell in self.open if cell is not seen)

    @property
    def finished(self) -> bool:
        return not self.open

    @property
    def last(self) -> Recalled | None:
        """The cell settled last."""
        return self.done[-1] if self.done else None

    @property
    def result(self) -> Result:
        """What it came to so far."""
        fractions = [recalled.fraction for recalled in self.done]
        missed = sorted((r for r in self.done if r.fraction < 1), key=lambda recalled: recalled.fraction)
        return Result(
            count=len(fractions),
            right=sum(fraction >= 1 for fraction in fractions),
            fraction=sum(fractions) / len(fractions) if fractions else 0.0,
            missed=tuple(recalled.cell for recalled in missed),
        )

    def choose(self, row: str, subject: str) -> Recall:
        """Ask this cell now, if it is hidden and none waits to be judged."""
        if self.revealed or (row, subject) not in self.hidden:
            return self
        cell = next(cell for cell in self.open if (cell.row, cell.subject) == (row, subject))
        return replace(self, chosen=cell.item)

    def typed(self, answer: str) -> Recall:
        """After these words were typed: settled, or revealed for the person to judge where no rule can.

        Raises AnswerError when they are no answer.
        """
        cell = self.current
        if cell is None or self.revealed:
            return self
        settled = cell.grade(answer)
        if settled is None:
            return replace(self, chosen=cell.item, revealed=True, words=answer.strip())
        return self._settled(self._untold(settled))

    def reveal(self) -> Recall:
        """Show the current cell, to be judged."""
        cell = self.current
        return replace(self, chosen=cell.item, revealed=True, words="") if cell and not self.revealed else self

    def judge(self, fraction: float) -> Recall:
        """What the person says of it: 0 wrong, 0.5 hard, 1 right. Without effect while the cell is hidden."""
        if self.current is None or not self.revealed:
            return self
        return self._settled(Recalled(self.current, fraction, self.words, rule="judged by yourself"))

    def _untold(self, recalled: Recalled) -> Recalled:
        """What is said after an answer, without the words of a cell that is still to be recalled."""
        cell, taken_for = recalled.cell, recalled.response
        if not recalled.feedback or (cell.row, taken_for) not in self.hidden:
            return recalled
        name = next(said.subject.name for said in cell.in_row if said.subject.id == taken_for)
        return replace(recalled, feedback=(f"That is said of **{literal(name)}**.",))

    def _settled(self, recalled: Recalled) -> Recall:
        return replace(self, done=(*self.done, recalled), chosen="", revealed=False, words="")


def begin(table: Comparison, hide: Iterable[tuple[str, str]], known: Mapping[str, float] = {}) -> Recall:
    """A recall of these cells. `known` is how each item went last: what was missed comes first, then what was never
    asked, then the rest, each in the table's order."""
    wanted = set(hide)
    names = {row for row, _ in wanted}
    rows: dict[str, list[tuple[Row, Said]]] = {}
    for row, said in given_cells(table):
        if row.id in names:
            rows.setdefault(row.id, []).append((row, said))
    cells = []
    for given in rows.values():
        in_row = tuple(said for _, said in given)
        cells += [_hidden(table, row, said, in_row) for row, said in given if (row.id, said.subject.id) in wanted]
    return Recall(tuple(sorted(cells, key=lambda cell: _turn(known.get(cell.item)))))


def _hidden(table: Comparison, row: Row, said: Said, in_row: tuple[Said, ...]) -> HiddenCell:
    return HiddenCell(
        item=cell_id(table.id, row.id, said.subject.id),
        row=row.id,
        subject=said.subject.id,
        dimension=row.dimension,
        name=said.subject.name,
        short=said.cell.short,
        note=said.cell.note,
        accept=said.cell.accept,
        in_row=in_row,
    )


def _turn(fraction: float | None) -> float:
    if fraction is None:
        return 1.0
    return fraction if fraction < 1 else 2.0
