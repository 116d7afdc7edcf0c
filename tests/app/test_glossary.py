"""The glossary by keys and by mouse: listed, filtered, read, and from a term to its lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.driving import desk, notices, press, screen_text
from tests.course.making import LESSON, write_course
from tui.screens.glossary import GlossaryScreen, TermView
from tui.screens.study import StudyScreen
from tui.widgets.reader import Reader
from tui.widgets.row_list import RowList

SIZES = [(40, 12), (80, 24)]
GLOSSARY = """\
terms:
  - id: tomcat
    term: tomcat
    short: A male cat [/red].
    long: LONG
    lesson: lesson
    confused_with: [cat]
    aliases: [tom]
  - id: cat
    term: Cat
    short: An animal that purrs.
  - id: dog
    term: dog
    short: An animal that barks.
""".replace("LONG", "It goes out at night. " * 40 + "And comes home.")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course", LESSON, glossary=GLOSSARY)


@pytest.mark.parametrize("size", SIZES)
async def test_terms_are_listed_in_order_with_the_meaning_of_the_first(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "g")
        text = screen_text(pilot)
        assert "▸ Cat" in text and "An animal that purrs." in text and "3 of 3 terms" in text
        assert text.index("Cat") < text.index("dog") < text.index("tomcat")


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_of_a_term_can_be_read_by_keys(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "g", "down", "down")
        seen = screen_text(pilot)
        assert "▸ tomcat" in seen and "A male cat [/red]." in seen and "Also: tom" in seen
        for _ in range(20):
            await press(pilot, "pagedown")
            seen += screen_text(pilot)
        joined = " ".join(seen.split())
        assert "And comes home." in joined and "Not the same as Cat" in joined and "Taught in A lesson" in joined
        await press(pilot, *["pageup"] * 20)
        assert "A male cat" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_filter_looks_at_names_first_then_at_definitions(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "g", *"tom")
        assert "▸ tomcat" in screen_text(pilot) and "1 of 3 terms" in screen_text(pilot)
        await press(pilot, *["backspace"] * 3, *"bark")
        assert "▸ dog" in screen_text(pilot) and "An animal that barks." in screen_text(pilot)
        await press(pilot, *"zzz")
        assert "No term has these letters." in " ".join(screen_text(pilot).split())
        await press(pilot, "enter", "down", "pagedown")
        assert isinstance(pilot.app.screen, GlossaryScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_where_the_term_is_taught(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "escape", "g", *"tom", "enter")
        assert isinstance(pilot.app.screen, StudyScreen) and isinstance(pilot.app.focused, Reader)
        assert "Some words to read." in screen_text(pilot)


async def test_a_term_without_a_lesson_says_so(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "g", "enter")
        assert "No lesson is named for this term." in notices(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_course_without_a_glossary_says_so(size: tuple[int, int]) -> None:
    async with desk(size=size) as pilot:
        await press(pilot, "g")
        assert "This course has no glossary." in " ".join(screen_text(pilot).split())
        await press(pilot, "enter", "down", "pagedown", "x", "escape")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_glossary_that_cannot_be_read_says_why(course: Path) -> None:
    (course / "glossary.yaml").write_text("terms: 3")
    async with desk(course=course) as pilot:
        await press(pilot, "g")
        assert "glossary.yaml" in "".join(screen_text(pilot).split())


async def test_the_mouse_chooses_a_term_and_follows_what_it_is_mixed_up_with(course: Path) -> None:
    async with desk(course=course, size=(80, 40)) as pilot:
        await press(pilot, "g")
        await pilot.click(RowList, offset=(5, 2))
        await pilot.pause()
        view = pilot.app.screen.query_one(TermView)
        assert view.line(0).plain == "tomcat"
        lines = [view.line(number).plain for number in view.line_numbers()]
        y = next(number for number, line in enumerate(lines) if line.startswith("Not the same as"))
        await pilot.click(TermView, offset=(lines[y].index("Cat") + 2, y))
        await pilot.pause()
        assert view.line(0).plain == "Cat" and "▸ Cat" in screen_text(pilot)
