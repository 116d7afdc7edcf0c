"""The tables as something to be asked about: what is accepted from memory, and the questions that they put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lessons.loaded import comparisons, taught
from tui.course.cells import alike
from tui.course.model import Comparison, Lesson
from tui.course.prose import shown, words
from tui.questions.wording import instances
from tui.quiz.contrast import MOST_ASKED, drawn, find_contrast
from tui.quiz.recall import HiddenCell, begin, cells_of

SEEDS = range(12)
by_id = pytest.mark.parametrize("table", comparisons(), ids=lambda table: table.id)
asked = pytest.mark.parametrize(
    "lesson", [one for one in taught() if any(table.ask for table in one.comparisons)], ids=lambda lesson: lesson.id
)


def hidden(table: Comparison) -> tuple[HiddenCell, ...]:
    return begin(table, cells_of(table)).cells


def said(cell: HiddenCell) -> Iterator[str]:
    """What a person may type for a cell: the cell itself, and what its accepted wordings stand for."""
    yield shown(cell.short)
    for wording in cell.accept:
        yield from instances(wording)


def earns(cell: HiddenCell, typed: str) -> float | None:
    """What the typed words earn; None where the person is asked to judge."""
    graded = cell.grade(typed)
    return graded.fraction if graded else None


def test_nearly_every_cell_accepts_more_than_its_own_words() -> None:
    cells = [cell for table in comparisons() for cell in hidden(table)]
    assert len(cells) > 250
    assert sum(bool(cell.accept) for cell in cells) >= 0.9 * len(cells)
    assert [cell.item for cell in cells if len(cell.accept) > 4] == []


@by_id
def test_what_a_cell_accepts_is_right_for_it(table: Comparison) -> None:
    wrong = [(cell.item, typed) for cell in hidden(table) for typed in said(cell) if earns(cell, typed) != 1]
    assert wrong == []


@by_id
def test_what_is_right_for_one_subject_is_right_for_no_other_of_its_row(table: Comparison) -> None:
    cells = hidden(table)
    pairs = [(one, other) for one in cells for other in cells if one.row == other.row and one is not other]
    taken = [
        (one.item, other.subject, typed)
        for one, other in pairs
        if not alike(one.short, other.short)
        for typed in said(one)
        if earns(other, typed) == 1
    ]
    assert taken == []


@by_id
def test_a_note_is_long_enough_to_explain_and_short_enough_to_be_feedback(table: Comparison) -> None:
    lengths = {cell.item: len(words(shown(cell.note))) for cell in hidden(table)}
    assert {item: length for item, length in lengths.items() if not 15 <= length <= 60} == {}


def test_five_tables_or_more_are_asked_about() -> None:
    assert sum(bool(table.ask) for table in comparisons()) >= 5


@asked
@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_quiz_draws_from_a_table_can_be_answered_and_is_explained(lesson: Lesson, seed: int) -> None:
    questions = drawn(lesson, seed)
    assert 1 <= len(questions) <= MOST_ASKED * len(lesson.comparisons)
    for question in questions:
        assert question.grade(question.model_answer()).fraction == 1
        assert find_contrast(lesson.comparisons, question.id) is not None


@asked
def test_another_attempt_is_asked_other_things(lesson: Lesson) -> None:
    (table,) = (table for table in lesson.comparisons if table.ask)
    draws = {tuple(question.id for question in drawn(lesson, seed)) for seed in SEEDS}
    assert len(draws) > 1 or table.ask == ("categorise",)
