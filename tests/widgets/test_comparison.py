"""The comparison tab by itself: large tables, windows of subjects, and what it tells the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from tests.compare.making import table
from tui.course.model import Comparison
from tui.folders import shipped
from tui.widgets.comparison import ComparisonView
from tui.widgets.comparison.cells import CellView
from tui.widgets.lines import ROLE_CLASSES

SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]
SUBJECTS, ROWS = 12, 60
LARGE = table(
    *(
        (f"Dimension {row}", *(f"cell-{row}-{column} with words" for column in range(SUBJECTS)))
        for row in range(ROWS)
    ),
    subjects=" ".join(f"Subject{column}" for column in range(SUBJECTS)),
)


class Host(App[None]):
    """The tab alone on the screen."""

    CSS_PATH = [*sorted(shipped("styles").glob("*.tcss"))]
    COMPONENT_CLASSES = ROLE_CLASSES

    def __init__(self, table: Comparison) -> None:
        super().__init__()
        self._table = table
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield ComparisonView(id="comparison")

    def on_mount(self) -> None:
        view = self.screen.query_one(ComparisonView)
        view.display = True
        view.show((self._table,), "lesson")
        view.focus()

    def on_recalling_recalled(self, message: ComparisonView.Recalled) -> None:
        self.told.append(f"{message.item} {message.lesson} {message.fraction}")


@asynccontextmanager
async def hosted(found: Comparison, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    async with Host(found).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def text(pilot: Pilot[None]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def cells(pilot: Pilot[None]) -> CellView:
    return pilot.app.screen.query_one(CellView)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_the_cell_under_the_cursor_is_whole_on_the_screen_wherever_it_goes(size: tuple[int, int]) -> None:
    async with hosted(LARGE, size) as pilot:
        view = cells(pilot)
        # Down and aside, far away, back, and through a page.
        for keys in (
            ["down"] * 7,
            ["right"] * 5,
            ["end"],
            ["up"] * 9,
            ["left"] * 3,
            ["home"],
            ["pagedown"],
            ["pageup"],
        ):
            for key in keys:
                await press(pilot, key)
                shown = text(pilot)
                words = f"cell-{view.row}-{view.column} with words"
                assert words in " ".join(shown.split()).replace("│ ", ""), (key, words, shown)
                [marked] = [line for line in shown.splitlines() if "▸" in line]
                assert f"▸ Subject{view.column}" in marked or f"▸cell-{view.row}-{view.column} " in marked


@pytest.mark.parametrize("size", SIZES)
async def test_every_cell_of_many_subjects_is_seen(size: tuple[int, int]) -> None:
    small = Comparison(id="s", title="Small", subjects=LARGE.subjects, rows=LARGE.rows[:3])
    async with hosted(small, size) as pilot:
        seen = text(pilot)
        for _ in range(SUBJECTS * 3):
            await press(pilot, "right" if not cells(pilot)._in_cards else "down")
            seen += text(pilot)
            if not cells(pilot)._in_cards and cells(pilot).column == SUBJECTS - 1:
                await press(pilot, "down", *["left"] * SUBJECTS)
                seen += text(pilot)
        for row in range(3):
            for column in range(SUBJECTS):
                assert f"cell-{row}-{column} " in seen
        assert all(f"Subject{column}" in seen for column in range(SUBJECTS))


async def test_dimensions_stay_beside_and_names_above_wherever_one_is() -> None:
    async with hosted(LARGE, (120, 40)) as pilot:
        await press(pilot, *["down"] * 30, *["right"] * 8)
        lines = text(pilot).splitlines()
        assert "Table t" in lines[0] and "Subject8" in lines[1]
        assert any(line.startswith(" Dimension 30 ") for line in lines)


async def test_the_wheel_and_the_scroll_bar_scroll_and_a_key_leads_back() -> None:
    async with hosted(LARGE, (120, 40)) as pilot:
        view = cells(pilot)
        view.scroll_to(y=view.max_scroll_y, animate=False)
        await pilot.pause()
        assert "Dimension 59" in text(pilot)
        assert view.row == 0
        await press(pilot, "down")
        assert view.row == 1 and "cell-1-0 " in text(pilot)


@pytest.mark.parametrize("sizes", [((120, 40), (40, 12)), ((40, 12), (200, 60)), ((80, 24), (80, 9))])
async def test_another_size_keeps_the_cursor_on_the_screen(sizes: tuple[tuple[int, int], tuple[int, int]]) -> None:
    async with hosted(LARGE, sizes[0]) as pilot:
        view = cells(pilot)
        view.move_to(33, 4)
        await pilot.pause()
        await pilot.resize_terminal(*sizes[1])
        await pilot.pause()
        assert "cell-33-4 " in text(pilot)


async def test_the_text_of_rows_can_be_selected() -> None:
    async with hosted(LARGE, (120, 40)) as pilot:
        await press(pilot, *["down"] * 20)
        view = cells(pilot)
        y = next(y for y, line in enumerate(text(pilot).splitlines()) if "cell-20-0 " in line)
        _, offset = pilot.app.screen.get_widget_and_offset_at(30, y)
        assert offset is not None
        selected = view.get_selection(Selection(Offset(0, offset.y), Offset(200, offset.y)))
        assert selected is not None and "cell-20-0 with words" in selected[0] and "cell-20-1" in selected[0]


async def test_what_is_recalled_is_told() -> None:
    async with hosted(LARGE, (80, 24)) as pilot:
        await press(pilot, "h", "c", "equals_sign", "1")
        assert pilot.app.told == ["cell:t/dimension-0/subject0 lesson 0.0"]  # type: ignore[attr-defined]


async def test_what_was_chosen_stays_while_the_lesson_does() -> None:
    async with hosted(LARGE, (80, 24)) as pilot:
        view = pilot.app.screen.query_one(ComparisonView)
        view.set_side_by_side("t", ["subject3", "gone", "subject1", "subject3"])
        assert [subject.id for subject in view.shown.subjects] == ["subject3", "subject1"]
        view.show((LARGE,), "lesson")
        assert len(view.shown.subjects) == 2, "its files were read again"
        view.show((LARGE,), "other")
        assert len(view.shown.subjects) == SUBJECTS


async def test_a_table_of_nothing_takes_every_key() -> None:
    for found in (
        Comparison(id="n", title="Nothing", subjects=(), rows=()),
        Comparison(id="n", title="[/] " * 40, subjects=LARGE.subjects[:1], rows=()),
        Comparison(id="n", title="No subjects", subjects=(), rows=LARGE.rows[:1]),
    ):
        async with hosted(found, (40, 12)) as pilot:
            keys = "down up left right home end pagedown pageup enter N d f x escape S h y space j k < > ] ["
            names = {
                "<": "less_than_sign",
                ">": "greater_than_sign",
                "]": "right_square_bracket",
                "[": "left_square_bracket",
            }
            await press(pilot, *(names.get(key, key) for key in keys.split()))
            assert text(pilot).strip()
