"""The tables as something to be asked about: what is accepted from memory, and the questions that they put."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.lessons.loaded import comparisons, taught
from tests.quiz.hiding import cells_of
from tui.course.cells import alike
from tui.course.contrasts import FORMS
from tui.course.model import Comparison, Lesson
from tui.course.prose import shown, words
from tui.questions.single_choice import SingleChoice
from tui.questions.wording import instances
from tui.quiz.contrast import MOST_ASKED, contrasts, drawn, find_contrast
from tui.quiz.recall import HiddenCell, begin

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


# Who knows a cell words it in many ways: with four wordings each, a third of such answers was left to be judged.
MOST_WORDINGS = 8


def test_nearly_every_cell_accepts_more_than_its_own_words() -> None:
    cells = [cell for table in comparisons() for cell in hidden(table)]
    assert len(cells) > 250
    assert sum(bool(cell.accept) for cell in cells) >= 0.9 * len(cells)
    assert [cell.item for cell in cells if len(cell.accept) > MOST_WORDINGS] == []


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


@by_id
def test_what_is_right_for_one_subject_is_refused_for_the_others(table: Comparison) -> None:
    """With the reason: left to be judged is only what may be said of both."""
    cells = hidden(table)
    pairs = [(one, other) for one in cells for other in cells if one.row == other.row]
    apart = [(one, other) for one, other in pairs if not alike(one.short, other.short)]
    refused = [earns(other, typed) == 0 for one, other in apart for typed in said(one)]
    assert sum(refused) >= 0.97 * len(refused)


@by_id
def test_a_slip_of_spelling_in_a_cell_is_forgiven(table: Comparison) -> None:
    """Two letters changed places in its longest word."""
    wrong = []
    for cell in hidden(table):
        longest = max(re.findall(r"[A-Za-z]+", shown(cell.short)), key=len)
        slip = longest[:2] + longest[3] + longest[2] + longest[4:] if len(longest) > 4 else longest
        typed = shown(cell.short).replace(longest, slip)
        if earns(cell, typed) != 1:
            wrong.append((cell.item, typed))
    assert wrong == []


@by_id
def test_no_question_is_given_away_by_the_name_that_it_asks_for(table: Comparison) -> None:
    for found in contrasts(table, FORMS):
        question = found.question
        assert "?:" not in question.prompt and "??" not in question.prompt
        if isinstance(question, SingleChoice):
            name = found.name
            cell = next(row.cells[name.subject].short for row in table.rows if row.id == name.row).lower()
            names = {subject.id: subject.name.lower() for subject in table.subjects}
            others = " ".join(other for one, other in names.items() if one != name.subject)
            telling = [word for word in re.findall(r"\w{4,}", names[name.subject]) if word not in others]
            assert not [word for word in telling if word in cell], question.id


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
