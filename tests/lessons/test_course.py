"""What the course owes its learners, counted: lessons, questions, kinds, levels, comparisons, diagrams."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.lessons.loaded import EXAM, FOLDER, WELCOME, comparisons, course, lessons, questions, taught
from tests.lessons.measures import diagrams
from tui.course.check import check
from tui.course.model import Comparison, Lesson
from tui.course.prose import reading_grade, sentences, shown, words
from tui.questions import KINDS

by_id = pytest.mark.parametrize("lesson", taught(), ids=lambda lesson: lesson.id)
LONGEST_DIAGRAM_LINE = 38
FAMILIES = ("gans", "vaes", "diffusion", "generating-text")


def test_check_finds_nothing() -> None:
    found = [problem for folder in (FOLDER, WELCOME) for problem in check(folder)]
    assert [problem.as_text() for problem in found] == []


def test_the_lessons_are_those_of_the_brief_in_its_order() -> None:
    assert [lesson.id for lesson in lessons()] == [
        "what-is-generative-ai",
        "what-is-an-llm",
        "how-they-fit-together",
        "core-differences",
        "gans",
        "vaes",
        "diffusion",
        "tokens-and-attention",
        "generating-text",
        "adapting-models",
        "data-and-modalities",
        "applications",
        "risks-and-ethics",
        "choosing",
        "outlook",
        "capstone",
    ]


@by_id
def test_a_lesson_has_three_to_six_sections_and_600_to_1200_words(lesson: Lesson) -> None:
    assert 3 <= len(lesson.sections) <= 6
    count = sum(len(words(sentence)) for section in lesson.sections for sentence in sentences(section.body))
    assert 600 <= count <= 1200


@by_id
def test_a_lesson_says_in_short_what_it_teaches_and_at_its_end_what_to_remember(lesson: Lesson) -> None:
    assert lesson.sections[0].body.startswith("> **In short.**")
    assert "\n**To remember**\n" in lesson.sections[-1].body


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.id)
def test_a_lesson_reads_easily(lesson: Lesson) -> None:
    assert reading_grade([sentence for part in lesson.sections for sentence in sentences(part.body)]) <= 10


@by_id
def test_a_lesson_asks_ten_questions_or_more_of_four_kinds_or_more(lesson: Lesson) -> None:
    assert len(lesson.questions) >= 10
    assert len({question.kind for question in lesson.questions}) >= 4


@by_id
def test_a_third_of_a_lesson_s_questions_ask_for_more_than_recall(lesson: Lesson) -> None:
    levels = Counter(question.level for question in lesson.questions)
    assert levels[""] == 0
    assert (levels["apply"] + levels["analyse"]) * 3 >= len(lesson.questions)


def test_there_are_180_questions_or_more_and_ten_of_each_kind() -> None:
    kinds = Counter(question.kind for question in questions().values())
    assert kinds.total() >= 180
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < 10} == {}


def test_the_exam_draws_thirty_questions_and_takes_45_minutes() -> None:
    (exam,) = course().manifest.exams
    assert (exam.id, exam.pick, exam.minutes) == (EXAM, 30, 45)
    assert course().lesson(EXAM).questions == ()


def test_there_are_ten_comparisons_or_more() -> None:
    assert len(comparisons()) >= 10


@pytest.mark.parametrize("table", comparisons(), ids=lambda table: table.id)
def test_every_cell_of_a_comparison_is_given_short_and_explained(table: Comparison) -> None:
    wanted = {(row.id, subject.id) for row in table.rows for subject in table.subjects}
    cells = {(row.id, subject): cell for row in table.rows for subject, cell in row.cells.items()}
    assert set(cells) == wanted
    assert [place for place, cell in cells.items() if not 1 <= len(words(shown(cell.short))) <= 12] == []
    assert [place for place, cell in cells.items() if not cell.note] == []


def test_diagrams_survive_forty_columns() -> None:
    lines = [
        line
        for lesson in lessons()
        for section in lesson.sections
        for drawing in diagrams(section.body)
        for line in drawing.splitlines()
    ]
    assert len(lines) > 100
    assert [line for line in lines if len(line) > LONGEST_DIAGRAM_LINE] == []


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_is_drawn(name: str) -> None:
    assert any(diagrams(section.body) for section in course().lesson(name).sections)


@by_id
def test_a_lesson_names_its_sources(lesson: Lesson) -> None:
    assert len(lesson.sources) >= 1
    assert [source.title for source in lesson.sources if not (source.title and source.by)] == []
