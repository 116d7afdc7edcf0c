"""Recall of a table: cells are hidden, filled in, graded and recorded; what was missed comes first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.app.driving import desk, notices, press, screen_text
from tests.app.test_compare import LESSON, SIZES, cells, here, shown_words, view, write
from tests.app.test_study import BUNDLED
from tui.progress.events import ItemRecalled
from tui.progress.store import Store
from tui.screens.study import StudyScreen


def recorded(home: Path) -> list[ItemRecalled]:
    """What was recalled, as it is on disk."""
    store = Store.open(home, device="reader", now=lambda: datetime.now(UTC))
    events = [event for event in store.events() if isinstance(event, ItemRecalled)]
    store.close()
    return events


async def settle(pilot: Pilot[None]) -> None:
    """What went before has been looked up."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_hidden_cell_is_a_blank_until_it_is_filled_in(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(tmp_path, size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "c")
        assert "_____ ?" in screen_text(pilot)
        assert "another judges" not in shown_words(pilot)
        assert isinstance(pilot.app.focused, Input)
        await write(pilot, "by contest one network makes another judgs")
        await press(pilot, "enter")
        assert "✔ right" in screen_text(pilot)
        assert "1 of 1 cell recalled." in shown_words(pilot)
        assert "judges" in shown_words(pilot)
        await press(pilot, "escape")
        assert "right" not in screen_text(pilot)
    [event] = recorded(tmp_path)
    assert (event.item, event.lesson, event.fraction) == ("cell:families/learning/gan", LESSON, 1.0)
    assert event.attempt and event.response.startswith("by contest")


@pytest.mark.parametrize("size", SIZES)
async def test_a_subject_is_hidden_and_judged_by_oneself(size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(tmp_path, size=size, course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "s")
        assert view(pilot).hidden == {(row.id, "gan") for row in view(pilot).shown.rows}
        await press(pilot, "equals_sign")
        assert "another judges" in shown_words(pilot)
        await press(pilot, "3")
        assert here(pilot) == "training/gan", "the next blank is asked"
        await press(pilot, "equals_sign", "1", "escape", "space", "2")
        assert "3 of 9 done" in shown_words(pilot)
    assert [event.fraction for event in recorded(tmp_path)] == [1.0, 0.0, 0.5]


async def test_words_that_no_rule_knows_are_judged_beside_the_cell(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "r")
        await write(pilot, "two rivals [/red]")
        await press(pilot, "enter")
        assert "you wrote: two rivals [/red]" in shown_words(pilot)
        assert "1 Wrong" in shown_words(pilot).replace("\u00a0", " ")
        await press(pilot, "1")
        assert "✘ not right" in screen_text(pilot)
    assert recorded(tmp_path)[0].response == "two rivals [/red]"


async def test_another_subjects_cell_is_wrong_and_names_it(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "c")
        await write(pilot, "by rebuilding squeeze an example then restore it")
        await press(pilot, "enter")
        assert "✘ not right" in screen_text(pilot)
        assert "Missed: GAN · How it learns" in shown_words(pilot)
    [event] = recorded(tmp_path)
    assert (event.fraction, event.response) == (0.0, "vae")


async def test_what_is_right_stands_beside_the_next_question(tmp_path: Path) -> None:
    """The cell that says it may have left a small screen."""
    async with desk(tmp_path, size=(40, 12), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "s")
        await write(pilot, "by rebuilding squeeze an example then restore it")
        await press(pilot, "enter")
        assert "✘ not right: By contest: one network makes, another judges" in shown_words(pilot)
        assert here(pilot) == "training/gan"


async def test_what_was_missed_comes_first_next_time(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(
            pilot, "c", "h", "r", "equals_sign", "3", "equals_sign", "3", "equals_sign", "1", "equals_sign", "3"
        )
        assert "3 of 4 cells recalled." in shown_words(pilot)
        assert "Missed: Diffusion" in shown_words(pilot)
        await press(pilot, "h", "r")
        assert here(pilot) == "learning/diffusion", "within one sitting"
    async with desk(tmp_path, size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h")
        await settle(pilot)
        await press(pilot, "r")
        assert here(pilot) == "learning/diffusion", "and in the next"


async def test_the_cursor_chooses_which_blank_is_filled_in() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "a")
        assert len(view(pilot).hidden) == 36
        await press(pilot, "escape", "down", "down", "enter")
        assert "Diffusion · How it learns" in shown_words(pilot)
        await press(pilot, "escape")
        assert here(pilot) == "learning/diffusion"
        assert view(pilot).recalled is not None, "Escape closes the field first"
        await press(pilot, "escape")
        assert view(pilot).recalled is None


async def test_each_letter_is_text_from_the_first_one_on(tmp_path: Path) -> None:
    """`n`, `q` and `y` are keys of the desk elsewhere."""
    async with desk(tmp_path, size=(80, 24), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "r")
        await press(pilot, "n", "q", "y", "enter", "1", "n", "equals_sign")
        assert view(pilot).field.value == "n=", "only where nothing is typed does = show the blank"
        assert pilot.app.screen.lesson_id == LESSON
    assert recorded(tmp_path)[0].response == "nqy"


async def test_from_blank_to_blank_and_what_was_typed_waits() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "s")
        await write(pilot, "half")
        await press(pilot, "tab")
        assert (here(pilot), view(pilot).field.value) == ("training/gan", "")
        await press(pilot, "up")
        assert (here(pilot), view(pilot).field.value) == ("learning/gan", "half")
        await press(pilot, "up")
        assert here(pilot) == f"{view(pilot).shown.rows[-1].id}/gan", "round the table"
        await press(pilot, "down", "escape", "down", "up", "enter")
        assert view(pilot).field.value == "half", "nor does the table lose it"


async def test_another_cell_is_clicked_while_one_types() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "c")
        await write(pilot, "half")
        lines = screen_text(pilot).splitlines()
        y = next(i for i, line in enumerate(lines) if "rebuilding" in line)
        await pilot.click(offset=(lines[y].index("rebuilding"), y))
        await pilot.pause()
        assert not view(pilot).typing and cells(pilot).has_focus, "the table has the keys"
        await press(pilot, "up")
        assert here(pilot) == "learning/gan"
        await press(pilot, "enter")
        assert view(pilot).field.value == "half"


async def test_another_blank_is_clicked_while_one_types_and_what_was_typed_waits() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "r")
        await write(pilot, "half")
        await click_blank(pilot, "Autoregressive")
        assert (here(pilot), view(pilot).field.value) == ("learning/autoregressive", "")
        await write(pilot, "other")
        for _ in range(2):
            # The second time it is the blank that one fills in already.
            await click_blank(pilot, "GAN")
            assert (here(pilot), view(pilot).field.value) == ("learning/gan", "half")
        await press(pilot, "up")
        assert view(pilot).field.value == "other"


async def click_blank(pilot: Pilot[None], name: str) -> None:
    """Click on the blank beside this name."""
    lines = screen_text(pilot).splitlines()
    y = next(i for i, line in enumerate(lines) if name in line and "_____" in line)
    await pilot.click(offset=(lines[y].index("_____"), y))
    await pilot.pause()


async def test_an_empty_answer_says_so_and_asks_on() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h", "c", "enter")
        assert "Type an answer first." in shown_words(pilot)
        assert isinstance(pilot.app.focused, Input)


async def test_only_what_is_shown_is_hidden_and_blanks_are_copied_as_blanks() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "f")
        await write(pilot, "steady")
        await press(pilot, "enter", "h", "a", "escape")
        assert len(view(pilot).hidden) == 4
        # What would move the blanks away does nothing now.
        await press(pilot, "d", "S", "x", "f")
        assert isinstance(pilot.app.screen, StudyScreen)
        assert not isinstance(pilot.app.focused, Input)
        await press(pilot, "escape", "h", "s", "escape", "y")
        assert pilot.app.clipboard.splitlines()[2].startswith(r"| How training goes | \_\_\_\_ | Steady")


async def test_recall_by_mouse() -> None:
    async with desk(size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "h")
        await click(pilot, "Row")
        assert len(view(pilot).hidden) == 4
        # To go there and fill it in; once more changes nothing.
        for _ in range(2):
            await click_blank(pilot, "Autoregressive")
        assert isinstance(pilot.app.focused, Input)
        await press(pilot, "escape")
        await click(pilot, "Show")
        await click(pilot, "Right")
        assert "1 of 4 done" in shown_words(pilot)


async def click(pilot: Pilot[None], words: str) -> None:
    """Click on the words in the line under the table."""
    lines = screen_text(pilot).splitlines()
    y = next(i for i, line in reversed(list(enumerate(lines[:-1]))) if words in line)
    await pilot.click(offset=(lines[y].index(words), y))
    await pilot.pause()


async def test_cells_that_are_not_given_can_not_be_hidden() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "end", "h", "c")
        assert cells(pilot).has_focus
        assert "nothing to recall" in notices(pilot)


async def test_escape_leaves_the_choice_of_what_to_hide() -> None:
    async with desk() as pilot:
        await press(pilot, "c", "h", "escape")
        assert not view(pilot).choosing
        assert cells(pilot).has_focus
        await press(pilot, "escape")
        assert not cells(pilot).has_focus, "back to the list, as always"


async def test_a_cell_of_another_lesson_is_recorded_under_its_own_lesson(tmp_path: Path) -> None:
    async with desk(tmp_path, size=(120, 40), course=BUNDLED, lesson=LESSON) as pilot:
        await press(pilot, "c", "a")
        await settle(pilot)
        await press(pilot, "tab")
        for words in ("gan four", "encoder-only"):
            pilot.app.screen.query_one("#field", Input).value = ""
            await write(pilot, words)
            await press(pilot, "enter")
        await press(pilot, "ctrl+s", "h", "a", "equals_sign", "3", "equals_sign", "1")
    found = {(event.item, event.lesson) for event in recorded(tmp_path)}
    assert found == {
        ("cell:families/example/gan", LESSON),
        ("cell:transformer-shapes/example/encoder-only", "tokens-and-attention"),
    }
