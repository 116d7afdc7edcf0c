"""Reading by keys and by mouse: find, follow, copy, sections, the width of lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, make_app, notices, press, screen_text
from tests.app.reading_course import SECOND, reading_course
from tests.app.test_study import BUNDLED
from tui.progress.state import Place
from tui.screens.address import AddressSheet
from tui.screens.glossary import GlossaryScreen
from tui.screens.study import StudyScreen
from tui.screens.term import TermSheet
from tui.widgets.lesson_list import LessonList
from tui.widgets.reader import Reader
from tui.widgets.reading import following

SIZES = [(40, 12), (80, 24)]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return reading_course(tmp_path / "course")


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The addresses that were opened in the browser."""
    addresses: list[str] = []
    with mock.patch("textual.app.App.open_url", lambda self, url, **_: addresses.append(url)):
        yield addresses


def reader(pilot: Pilot[None]) -> Reader:
    return pilot.app.screen_stack[0].query_one(Reader)


def marked(pilot: Pilot[None], role: str) -> str:
    """What of the text on the screen bears this mark; parts on different lines with a space between."""
    pane = reader(pilot)
    numbers = range(pane.scroll_offset.y, pane.scroll_offset.y + pane.size.height)
    lines = [pane.dressed(number) for number in numbers if number in pane.line_numbers()]
    parts = ["".join(piece.text for piece in line.pieces if role in piece.role.split()) for line in lines]
    return " ".join(part.strip() for part in parts if part)


def bottom(pilot: Pilot[None]) -> str:
    """The line above the bar of keys."""
    return screen_text(pilot).splitlines()[-2]


# Finding


@pytest.mark.parametrize("size", SIZES)
async def test_find_shows_the_first_match_as_one_types_then_goes_from_match_to_match(
    course: Path, size: tuple[int, int]
) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "slash", *"GOLDEN r")
        assert marked(pilot, "found-here") == "golden r" and "1 of 2" in bottom(pilot)
        assert reader(pilot).place.section in ("first", "middle")
        await press(pilot, "enter")
        assert pilot.app.focused is reader(pilot)
        await press(pilot, "n")
        assert "2 of 2" in bottom(pilot)
        await press(pilot, "n")
        assert "1 of 2" in bottom(pilot), "after the last comes the first again"
        await press(pilot, "N")
        assert "2 of 2" in bottom(pilot)
        assert "golden" in marked(pilot, "found") and marked(pilot, "found-here") == "golden r"
        await press(pilot, "escape")
        assert (
            not marked(pilot, "found") and not marked(pilot, "found-here") and not pilot.app.screen.query("FindBar")
        )
        await press(pilot, "n")
        assert "How it begins" in screen_text(pilot), "n is the next lesson again"


@pytest.mark.parametrize("size", SIZES)
async def test_find_folds_accents_and_goes_over_the_end_of_lines(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "slash", *"naive", "space", *"cafe")
        assert marked(pilot, "found-here") == "naïve café"
        phrase = "over the end of any line of a screen, where it says golden"
        await press(pilot, "ctrl+u", *("space" if c == " " else "comma" if c == "," else c for c in phrase))
        assert marked(pilot, "found-here") == phrase and "1 of 1" in bottom(pilot)


async def test_in_a_long_lesson_all_is_searched_and_counted_in_the_end(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(f"      Plain words of paragraph {number}, many of them." * 5 for number in range(1500))
    long = SECOND.replace("Words before.", f"|\n{paragraphs}\n\n      A [link](#end) and the needle.")
    async with desk(course=reading_course(tmp_path / "course", long), lesson="other") as pilot:
        # At once: how long the first section is can only be guessed so far.
        await press(pilot, *["right_square_bracket"] * 2)
        assert "How it ends" in screen_text(pilot) and "Words after." in screen_text(pilot)
        await press(pilot, "home")
        await press(pilot, "slash", *"needle")
        for _ in range(200):
            if "1 of 1" in bottom(pilot):
                break
            await pilot.pause(0.05)
        assert "1 of 1" in bottom(pilot) and marked(pilot, "found-here") == "needle"
        assert "the needle." in screen_text(pilot)
        await press(pilot, "ctrl+u", *"many of them.", "enter", "N")
        for _ in range(200):
            if " of 7500" in bottom(pilot):
                break
            await pilot.pause(0.05)
        assert " of 7500" in bottom(pilot)
        place = int(bottom(pilot).split(" of 7500")[0].split()[-1])
        await press(pilot, "N", "n", "n")
        assert f"{place + 1} of 7500" in bottom(pilot) or (place == 7500 and "1 of 7500" in bottom(pilot))
        await press(pilot, "escape", "home", "tab")
        stop = reader(pilot).stop
        assert stop is not None and stop.target == "#end" and "A link" in screen_text(pilot)
        await press(pilot, "enter")
        assert "How it ends" in screen_text(pilot)


async def test_what_is_not_there_is_said(course: Path) -> None:
    async with desk(course=course) as pilot:
        before = reader(pilot).scroll_offset
        await press(pilot, "slash", *"zebra")
        await pilot.pause(0.1)
        assert "none" in bottom(pilot) and reader(pilot).scroll_offset == before
        await press(pilot, "enter", "n", "N")
        assert "none" in bottom(pilot)
        await press(pilot, "slash", "ctrl+u", *"retriever")
        assert "1 of 2" in bottom(pilot), "the field is there again for other words"


async def test_up_and_down_go_from_match_to_match_while_one_types(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "slash", *"paragraph", "down", "down")
        assert "3 of 24" in bottom(pilot)
        await press(pilot, "up", "up", "up")
        assert "24 of 24" in bottom(pilot)
        await press(pilot, "escape")
        assert pilot.app.focused is reader(pilot) and not pilot.app.screen.query("FindBar")


async def test_from_where_one_has_scrolled_to_the_next_match_is_the_next_one_there(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "slash", *"says something", "enter", "right_square_bracket", "right_square_bracket")
        assert reader(pilot).place.section == "middle"
        await press(pilot, "n")
        await pilot.pause(0.1)
        assert "13 of 24" in bottom(pilot)
        await press(pilot, "end", "N")
        assert reader(pilot).place.section == "middle" and "13 of 24" not in bottom(pilot)


async def test_the_lesson_list_searches_everywhere_and_another_lesson_ends_the_search(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "slash", *"animal", "escape", "escape")
        assert isinstance(pilot.app.focused, LessonList)
        await press(pilot, "slash")
        assert not isinstance(pilot.app.screen, StudyScreen)
        await press(pilot, "escape", "enter", "slash", *"cat", "enter", "c")
        assert not pilot.app.screen.query("FindBar"), "the comparison has no matches to go through"
        await press(pilot, "r", "slash", *"cat", "enter", "p", "n")
        assert not pilot.app.screen.query("FindBar") or reader(pilot).finding


async def test_resizing_keeps_the_match(course: Path) -> None:
    async with desk(size=(120, 30), course=course) as pilot:
        await press(pilot, "slash", *"retriever", "enter", "n")
        await pilot.resize_terminal(70, 14)
        await pilot.pause(0.3)
        assert "2 of 2" in bottom(pilot)
        await press(pilot, "n", "n")
        assert marked(pilot, "found-here") == "retriever" and "2 of 2" in bottom(pilot)


# Following


@pytest.mark.parametrize("size", SIZES)
async def test_tab_goes_from_link_to_link_scrolls_and_then_leaves_the_pane(
    course: Path, size: tuple[int, int]
) -> None:
    async with desk(size=size, course=course) as pilot:
        seen = []
        for _ in range(20):
            await press(pilot, "tab")
            stop = reader(pilot).stop
            if stop is None:
                break
            seen.append(stop.target or stop.code.splitlines()[0])
            shown = screen_text(pilot)
            assert marked(pilot, "stop") in " ".join(shown.split()) if stop.target else stop.code[:12] in shown
            assert "▶" in shown or stop.target
        assert seen == [
            "term:cat",
            "other#end",
            "https://example.org/a?b=%5Bc%5D",
            "def purr(times):",
            "mailto:a@example.org",
            "term:dog",
            "nowhere",
            "ftp://example.org",
            "indented code",
        ]
        # On the narrow screen there is no other pane to go to.
        assert reader(pilot).has_focus == (size[0] == 40)


async def test_shift_tab_goes_back_and_out_at_the_top(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "end", "shift+tab")
        assert reader(pilot).stop is not None and reader(pilot).stop.code.startswith("indented")
        for _ in range(8):
            await press(pilot, "shift+tab")
        assert reader(pilot).stop is not None and reader(pilot).stop.target == "term:cat"
        await press(pilot, "shift+tab")
        assert not reader(pilot).has_focus


@pytest.mark.parametrize("size", SIZES)
async def test_enter_follows_a_link_to_lesson_and_section(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "tab", "tab", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.lesson_id == "other"
        assert "How it ends" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_an_address_is_shown_before_the_browser_opens(
    course: Path, size: tuple[int, int], opened: list[str]
) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "tab", "tab", "tab", "enter")
        assert isinstance(pilot.app.screen, AddressSheet) and not opened
        assert "https://example.org/a?b=%5Bc%5D" in screen_text(pilot)
        await press(pilot, "escape")
        assert not opened and isinstance(pilot.app.screen, StudyScreen)
        await press(pilot, "enter", "y")
        assert pilot.app.clipboard == "https://example.org/a?b=%5Bc%5D" and not opened
        await press(pilot, "enter", "enter")
        assert opened == ["https://example.org/a?b=%5Bc%5D"]


async def test_an_address_that_could_run_something_is_not_opened(course: Path, opened: list[str]) -> None:
    async with desk(course=course) as pilot:
        reader(pilot).follow("ftp://example.org")
        await pilot.pause()
        await press(pilot, "enter")
        assert not opened and "web pages and mail addresses only" in notices(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_term_opens_in_place_and_leads_on(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:
        await press(pilot, "tab", "enter")
        assert isinstance(pilot.app.screen, TermSheet)
        text = screen_text(pilot)
        assert "An animal that purrs [/red]." in text and "It has nine lives." in text
        await press(pilot, "tab", "enter")
        assert "An animal that barks." in screen_text(pilot) and "It has nine lives." not in screen_text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GlossaryScreen), "no lesson teaches it"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, StudyScreen)
        await press(pilot, "enter", "escape", "enter", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen) and screen.lesson_id == "other", "the lesson that teaches it"


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_opens_terms_links_and_addresses(
    course: Path, size: tuple[int, int], opened: list[str]
) -> None:
    async with desk(size=size, course=course) as pilot:

        async def click(words: str) -> None:
            lines = screen_text(pilot).splitlines()
            y = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[y].index(words), y))
            await pilot.pause()

        await click("cat ")
        assert isinstance(pilot.app.screen, TermSheet)
        await click("Dog")
        assert "barks." in screen_text(pilot)
        await click("Close")
        await click("page")
        await click("Open ")
        assert isinstance(pilot.app.screen, AddressSheet) or opened
        await press(pilot, "escape")
        await click("second lesson")
        assert "How it ends" in screen_text(pilot)


async def test_from_a_passage_of_a_quiz_a_term_opens_but_leads_nowhere_else(course: Path) -> None:
    from tests.course.making import QUESTION

    text = (course / "01-lesson.yaml").read_text() + QUESTION.replace("section: first", "section: first")
    (course / "01-lesson.yaml").write_text(text)
    async with desk(course=course) as pilot:
        await press(pilot, "t", "a", "enter", "w", "tab", "enter")
        assert isinstance(pilot.app.screen, TermSheet)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TermSheet) and "open from the desk" in notices(pilot)


# Copying


async def test_y_copies_the_code_below_the_top_and_the_one_that_is_marked(course: Path) -> None:
    async with desk(size=(80, 24), course=course) as pilot:
        await press(pilot, "y")
        assert pilot.app.clipboard == 'def purr(times):\n    return "purr " * times'
        assert "Copied 2 lines of python" in notices(pilot)
        await press(pilot, "slash", *"middle", "enter", "escape", "y")
        assert pilot.app.clipboard == "indented code\nof two lines", "the next one further down"
        await press(pilot, "home", *["tab"] * 4, "enter")
        assert pilot.app.clipboard.startswith("def purr"), "Enter copies code that is marked"


async def test_y_says_where_there_is_no_code(course: Path) -> None:
    async with desk(course=course, lesson="other") as pilot:
        await press(pilot, "y")
        assert "no code" in notices(pilot) and not pilot.app.clipboard


# Sections and width


@pytest.mark.parametrize("size", SIZES)
async def test_brackets_go_from_section_to_section(course: Path, size: tuple[int, int]) -> None:
    async with desk(size=size, course=course) as pilot:

        def top() -> str:
            return reader(pilot).line(reader(pilot).scroll_offset.y).plain

        await press(pilot, "right_square_bracket")
        assert top() == "The first section"
        await press(pilot, "right_square_bracket")
        assert top() == "The middle section"
        await press(pilot, "down", "left_square_bracket")
        assert top() == "The middle section"
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert top() == "A lesson"
        await press(pilot, "left_square_bracket")
        assert "This is the first section." in notices(pilot)
        await press(pilot, *["J"] * 5)
        assert "The last section" in screen_text(pilot) and "This is the last section." in notices(pilot)
        await press(pilot, "K")
        assert top() == "The middle section", "the last one is too short to stand at the top"


async def test_a_section_that_is_seen_already_is_named(course: Path) -> None:
    async with desk(size=(120, 60), course=course) as pilot:
        await press(pilot, *["right_square_bracket"] * 3)
        assert reader(pilot).place == Place("read", "last", -1)
        assert "The last section is on the screen." in notices(pilot)


SOURCES = "sources: [" + ", ".join(f"{{title: Book number {number}}}" for number in range(40)) + "]\n"


async def test_one_stays_among_the_sources_when_the_window_changes_and_when_one_comes_back(course: Path) -> None:
    lesson = course / "01-lesson.yaml"
    lesson.write_text(lesson.read_text() + SOURCES)
    async with desk(size=(80, 24), course=course) as pilot:
        await press(pilot, "G")
        place = reader(pilot).place
        assert place.line > 10 and "Book number 39" in screen_text(pilot)
        await pilot.resize_terminal(70, 20)
        await pilot.pause()
        assert reader(pilot).place == place and "Book number 30" in screen_text(pilot)
        await press(pilot, "n", "p")
        assert reader(pilot).place == place and "Book number 30" in screen_text(pilot)


async def test_the_text_stays_where_it_is_while_what_is_above_the_end_is_laid_out(course: Path) -> None:
    """Chunks never seen become known, each shorter than was guessed, while one reads the last lines."""
    lesson = course / "01-lesson.yaml"
    body = "      [a]: /nothing-to-be-seen\n" * 20 + "\n      Words.\n"
    short = "".join(f"  - id: s{n}\n    title: Section {n}\n    body: |\n{body}" for n in range(30))
    lesson.write_text(lesson.read_text() + short)
    async with desk(size=(80, 24), course=course) as pilot:
        await press(pilot, "G")
        before = [reader(pilot).line(reader(pilot).scroll_offset.y + number).plain for number in range(10)]
        for _ in range(100):
            await pilot.pause(0.02)
            if len(reader(pilot)._laid) == len(reader(pilot).chunks):
                break
        after = [reader(pilot).line(reader(pilot).scroll_offset.y + number).plain for number in range(10)]
        assert after == before and len(reader(pilot)._laid) == len(reader(pilot).chunks)


async def test_the_width_of_lines_changes_and_is_told(course: Path) -> None:
    app = make_app(None, course)
    kept: list[int] = []
    app._keep_looks = lambda looks: kept.append(looks.width or 0)
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        pane = reader(pilot)
        assert pane.text_width == 80
        left, right = pane.indent, pane.line_width - pane.indent - pane.text_width
        assert abs(left - right) <= 1, "lines stand in the middle"
        await press(pilot, "plus", "plus")
        assert pane.text_width == 88 and kept == [84, 88]
        await press(pilot, *["minus"] * 20)
        assert pane.text_width == 40 and kept[-1] == 40
        await press(pilot, *["plus"] * 30)
        assert pane.text_width == 120 and app.widest_line == 120
        assert "120 columns, the widest" in notices(pilot)


async def test_narrower_begins_with_what_there_is_room_for(course: Path) -> None:
    async with desk(size=(80, 24), course=course) as pilot:
        room = reader(pilot).line_width - 2
        await press(pilot, "minus")
        assert room - 4 <= reader(pilot).text_width < room


async def test_b_no_longer_scrolls(course: Path) -> None:
    async with desk(course=course) as pilot:
        await press(pilot, "end")
        before = reader(pilot).scroll_offset.y
        await press(pilot, "b")
        assert reader(pilot).scroll_offset.y == before


async def test_the_bar_of_keys_says_what_they_do_where_one_is(course: Path) -> None:
    async with desk(size=(120, 24), course=course) as pilot:

        def bar() -> str:
            return screen_text(pilot).splitlines()[-1]

        assert "/ Find" in bar() and "n Next" in bar() and "/ Search" not in bar()
        await press(pilot, "slash", "g")
        assert "Enter Read on" in bar() and "Quiz" not in bar()
        await pilot.click("KeyBar", offset=(bar().index("Read on"), 0))
        await pilot.pause()
        assert "n Next match" in bar() and reader(pilot).has_focus
        await press(pilot, "escape")
        assert "n Next" in bar() and "match" not in bar()
        await press(pilot, "escape")
        assert "/ Search" in bar() and "Find" not in bar()


async def test_looking_for_a_link_far_down_leaves_room_for_other_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraphs = "\n\n".join(f"      Paragraph {number} has [no link." + " word" * 400 for number in range(60))
    folder = reading_course(tmp_path / "c", SECOND.replace("body: Words before.", f"body: |\n{paragraphs}\n"))
    monkeypatch.setattr(following, "SPELL_SECONDS", 0.0)
    async with desk(course=folder, lesson="other") as pilot:
        pane = reader(pilot)
        pane.action_next_stop()
        assert pane._looking is not None, "in a moment it goes on"
        for _ in range(200):
            await pilot.pause(0.01)
            if pane._looking is None:
                break
        assert isinstance(pilot.app.focused, LessonList), "there is none: on to the next pane"
        pane.focus()
        await pilot.pause()
        pane.action_next_stop()
        pane.show(pane.chunks[:1], Place())
        assert pane._looking is None, "another lesson ends the looking"


# What is read


async def test_what_is_hidden_is_not_read() -> None:
    async with desk(size=(200, 60), course=BUNDLED) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        screen.open_lesson("diffusion", Place("compare"))
        await pilot.pause()
        state = screen.app.desk.lesson_state("diffusion")
        assert screen.tab == "compare" and not state.sections_read
        await press(pilot, "r")
        assert screen.app.desk.lesson_state("diffusion").sections_read


async def test_a_lesson_that_fits_on_the_screen_is_read_at_once(course: Path) -> None:
    async with desk(size=(200, 60), course=course, lesson="other") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        assert screen.app.desk.lesson_state("other").sections_read == {"begin", "end"}
