"""The palette finds what there is: actions, lessons, sections, terms, labs, themes; the theme chosen is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from tests.app.driving import COURSES, desk, make_app, press, screen_text
from tui.recent import Looks
from tui.screens.palette import Palette
from tui.screens.study import StudyScreen
from tui.screens.term import TermSheet

# The first row of what the palette has found.
BELOW_FIELD = 4
BUNDLED = Path(__file__).parents[2] / "lessons" / "generative-ai-vs-llms"


async def choose(pilot: object, words: str) -> None:
    """Open the palette, type and take the first that is found."""
    await press(pilot, "ctrl+p")  # type: ignore[arg-type]
    await press(pilot, *("space" if letter == " " else letter for letter in words))  # type: ignore[arg-type]
    for _ in range(40):
        await pilot.pause(0.05)  # type: ignore[attr-defined]
        if words.lower() in "\n".join(screen_text(pilot).lower().splitlines()[BELOW_FIELD:]):  # type: ignore[arg-type]
            break
    await press(pilot, "enter")  # type: ignore[arg-type]
    await pilot.pause(0.2)  # type: ignore[attr-defined]


async def test_a_lesson_and_a_section_and_a_term() -> None:
    async with desk(course=BUNDLED) as pilot:
        await choose(pilot, "Core differences")
        study = pilot.app.screen
        assert isinstance(study, StudyScreen) and study.lesson_id == "core-differences"
        await choose(pilot, "Mode collapse")
        assert not isinstance(pilot.app.screen, CommandPalette)
        await choose(pilot, "catastrophic forgetting")
        assert isinstance(pilot.app.screen, TermSheet | StudyScreen)


async def test_words_of_files_are_no_markup(tmp_path: Path) -> None:
    course = tmp_path / "course"
    course.mkdir()
    (course / "course.yaml").write_text('id: c\ntitle: "C"\nlessons: [a.yaml]\n')
    (course / "a.yaml").write_text(
        'id: a\ntitle: "A [bold]title[/bold] [/"\n'
        'sections: [{id: s, title: "Section[0] [@click=app.quit]x[/]", body: "b"}]\n'
    )
    async with desk(course=course) as pilot:
        await press(pilot, "ctrl+p", *"section")
        await pilot.pause(0.6)
        assert "Section[0] [@click=app.quit]x[/]" in screen_text(pilot)


async def test_the_theme_chosen_is_kept() -> None:
    app = make_app(None, COURSES / "small")
    kept: list[Looks] = []
    app._keep_looks = kept.append
    async with app.run_test() as pilot:
        await pilot.pause()
        await choose(pilot, "Theme: carrel-light")
        assert app.theme == "carrel-light"
        assert kept and kept[-1].theme == "carrel-light"


@pytest.mark.parametrize(
    ("wanted", "theme", "said"), [("nord", "nord", ""), ("nrd", "carrel-dark", "no theme 'nrd'")]
)
async def test_a_theme_that_is_wanted(wanted: str, theme: str, said: str) -> None:
    made = make_app(None, COURSES / "small")
    app = type(made)(made.desk, looks=Looks(theme=wanted))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == theme
        assert said in "\n".join(notice.message for notice in app._notifications)


async def test_themes_are_chosen_from_the_same_palette_and_a_page_key_does_not_end_it() -> None:
    async with desk() as pilot:
        pilot.app.search_themes()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Palette)
        await press(pilot, "pageup", "pagedown")
        assert isinstance(pilot.app.screen, Palette)
