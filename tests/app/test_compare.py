"""The comparison tab through the real app: by keys and by mouse, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.driving import COURSES, desk, notices, press, screen_text
from tests.app.test_study import BUNDLED
from tui.course.loading import open_course
from tui.course.model import Comparison
from tui.screens.study import StudyScreen
from tui.screens.subjects import SubjectsScreen
from tui.screens.tables import TablesScreen
from tui.widgets.comparison import ComparisonView
from tui.widgets.comparison.cells import CellView

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
LESSON = "diffusion"


def view(pilot: Pilot[None]) -> ComparisonView:
    return pilot.app.screen_stack[0].query_one(ComparisonView)


def cells(pilot: Pilot[None]) -> CellView:
    return pilot.app.screen_stack[0].query_one(CellView)


def shown_words(pilot: Pilot[None]) -> str:
    """All of the screen on one line."""
    return " ".join(screen_text(pilot).split())


def here(pilot: Pilot[None]) -> str:
    """The row and subject under the cursor."""
    found = view(pilot).here
    assert found is not None
    return f"{found[0].id}/{found[1].id}"


async def write(pilot: Pilot[None], words: str) -> None:
    await press(pilot, *("space" if letter == " " else letter for letter in words))


def bundled_table() -> Comparison:
    return open_course(BUNDLED).lesson(LESSON).comparisons[0]


# Reading


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_of_every_table_is_reached_by_paging(size: tuple[int, int]) -> None:
    course = open_course(BUNDLED)
    lessons = [head.id for head in course.heads if course.lesson(head.id).comparisons]
    # All of them at the size that most have; else one of four subjects and one with long names.
    for lesson in lessons if size == (80, 24) else (LESSON, "core-differences"):
        async with desk(size=size, course=BUNDLED, lesson=lesson) as pilot:
            await press(pilot, "c", "N", "pageup", "pageup")
            seen: set[str] = set()
            before = -1
            while before != cells(pilot).scroll_offset.y:
                before = cells(pilot).scroll_offset.y
                seen |= set(screen_text(pilot).replace("▸", " ").split())
                await press(pilot, "pagedown")
            for table in course.lesson(lesson).comparisons:
                for row in table.rows:
                    for cell in row.cells.values():
                        missing = set(f"{row.dimension} {cell.short} {cell.note}".split()) - seen
                        # Marks of Markdown are not shown, and words longer than a line are broken.
                        assert not {word for word in missing if word.isalpha() and len(word) < size[0] // 4}


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_reaches_every_cell_and_brings_its_words_on_the_screen(size: tuple[int, int]) -> None:
    table = bundled_table()
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c")
        reached = set()
        in_cards = cells(pilot)._in_cards
        for number, row in enumerate(table.rows):
            for subject in table.subjects:
                reached.add(here(pilot))
                assert "▸" in screen_text(pilot).replace("▸◐", "").replace("▸○", "")
                cell = row.cells[subject.id]
                if here(pilot) == f"{row.id}/{subject.id}":
                    words = [word for word in cell.short.split() if word.isalpha()]
                    assert all(word in shown_words(pilot) for word in words)
                await press(pilot, "j" if in_cards else "right")
            if not in_cards and number + 1 < len(table.rows):
                await press(pilot, "down", *["left"] * len(table.subjects))
        assert reached == {f"{row.id}/{subject.id}" for row in table.rows for subject in table.subjects}


@pytest.mark.parametrize("size", SIZES)
async def test_names_and_dimensions_stay_while_one_scrolls_side_by_side(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "end")
        text = screen_text(pilot)
        assert "StyleGAN" in text if size[0] > 40 else "GPT" in text, "the last row"
        assert "4 subjects" in text
        assert all(name in text for name in ("GAN", "Autoregressive"))


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_note_of_the_cell_and_again_closes_it(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c")
        assert "The generator is rewarded" not in shown_words(pilot)
        await press(pilot, "enter")
        assert "The generator is rewarded" in shown_words(pilot)
        await press(pilot, "enter")
        assert "The generator is rewarded" not in shown_words(pilot)


async def test_a_cell_without_a_note_says_so_and_a_missing_cell_is_not_given() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "down", "right")
        assert "not given" in screen_text(pilot)
        assert here(pilot) in ("walk/dog", "walk/cat", "sound/dog")
        await press(pilot, "end", "enter")
        assert "no note" in notices(pilot)


async def test_the_mouse_moves_the_cursor_and_opens_the_note() -> None:
    async with desk(size=(200, 60), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c")
        lines = screen_text(pilot).splitlines()
        y = next(i for i, line in enumerate(lines) if "weighs" in line)
        await pilot.click(offset=(lines[y].index("weighs"), y))
        await pilot.pause()
        assert here(pilot) == "training/vae"
        assert "orderly map. Too much" not in shown_words(pilot)
        await pilot.click(offset=(lines[y].index("weighs"), y))
        await pilot.pause()
        assert "orderly map. Too much" in shown_words(pilot)


async def test_a_click_on_the_bar_of_keys_does_what_the_key_does() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c")
        lines = screen_text(pilot).splitlines()
        await pilot.click(offset=(lines[-1].index("Differences"), len(lines) - 1))
        await pilot.pause()
        assert "alike ones hidden" in screen_text(pilot)


# What is shown


@pytest.mark.parametrize("size", SIZES)
async def test_subjects_are_chosen_and_ordered_in_a_list_of_ticks(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "x")
        assert isinstance(pilot.app.screen, SubjectsScreen)
        # GAN and Diffusion out; VAE behind Autoregressive.
        await press(pilot, "space", "down", "down", "space", "up", "greater_than_sign", "greater_than_sign", "enter")
        assert [subject.id for subject in view(pilot).shown.subjects] == ["autoregressive", "vae"]
        assert "2 of 4 subjects" in shown_words(pilot)
        await press(pilot, "x", "a", "enter")
        assert "4 subjects" in shown_words(pilot)


async def test_one_subject_at_least_stays_and_escape_changes_nothing() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "x", "space", "down", "space")
        assert "One subject at least stays." in notices(pilot)
        await press(pilot, "escape")
        assert "2 subjects" in shown_words(pilot)


async def test_subjects_are_ticked_by_mouse() -> None:
    async with desk(course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "x")
        await pilot.click("#choices", offset=(4, 0))
        await pilot.pause()
        await press(pilot, "enter")
        assert "3 of 4 subjects" in shown_words(pilot)


async def test_a_subject_is_moved_and_the_cursor_goes_with_it() -> None:
    async with desk(size=(200, 60), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "right", "less_than_sign")
        assert [subject.id for subject in view(pilot).shown.subjects][:2] == ["vae", "gan"]
        assert here(pilot) == "learning/vae"
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert [subject.id for subject in view(pilot).shown.subjects] == ["gan", "diffusion", "vae", "autoregressive"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_filter_narrows_as_one_types_and_escape_clears_it(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "f")
        await write(pilot, "steady")
        assert [row.id for row in view(pilot).shown.rows] == ["training"]
        assert "filter: steady" in shown_words(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, CellView), "the table has the keys again"
        await press(pilot, "escape")
        assert len(view(pilot).shown.rows) == 9
        assert isinstance(pilot.app.focused, CellView), "one Escape clears the filter and does no more"


async def test_a_filter_that_nothing_fits_says_the_way_out() -> None:
    async with desk(course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "f")
        await write(pilot, "qq [/]")
        assert "No row has these words" in shown_words(pilot)
        await press(pilot, "down", "enter", "enter", "h", "y", "S", "d", "x", "escape")
        await press(pilot, "escape")
        assert len(view(pilot).shown.rows) == 9


async def test_what_is_alike_is_said_and_hidden() -> None:
    async with desk(course=BUNDLED, lesson="adapting-models", size=(120, 40)) as pilot:
        await press(pilot, "c")
        shown = view(pilot).shown
        alike = shown.alike
        await press(pilot, "d")
        assert len(view(pilot).shown.rows) == len(shown.rows) - alike
        assert "alike ones hidden" in screen_text(pilot)


async def test_rows_are_sorted_in_turn() -> None:
    async with desk(course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "S")
        dimensions = [row.dimension for row in view(pilot).shown.rows]
        assert dimensions == sorted(dimensions, key=str.casefold)
        assert "rows A–Z" in shown_words(pilot)
        await press(pilot, "S", "S")
        assert view(pilot).shown.rows == bundled_table().rows


async def test_the_table_is_copied_as_it_is_shown() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "f")
        await write(pilot, "steady")
        await press(pilot, "enter", "y")
        copied = pilot.app.clipboard.splitlines()
        assert copied[0] == "|  | GAN | VAE | Diffusion | Autoregressive |"
        assert len(copied) == 3
        assert "4 subjects × 1 row" in notices(pilot)


# Other tables


async def test_the_api_for_others_sets_two_subjects_side_by_side() -> None:
    async with desk(course=BUNDLED) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, StudyScreen)
        screen.open_comparison(LESSON, "families", ("vae", "gan"))
        await pilot.pause()
        assert "2 of 4 subjects" in shown_words(pilot)
        assert [subject.id for subject in view(pilot).shown.subjects] == ["vae", "gan"]
        screen.open_comparison(LESSON, "gone", ("vae",))
        await pilot.pause()
        assert "no such table" in notices(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_table_of_another_lesson_is_shown_with_where_it_is_from(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "a")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await write(pilot, "risk")
        await press(pilot, "enter")
        assert view(pilot).sheet.table.id == "risks-and-mitigations"
        assert "from Risks, ethics" in shown_words(pilot)
        await press(pilot, "escape")
        assert view(pilot).sheet.table.id == "families"


@pytest.mark.parametrize("size", SIZES)
async def test_subjects_of_different_lessons_are_set_side_by_side(size: tuple[int, int]) -> None:
    async with desk(size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "a")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "tab")
        await write(pilot, "gan")
        await press(pilot, "enter", "ctrl+s")
        assert "Tick two subjects" in notices(pilot)
        field = pilot.app.screen.query_one("#field", Input)
        field.value = ""
        await write(pilot, "encoder-only")
        await press(pilot, "enter", "ctrl+s")
        shown = view(pilot).shown
        assert [subject.name for subject in shown.subjects] == ["GAN", "Encoder-only"]
        assert [row.dimension for row in shown.rows] == ["Example"]
        assert "StyleGAN" in shown_words(pilot)


async def test_subjects_that_share_no_dimension_are_told_apart_in_words() -> None:
    async with desk(course=BUNDLED, lesson=LESSON, size=(120, 40)) as pilot:
        await press(pilot, "c", "a")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "tab")
        for words in ("autoregressive four", "two rivals"):
            pilot.app.screen.query_one("#field", Input).value = ""
            await write(pilot, words)
            await press(pilot, "enter")
        await press(pilot, "ctrl+s")
        assert "share no dimension" in notices(pilot)
        assert isinstance(pilot.app.screen, TablesScreen)


async def test_what_was_chosen_of_a_borrowed_table_is_not_of_the_next() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c")
        for pair in (("gan four", "encoder-only"), ("vae four", "decoder-only")):
            await press(pilot, "a")
            await pilot.app.workers.wait_for_complete()
            await press(pilot, "tab")
            for words in pair:
                pilot.app.screen.query_one("#field", Input).value = ""
                await write(pilot, words)
                await press(pilot, "enter")
            await press(pilot, "ctrl+s", "less_than_sign", "greater_than_sign")
        assert [subject.name for subject in view(pilot).shown.subjects] == ["Decoder-only", "VAE"]
        await press(pilot, "a")
        await write(pilot, "families side")
        await press(pilot, "enter")
        assert "Escape goes back" not in shown_words(pilot), "the lesson's own table is not borrowed"


async def test_a_lesson_that_can_not_be_read_is_left_out_with_a_word() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "a")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Broken lesson" in notices(pilot)
        assert "Cats and dogs" in screen_text(pilot)


async def test_a_lesson_without_tables_offers_those_of_the_course() -> None:
    async with desk(lesson="second") as pilot:
        await press(pilot, "c")
        assert "Press a" in shown_words(pilot)
        await press(pilot, "enter", "x", "d", "f", "S", "h", "y", "N", "down", "pagedown", "less_than_sign")
        assert "no other table" not in notices(pilot)
        await press(pilot, "a")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert "Cats and dogs" in shown_words(pilot)


async def test_several_tables_of_a_lesson_are_turned_by_keys(tmp_path: Path) -> None:
    text = (COURSES / "small" / "01-first.yaml").read_text(encoding="utf-8")
    second = "  - {id: more, title: More, subjects: [{id: a, name: A}], rows: []}\nquestions:"
    (tmp_path / "01-first.yaml").write_text(text.replace("questions:", second), encoding="utf-8")
    (tmp_path / "course.yaml").write_text("id: two\ntitle: Two\nlessons: [01-first.yaml]\n", encoding="utf-8")
    async with desk(course=tmp_path) as pilot:
        await press(pilot, "c")
        assert "table 1 of 2" in shown_words(pilot)
        await press(pilot, "right_square_bracket")
        assert "This table has no rows" in shown_words(pilot)
        await press(pilot, "down", "right", "enter", "end", "pagedown", "h", "left_square_bracket")
        assert "table 1 of 2" in shown_words(pilot)
        assert "no cell here to hide" in notices(pilot)


async def test_a_cell_that_was_searched_is_under_the_cursor() -> None:
    async with desk(size=(120, 40), course=BUNDLED) as pilot:
        await press(pilot, "escape", "slash")
        await pilot.app.workers.wait_for_complete()
        await write(pilot, "mode collapse samples again")
        await press(pilot, "enter")
        assert view(pilot).display
        assert here(pilot) == "failure/gan"


async def test_the_bar_of_keys_says_what_keys_do_now() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:

        def bar() -> str:
            return screen_text(pilot).splitlines()[-1]

        await press(pilot, "c")
        assert "Enter Note" in bar() and "h Hide" in bar()
        await press(pilot, "f")
        assert "Enter Done  Esc Back" in bar() and "Quiz" not in bar(), "letters are text now"
        await press(pilot, "enter", "h")
        assert "s Subject" in bar() and "Statistics" not in bar()
        await press(pilot, "c")
        assert "Enter Answer  = Show it  Tab Next" in bar() and "Quiz" not in bar()
        await press(pilot, "equals_sign")
        assert "1 Wrong  2 Hard  3 Right" in bar()
        await press(pilot, "3", "escape")
        assert "Enter Note" in bar()
