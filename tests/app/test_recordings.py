"""On a machine that is too slow to train: a recording instead of a stall, and words where there is none."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.app.driving import desk, press, screen_text
from tests.app.labs import lab_course, on_one_line, opened, study, tap, until
from tui.labs.catalogue import one_thread
from tui.labs.recordings import Recorded
from tui.widgets.lab import running

one_thread()
from tui.labs.gan import Gan  # noqa: E402, after what numpy must find when it is loaded

# One that no goal pauses.
ENDLESS = "{kind: gan, goals: [{id: never, all: ['step < 0']}]}"


def slow_gan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of a GAN takes so long that a run takes half an hour."""
    step = Gan.step

    def slow(lab: Gan) -> None:
        time.sleep(0.15)
        step(lab)

    monkeypatch.setattr(Gan, "step", slow)
    # Looked at more often, so that the second after which it is told does not grow to ten.
    monkeypatch.setattr("tui.labs.run.MEASURED", Gan.STEPS)
    monkeypatch.setattr(Gan, "BATCH", 1)


async def test_a_slow_machine_gets_a_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that it is one, answers the prediction, reaches no goal for the person, and gives way to a live run."""
    slow_gan(monkeypatch)
    async with desk(size=(120, 40), course=lab_course(tmp_path, {"gan": "{kind: gan}"}), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a")
        await tap(pilot, "space")
        await until(pilot, lambda: lab.setup and lab.setup.recorded)
        await pilot.pause(0.05)
        said = on_one_line(screen_text(pilot))
        assert re.search(r"Live, this computer would need some \d+ min for what is asked here", said)
        assert "you see a recording: Well matched, seed 0. R runs it live all the same." in said
        monkeypatch.setattr(Recorded, "SECONDS", 0.5)
        await until(pilot, lambda: lab.frame and lab.frame.ended == "goal")
        await pilot.pause()
        assert "only a run of your own counts" in on_one_line(screen_text(pilot))
        await press(pilot, "right_square_bracket")
        assert "A recording stays as it was made" in screen_text(pilot)
        await tap(pilot, "space")
        await until(pilot, lambda: lab.frame and lab.frame.ended == "finished")
        await pilot.pause()
        said = on_one_line(screen_text(pilot))
        assert "recorded step 12,000 of 12,000" in said
        assert "You expect: 7 or more ✔ and so it was." in said
        assert "○ Find 7 spots" in said
        state = study(pilot).app.desk.lesson_state("gan").labs["gan"]
        assert (state.answer, state.goals) == ("7 or more", set())
        await tap(pilot, "R")
        await until(pilot, lambda: lab.setup and not lab.setup.recorded and lab.frame and lab.frame.step > 0)
        await until(pilot, lambda: "The whole run takes this computer some" in lab.words)
        assert lab.running, "who asks for a live run gets it, however long it takes"
        assert await answered(pilot, "tab", lambda: lab._focus == 1) < 0.5


async def answered(pilot: Pilot[None], key: str, so: Callable[[], bool]) -> float:
    """How long a key takes to do what it does, in seconds."""
    begun = time.monotonic()
    await tap(pilot, key)
    await until(pilot, so)
    return time.monotonic() - begun


async def test_a_recording_is_played_again_and_left_for_another_preset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Recorded, "SECONDS", 0.1)
    async with desk(size=(40, 12), course=lab_course(tmp_path, {"gan": ENDLESS}), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a")
        lab.play()
        await until(pilot, lambda: lab.frame and lab.frame.ended == "finished")
        await pilot.pause()
        assert "recorded 12,000/12,000" in screen_text(pilot)
        assert "Space plays it again, R runs it live" in on_one_line(screen_text(pilot))
        await tap(pilot, "space")
        await until(pilot, lambda: lab.frame and lab.frame.step < 12_000)
        await until(pilot, lambda: lab.frame and lab.frame.ended == "finished")
        await press(pilot, "4")
        assert lab.setup is not None
        assert (lab.setup.preset, lab.setup.recorded) == ("strong_d_r1", False)


async def test_a_recording_that_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.labs.setup.path_of", lambda *_: tmp_path / "none.z")
    async with desk(size=(80, 24), course=lab_course(tmp_path, {"gan": ENDLESS}), lesson="gan") as pilot:
        lab = await opened(pilot)
        lab.play()
        await until(pilot, lambda: lab.frame and lab.frame.ended == "failed")
        await until(pilot, lambda: "can't be read" in on_one_line(screen_text(pilot)))
        await press(pilot, "R", "s")
        await until(pilot, lambda: lab.frame and not lab.frame.words and lab.frame.pictures)


async def test_a_slow_machine_is_told_how_long_it_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a run as nobody has recorded it."""
    monkeypatch.setattr(running, "LONG_SECONDS", 1.0)
    # No goal may come before it is told.
    endless = ENDLESS.replace("kind: gan", "kind: gan, set: {g_rate: 2}")
    async with desk(size=(120, 40), course=lab_course(tmp_path, {"gan": endless}), lesson="gan") as pilot:
        await opened(pilot)
        await press(pilot, "p", "a")
        await tap(pilot, "space")
        said = "The whole run takes this computer some "
        await until(pilot, lambda: said in on_one_line(screen_text(pilot)))
        assert re.search(said + r"\d+ min; a goal may come sooner", on_one_line(screen_text(pilot)))
