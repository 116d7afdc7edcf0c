"""Plain lines: everything that a lesson says, nothing that is drawn."""

from __future__ import annotations

import re

import pytest

from tests.lessons.loaded import lessons
from tui.course.model import Cell, Comparison, Lesson, Row, Section, Subject
from tui.render.lesson import chunks
from tui.render.plain import comparison_text, lesson_text, paragraphs, phrase
from tui.render.plain_signs import plain
from tui.render.text import cells

DRAWN = re.compile("[\u2500-\u259f]")
TABLE = """\
Before.

| Word | Claims |
|---|---:|
| *more* | this and further things |
| only | |

After."""


def text_of(body: str, width: int = 80) -> str:
    section = Section(id="s", title="Title", body=body)
    return "\n".join(lesson_text(Lesson(id="l", title="Lesson", sections=(section,)), width))


def test_a_table_is_read_out_row_by_row() -> None:
    assert "Before.\n\nWord: more\nClaims: this and further things\n\nWord: only\nClaims:\n\nAfter." in text_of(TABLE)


def test_quotes_rules_and_diagrams_are_ascii() -> None:
    found = text_of("> [!TIP]\n> Said.\n\n---\n\n```text\n┌─┐\n│█│\n└═┘\n```")
    assert "> Tip\n> Said.\n\n* * *\n\n+-+\n|#|\n+-+" in found


def test_braille_letters_stay() -> None:
    assert plain("⠓⠑ ─") == "⠓⠑ -"


@pytest.mark.parametrize("width", [10, 40, 80])
def test_nothing_of_the_course_is_drawn_or_too_wide(width: int) -> None:
    for lesson in lessons():
        lines = lesson_text(lesson, width)
        assert not DRAWN.findall("\n".join(lines))
        assert max(map(cells, lines)) <= width


def test_no_word_of_the_course_is_lost() -> None:
    for lesson in lessons():
        said = set(re.findall(r"\w+", "\n".join(lesson_text(lesson, 4000))))
        on_the_screen = "\n".join(line.plain for chunk in chunks(lesson) for line in chunk.lines(4000))
        assert set(re.findall(r"\w+", on_the_screen)) <= said


def test_a_comparison_says_each_subject_with_its_cell_and_note() -> None:
    row = Row(id="r", dimension="*Aim*", cells={"a": Cell(short="To **make**", note="Anything.")})
    subjects = (Subject(id="a", name="A"), Subject(id="b", name="B"))
    table = Comparison(id="t", title="A and B", subjects=subjects, rows=(row,))
    assert comparison_text(table, 80) == ["A and B", "", "Aim", "A: To make. Anything.", "B: not given"]


def test_a_question_is_one_paragraph_a_line_without_marks() -> None:
    assert paragraphs("What is *meant*\nby `x`?\n\nSay it.") == ["What is meant by x?", "", "Say it."]
    assert phrase("a) a **net** │ [[term|words]]") == "a) a net | words"
