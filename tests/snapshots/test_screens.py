"""Every screen looks as it did when somebody last looked at it."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from tests.snapshots.pictures import STORED, differing, normal
from tests.snapshots.posing import picture, posing, settled, stand_still
from tests.snapshots.scenes import SCENES, TAKES, Scene, name_of, names
from tui.themes import DARK, LIGHT


def _words(value: tuple[int, int] | str) -> str:
    return "x".join(map(str, value)) if isinstance(value, tuple) else value or "dark"


@pytest.mark.parametrize(("size", "look"), TAKES, ids=_words)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.shots[0][0])
async def test_screen(scene: Scene, size: tuple[int, int], look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, colours=look != "mono")
    found = []
    theme = LIGHT if look == "light" else DARK
    async with posing(size, scene.course, scene.lesson, theme.name, scene.history, **scene.options) as pilot:
        await _begin(pilot, scene)
        for shot, keys in scene.shots:
            await _do(pilot, keys)
            found.append(differing(name_of(shot, size, look), await picture(pilot)))
    assert not any(found), "\n".join(filter(None, found))


async def _begin(pilot: Pilot[None], scene: Scene) -> None:
    app = pilot.app
    if scene.ask:
        lesson = app.desk.course.lesson(scene.lesson)  # type: ignore[attr-defined]
        asked = tuple(question for question in lesson.questions if question.id == scene.ask)
        app.take_quiz(lesson, asked)  # type: ignore[attr-defined]
        await settled(pilot)


async def _do(pilot: Pilot[None], keys: str) -> None:
    """Press the keys, each answered before the next; `<…` up to ` enter` is an answer."""
    if keys.startswith("<"):
        response, _, keys = keys[1:].rpartition(" ")
        pilot.app.screen.answering.restore(response)  # type: ignore[attr-defined]
        await settled(pilot)
    for key in keys.split():
        await pilot.press(key)
        await settled(pilot)


def test_every_stored_picture_is_of_a_screen() -> None:
    assert {path.stem for path in STORED.glob("*.svg")} == names()


async def test_chance_leaves_no_trace_and_what_is_seen_does(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)
    async with posing((40, 12), "bridges", "spans", DARK.name) as pilot:
        svg = pilot.app.export_screenshot(simplify=True)
        name = re.findall(r"terminal-\d+", svg)[0]
        assert normal(svg.replace(name, "terminal-1")) == normal(svg)
        assert "terminal" not in normal(svg) and "carries\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}span" in normal(svg)
        assert normal(svg.replace("span<", "spin<")) != normal(svg)
        pilot.app.theme = LIGHT.name
        assert await picture(pilot) != normal(svg)
