"""How it looks: text stands out from its ground in both themes, and nothing is said by colour alone."""

from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style
from textual.pilot import Pilot

from tests.app.driving import desk, press
from tui.themes import OWN, usual
from tui.widgets.lines import ROLES, Painter

# Lines between things are no text: for what is only drawn, 1.4.11 asks for less, and for ornament nothing.
ORNAMENT = {"rule"}


def luminance(color: Color) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    shares = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """The contrast ratio of text in this style to its ground, 1 to 21."""
    assert style.color and style.bgcolor
    lighter, darker = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast(Style.parse("#000000 on #ffffff")) == pytest.approx(21)
    assert contrast(Style.parse("#777777 on #ffffff")) == pytest.approx(4.48, abs=0.01)


def painters(pilot: Pilot[None]) -> list[Painter]:
    return [widget for widget in pilot.app.screen.walk_children(Painter) if isinstance(widget, Painter)]


@pytest.mark.parametrize("theme", [theme.name for theme in OWN])
async def test_text_stands_out_on_every_ground(theme: str) -> None:
    async with desk() as pilot:
        pilot.app.theme = theme
        await pilot.pause()
        found: dict[str, float] = {}
        for keys in ((), ("question_mark",), ("escape", "t")):
            await press(pilot, *keys)
            for painter in painters(pilot):
                for role in (*(role for role in ROLES if role not in ORNAMENT), "strong link", "muted em", ""):
                    name = f"{type(painter).__name__}: {role}"
                    found[name] = min(found.get(name, 21), contrast(painter.role_style(role)))
    assert len(found) > 100
    assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < 4.5} == {}


async def test_the_choice_of_own_themes_is_offered() -> None:
    async with desk() as pilot:
        assert {theme.name for theme in OWN} <= set(pilot.app.available_themes)


@pytest.mark.parametrize(
    ("colours", "no_color", "theme"),
    [
        ("truecolor", False, "carrel-dark"),
        ("256", False, "carrel-dark"),
        ("standard", False, "ansi-dark"),
        ("standard", True, "carrel-dark"),
        (None, False, "carrel-dark"),
    ],
)
def test_the_theme_without_a_choice(colours: str | None, no_color: bool, theme: str) -> None:
    assert usual(colours, no_color) == theme


async def test_colours_of_the_terminal_are_left_to_it() -> None:
    async with desk() as pilot:
        pilot.app.theme = "ansi-dark"
        await pilot.pause()
        for painter in painters(pilot):
            for role in ROLES:
                style = painter.role_style(role)
                assert style.color and style.bgcolor
                assert style.color.triplet is None and style.bgcolor.triplet is None, f"{role}: {style}"
                assert style.color != style.bgcolor or style.color.is_default, f"{role}: {style}"
