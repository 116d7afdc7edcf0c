"""What the course's texts name is there: terms of the glossary, lessons, sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lessons.loaded import FOLDER, WELCOME, course, lessons, sections
from tui.course.markdown import Mention, mentions
from tui.course.model import Term


def mentioned() -> list[tuple[str, Mention]]:
    """What each lesson's bodies and notes name, with the lesson's id."""
    return [
        (lesson.id, mention)
        for lesson in lessons()
        for text in (
            *(section.body for section in lesson.sections),
            *(cell.note for table in lesson.comparisons for row in table.rows for cell in row.cells.values()),
        )
        for mention in mentions(text)
    ]


def names_of(term: Term) -> set[str]:
    return {term.id, term.term, *term.aliases}


def test_the_glossary_has_sixty_terms_or_more_each_with_a_definition_and_a_note() -> None:
    terms = course().terms()
    assert len(terms) >= 60
    assert [term.id for term in terms if not (term.short and term.long)] == []


def test_every_term_is_used_in_some_lesson() -> None:
    used = {mention.target for _, mention in mentioned() if mention.kind == "term"}
    assert [term.id for term in course().terms() if not names_of(term) & used] == []


@pytest.mark.parametrize("folder", [FOLDER, WELCOME], ids=lambda folder: folder.name)
def test_every_term_that_is_used_is_known(folder: Path) -> None:
    known = {name for term in course(folder).terms() for name in names_of(term)}
    used = {
        mention.target
        for lesson in lessons(folder)
        for section in lesson.sections
        for mention in mentions(section.body)
        if mention.kind == "term"
    }
    assert used
    assert used - known == set()


def test_a_term_names_the_lesson_that_teaches_it_and_terms_that_exist() -> None:
    terms = course().terms()
    assert {term.lesson for term in terms} <= {lesson.id for lesson in lessons()}
    assert {other for term in terms for other in term.confused_with} <= {term.id for term in terms}


def test_links_within_the_course_lead_somewhere() -> None:
    places = {*sections(), *(lesson.id for lesson in lessons())}
    links = [(own, mention.target) for own, mention in mentioned() if mention.kind == "link"]
    inner = [(own, target) for own, target in links if "://" not in target]
    assert len(inner) > 30
    assert [
        target for own, target in inner if (own + target if target.startswith("#") else target) not in places
    ] == []


def test_what_a_lesson_requires_comes_before_it() -> None:
    seen: set[str] = set()
    for lesson in lessons():
        assert set(lesson.requires) <= seen
        seen.add(lesson.id)
