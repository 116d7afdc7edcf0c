"""Labs through the real app: each kind by keys, what is recorded, and that nothing goes on when nobody looks."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.app.driving import desk, notices, press, screen_text
from tests.app.labs import at_work, lab_course, on_one_line, opened, pane, study, tap, until
from tests.labs.making import Counter
from tui.labs.base import Choice, Number
from tui.labs.catalogue import kinds, one_thread
from tui.labs.line import read
from tui.labs.settings import complete
from tui.progress.events import Event, LabGoalReached, LabPredicted
from tui.screens.help import HelpScreen
from tui.screens.lab import LabScreen
from tui.screens.lab_text import LabTextSheet
from tui.screens.labs import LabsScreen
from tui.screens.source import SourceScreen
from tui.widgets.lab import LabPane

one_thread()
from tui.labs.gan import Gan  # noqa: E402, after what numpy must find when it is loaded

# One that no goal pauses; with more steps its end is far away.
ENDLESS = "{kind: gan, goals: [{id: never, all: ['step < 0']}]}"
EVERY_SIZE = [(40, 12), (120, 40)]


def lab_reached(pilot: Pilot[None]) -> dict[str, int]:
    """The goals that the present run has reached."""
    frame = pane(pilot).frame
    return frame.reached if frame else {}


@pytest.mark.parametrize("size", EVERY_SIZE, ids=str)
@pytest.mark.parametrize("kind", kinds())
async def test_a_lab_by_keys(kind: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with desk(size=size, course=lab_course(tmp_path), lesson=kind) as pilot:
        lab = await opened(pilot)
        assert lab.setup is not None
        assert lab.frame is not None
        name = lab.setup.lab.TITLE.partition(":")[0]
        assert name in screen_text(pilot)
        first = dict(lab.frame.metrics)
        # Space asks first what one expects; a letter settles it, and the run begins.
        await press(pilot, "space")
        assert not lab.running
        assert "Before the first run" in screen_text(pilot)
        assert "A " in screen_text(pilot)
        await tap(pilot, "b")
        await until(pilot, lambda: kind in study(pilot).app.desk.lesson_state(kind).labs)
        recorded = study(pilot).app.desk.lesson_state(kind).labs[kind]
        assert recorded.predicted == lab.setup.prediction.choices[1]
        await until(pilot, lambda: lab.frame and lab.frame.step > 0)

        def moved() -> bool:
            now = lab.frame.metrics if lab.frame else {}
            return any(now[name] != value and not math.isnan(now[name]) for name, value in first.items())

        await until(pilot, moved)
        if lab.running:
            await tap(pilot, "space")
        await until(pilot, lambda: not at_work(lab) and not lab.running)
        await pilot.pause()
        # A preset begins anew, with its settings.
        await press(pilot, "2")
        second = lab.setup.lab.PRESETS[1]
        assert lab.setup.preset == second.id
        assert lab.setup.settings == complete(lab.setup.lab, second.id)
        await until(pilot, lambda: lab.frame and lab.frame.step == 0 and lab.frame.ended)
        await press(pilot, "full_stop")
        await until(pilot, lambda: lab.frame and lab.frame.step == 1)
        # The same seed again, then another one.
        await press(pilot, "R")
        await until(pilot, lambda: lab.frame and lab.frame.step == 0)
        assert lab.setup.seed == 0
        await press(pilot, "r")
        assert lab.setup.seed == 1
        # A control that is not the cursor's: chosen with Tab, and turned.
        for _ in range(3):
            await press(pilot, "tab")
        assert lab.face is not None
        control = lab.face.chosen_from[3 % len(lab.face.chosen_from)]
        if isinstance(control, (Number, Choice)):
            before = lab.setup.settings[control.id]
            await press(pilot, "right_square_bracket")
            if lab.setup.settings[control.id] == before:
                await press(pilot, "left_square_bracket")
            assert lab.setup.settings[control.id] != before
        # Leave and return: it waits as it was.
        await tap(pilot, "space")
        await until(pilot, lambda: lab.frame and lab.frame.step > 0)
        await tap(pilot, "escape")
        await until(pilot, lambda: study(pilot).tab == "read")
        await until(pilot, lambda: study(pilot).reader.has_focus)
        # How soon is measured below, a hundred times.
        await until(pilot, lambda: not at_work(lab))
        await pilot.pause()
        step = lab.frame.step
        await press(pilot, "l")
        await pilot.pause(0.1)
        assert (pane(pilot).frame.step, lab.running) == (step, False)  # type: ignore[union-attr]
        await press(pilot, "home")
        assert name in screen_text(pilot)


async def test_a_goal_pauses_it_and_is_known_ever_after(tmp_path: Path) -> None:
    course, home = lab_course(tmp_path / "course", {"m": "{kind: multimodal, id: match}"}), tmp_path / "home"
    async with desk(home, (120, 40), course) as pilot:
        lab = await opened(pilot)
        await press(pilot, "space", "a")
        await until(pilot, lambda: lab.frame and lab.frame.ended == "goal")
        await pilot.pause()
        assert lab.frame is not None
        assert not lab.running
        assert f"(reached at {lab.frame.step})" in on_one_line(screen_text(pilot))
        assert "A goal is reached. Space goes on." in screen_text(pilot)
        await press(pilot, "space")
        await until(pilot, lambda: lab.frame and lab.frame.ended == "finished")
        await pilot.pause()
        assert "It was: " in screen_text(pilot)
        assert "At its end: r new run" in screen_text(pilot)
        known = study(pilot).app.desk.lesson_state("m").labs["match"]
        assert (known.predicted, known.answer) == (lab.setup.prediction.choices[0], lab.setup.prediction.choices[1])  # type: ignore[union-attr]
        assert known.goals == {"diagonal"}
    async with desk(home, (120, 40), course) as pilot:
        assert study(pilot).tab == "lab"
        await until(pilot, lambda: pane(pilot).frame)
        await pilot.pause()
        assert "✔ Match 95%" in screen_text(pilot)
        assert lab_reached(pilot) == {}
        assert "It was: " in screen_text(pilot)
        # What was predicted stays; a run begins without asking again, and the goal is not recorded twice.
        events: list[Event] = []
        record = study(pilot).app.desk.store.record
        study(pilot).app.desk.store.record = lambda *given: events.extend(given)  # type: ignore[method-assign]
        await press(pilot, "p")
        assert "stays as it is" in screen_text(pilot)
        await press(pilot, "space")
        await until(pilot, lambda: pane(pilot).frame and pane(pilot).frame.ended == "goal")  # type: ignore[union-attr]
        await pilot.pause()
        assert not [event for event in events if isinstance(event, (LabPredicted, LabGoalReached))]
        study(pilot).app.desk.store.record = record  # type: ignore[method-assign]


async def test_a_prediction_can_be_put_off_or_left_out(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="audit") as pilot:
        lab = await opened(pilot)
        await press(pilot, "space", "escape")
        assert study(pilot).tab == "lab"
        assert "Before the first run" not in screen_text(pilot)
        await press(pilot, "space", "space", "e")
        assert "Before the first run" in screen_text(pilot), "Space twice runs nothing"
        await press(pilot, "s")
        await until(pilot, lambda: lab.frame and lab.frame.step > 0)
        await press(pilot, "p")
        assert "no prediction any more" in screen_text(pilot)
        assert study(pilot).app.desk.lesson_state("audit").labs == {}


async def test_a_run_set_otherwise_does_not_settle_a_prediction(tmp_path: Path) -> None:
    async with desk(size=(120, 40), course=lab_course(tmp_path), lesson="audit") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a", "2", "space")
        await until(pilot, lambda: lab.frame and lab.frame.step >= 60)
        await pilot.pause()
        assert "It was" not in screen_text(pilot)
        assert "so it was" not in screen_text(pilot)


async def test_the_cell_cursor_moves_with_arrows(tmp_path: Path) -> None:
    async with desk(size=(120, 40), course=lab_course(tmp_path), lesson="attention") as pilot:
        lab = await opened(pilot)
        await press(pilot, "down", "down", "right", "up", "left", "left")
        assert lab.face is not None
        assert lab.face.cursor == (1, 0)
        await until(pilot, lambda: "k (place 2) looks at g (place 1)" in screen_text(pilot))


async def test_the_cursor_on_a_plane_moves_with_arrows(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="vae") as pilot:
        lab = await opened(pilot)
        assert lab.setup is not None
        await press(pilot, "up", "up", "right", "down", "left", "left")
        assert (lab.setup.settings["latent_x"], lab.setup.settings["latent_y"]) == (-0.25, 0.25)
        assert lab._focus == 0, "the chosen control is another matter"
        await until(pilot, lambda: lab.frame and lab.frame.pictures[0].dots[-1].points.tolist() == [[-0.25, 0.25]])  # type: ignore[union-attr]
        for _ in range(20):
            await press(pilot, "up")
        assert lab.setup.settings["latent_y"] == 3, "it stays on the map"


async def test_a_preset_shows_what_it_changed(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "end", "2")
        await until(pilot, lambda: lab.scroll_offset.y == 0)
        await pilot.pause()
        assert "Now: D turns 5, D rate 10" in screen_text(pilot)


async def test_a_click_does_what_a_key_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gan, "STEPS", 10**6)
    # A frame comes where a run is measured.
    monkeypatch.setattr("tui.labs.run.MEASURED", 10**4)
    async with desk(size=(120, 40), course=lab_course(tmp_path, {"gan": ENDLESS})) as pilot:
        lab = await opened(pilot)

        async def click(words: str) -> None:
            lines = screen_text(pilot).split("\n")
            y = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[y].index(words) + len(words) - 1, y))
            await pilot.pause(0.05)

        await click("Strong forger")
        assert lab.setup is not None
        assert lab.setup.preset == "strong_g"
        await click("D turns")
        await click("‹D turns 1›")
        assert lab.setup.settings["d_turns"] == 2
        await until(pilot, lambda: lab.frame)
        await click("ready")
        await click("4 to 6")
        await until(pilot, lambda: lab.frame and lab.frame.step > 0)
        await click("running")
        assert not lab.running


# What does not go on


async def test_leaving_a_hundred_times_leaves_no_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of training, by every way: the key, the tab, a sheet over it, another screen."""
    monkeypatch.setattr(Gan, "STEPS", 10**6)
    async with desk(size=(80, 24), course=lab_course(tmp_path, {"gan": ENDLESS}), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a")
        # Screens over it are dearer, and less often.
        tabs: tuple[Callable[[], object], ...] = (lab.action_leave, study(pilot).action_read)
        over: tuple[Callable[[], object], ...] = (pilot.app.action_help, study(pilot).action_glossary)  # type: ignore[attr-defined]
        ways = (*tabs * 4, *over)
        counts, gone = [], []
        for number in range(100):
            lab.action_run()
            await until(pilot, lambda: at_work(lab))
            way = ways[number % 10]
            way()
            gone.append(await until(pilot, lambda: not at_work(lab)))
            if way in over:
                await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
                pilot.app.pop_screen()
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
            study(pilot).action_lab()
            await pilot.pause()
            assert not lab.running, "it goes on only with a key"
            assert not at_work(lab)
            counts.append(threading.active_count())
        assert counts[-1] <= counts[9] + 1
        assert max(gone) < 0.5, "of CPU, which a busy machine does not make more"
        assert lab.frame is not None
        assert lab.frame.step > 0


async def test_nothing_goes_on_when_the_lesson_or_the_app_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gan, "STEPS", 10**6)
    async with desk(size=(80, 24), course=lab_course(tmp_path, {"gan": ENDLESS}), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a")
        await tap(pilot, "space")
        await until(pilot, lambda: at_work(lab))
        study(pilot).open_lesson("plain")
        assert await until(pilot, lambda: not at_work(lab)) < 0.5
        study(pilot).open_lesson("gan")
        await opened(pilot)
        await tap(pilot, "space")
        await until(pilot, lambda: at_work(lab))
    # The thread itself takes a moment more, but no longer than the app itself.
    worked = time.process_time()
    while at_work(lab) and time.process_time() - worked < 0.5:
        time.sleep(0.01)
    assert not at_work(lab)


async def test_it_pauses_when_nobody_presses_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Gan, "STEPS", 10**6)
    async with desk(size=(80, 24), course=lab_course(tmp_path, {"gan": ENDLESS}), lesson="gan") as pilot:
        lab = await opened(pilot)
        await press(pilot, "p", "a")
        await tap(pilot, "space")
        await until(pilot, lambda: at_work(lab))
        assert lab._runner is not None
        before = lab._runner._key_at
        await tap(pilot, "tab")
        await until(pilot, lambda: lab._runner and lab._runner._key_at > before)
        assert at_work(lab)
        monkeypatch.setattr("tui.labs.runner.PATIENCE", 0.0)
        await until(pilot, lambda: lab.frame and lab.frame.ended == "idle")
        await until(pilot, lambda: not at_work(lab) and not lab.running)
        await pilot.pause()
        assert "Paused, since nobody pressed a key for a minute." in screen_text(pilot)


async def test_the_lab_is_mounted_and_numpy_loaded_only_when_it_is_shown(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="gan") as pilot:
        assert not pilot.app.screen.query(LabPane)
        assert "Lab" in screen_text(pilot).split("\n")[1]
        await press(pilot, "l")
        assert pilot.app.screen.query(LabPane)


# What goes wrong


def of_counters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labs of any kind are counters."""
    monkeypatch.setattr("tui.labs.setup.lab_class", lambda kind: Counter)


async def test_a_lab_that_fails_says_so_and_leaves_the_lesson_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_counters(monkeypatch)
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "home"))
    course = lab_course(tmp_path, {"one": "{kind: audit, set: {fails: 40}}"})
    async with desk(size=(80, 24), course=course) as pilot:
        lab = await opened(pilot)
        await press(pilot, "space", "s")
        await until(pilot, lambda: lab.frame and lab.frame.ended == "failed")
        await pilot.pause()
        said = on_one_line(screen_text(pilot))
        assert "This lab stopped working (ZeroDivisionError: height by none)." in said
        await press(pilot, "escape")
        assert "Words." in screen_text(pilot)
    assert "height by none" in (tmp_path / "home" / "carrel.log").read_text()


async def test_a_lab_that_cannot_be_imported_is_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kind: str) -> type[Counter]:
        raise ImportError("no such wheel")

    monkeypatch.setattr("tui.labs.setup.lab_class", broken)
    monkeypatch.setenv("CARREL_HOME", str(tmp_path / "home"))
    async with desk(size=(80, 24), course=lab_course(tmp_path / "c", {"one": "{kind: audit}"})) as pilot:
        await pilot.press("l")
        await until(pilot, lambda: "can't be opened (ImportError: no such wheel)" in on_one_line(screen_text(pilot)))
        await press(pilot, "space", "escape")
        assert "Words." in screen_text(pilot)
    assert "no such wheel" in (tmp_path / "home" / "carrel.log").read_text()


@pytest.mark.parametrize(
    ("lab", "words"),
    [
        ("{kind: audit, set: {words: nothing}}", "`words` can't be nothing"),
        ("{kind: audit, preset: odd}", "has no preset `odd`"),
        ("{kind: audit, set: {pace: 99}}", "from 0.5 to 3"),
    ],
)
async def test_a_lab_that_cannot_be_set_up_says_why(
    lab: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_counters(monkeypatch)
    async with desk(size=(80, 24), course=lab_course(tmp_path, {"one": lab})) as pilot:
        await pilot.press("l")
        await until(pilot, lambda: words in on_one_line(screen_text(pilot)))
        await press(pilot, "space", "full_stop", "2", "y", "tab", "up", "escape", "escape", "r")
        assert "Words." in screen_text(pilot)


async def test_what_is_locked_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of_counters(monkeypatch)
    course = lab_course(tmp_path, {"one": "{kind: audit, lock: [pace, seed]}"})
    async with desk(size=(80, 24), course=course) as pilot:
        lab = await opened(pilot)
        await press(pilot, "right_square_bracket")
        assert "`pace` stays as it is in this lesson" in screen_text(pilot)
        await press(pilot, "r")
        assert "`seed` stays as it is in this lesson" in screen_text(pilot)
        assert lab.setup is not None
        assert (lab.setup.settings["pace"], lab.setup.seed) == (1, 0)


# Other ways


async def test_a_state_line_is_copied_and_opened_again(tmp_path: Path) -> None:
    async with desk(size=(120, 40), course=lab_course(tmp_path), lesson="audit") as pilot:
        lab = await opened(pilot)
        await press(pilot, "3", "p", "a", "full_stop")
        await until(pilot, lambda: lab.frame and lab.frame.step == 1)
        await press(pilot, "y")
        line = pilot.app.clipboard
        assert line == "audit:strict,seed=0,step=1"
        assert read(line).setup.settings == lab.setup.settings  # type: ignore[union-attr]
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, LabTextSheet)
        pilot.app.screen.query_one(TextArea).text = "nothing:seed=1"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "there is no lab `nothing`" in on_one_line(screen_text(pilot)))
        await press(pilot, "L")
        pilot.app.screen.query_one(TextArea).text = "audit:strict,seed=5,step=12"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, LabScreen)
        await until(pilot, lambda: pane(pilot).frame and pane(pilot).frame.step == 12)  # type: ignore[union-attr]
        await press(pilot, "y", "escape")
        assert pilot.app.clipboard == "audit:strict,seed=5,step=12"
        assert study(pilot).app.screen is study(pilot)


async def test_own_text_is_typed_or_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Grüße, 世界!", encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\x00")
    async with desk(size=(80, 24), course=lab_course(tmp_path / "c"), lesson="tokenizer") as pilot:
        lab = await opened(pilot)
        assert lab.setup is not None

        async def write(text: str) -> None:
            await press(pilot, "enter")
            pilot.app.screen.query_one(TextArea).text = text
            await press(pilot, "ctrl+s")

        await write("My own words.")
        assert lab.setup.settings["text"] == "My own words."
        await write(f"@{tmp_path / 'mine.txt'}")
        assert lab.setup.settings["text"] == "Grüße, 世界!"
        for wrong in ("@/no/such/file", f"@{tmp_path / 'bytes.txt'}", "x" * 20_000):
            await write(wrong)
            assert isinstance(pilot.app.screen, LabTextSheet), "what was written is not lost"
            assert "Nothing was changed: " in notices(pilot)
            pilot.app.clear_notifications()
            await press(pilot, "escape")
        assert lab.setup.settings["text"] == "Grüße, 世界!"


@pytest.mark.parametrize("size", EVERY_SIZE, ids=str)
async def test_who_writes_their_own_data_has_it_used(size: tuple[int, int], tmp_path: Path) -> None:
    """A drawing in ASCII becomes the data, without another control to turn; where that is locked, it is said."""
    labs = {"free": "{kind: gan}", "locked": "{kind: gan, lock: [data]}"}
    async with desk(size=size, course=lab_course(tmp_path, labs), lesson="free") as pilot:
        lab = await opened(pilot)
        await press(pilot, "shift+tab", "enter")
        pilot.app.screen.query_one(TextArea).text = "## ##\n#####\n ###\n  #"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: lab.setup and lab.setup.settings["data"] == "own")
        await until(pilot, lambda: lab.frame and lab.frame.pictures and lab._remake is None)
        assert lab.frame is not None
        assert lab.frame.ended != "failed"
        # What stands there already can be chosen in the same way.
        await press(pilot, "1", "enter", "ctrl+s")
        assert lab.setup is not None
        assert lab.setup.settings["data"] == "own"
        study(pilot).open_lesson("locked")
        await opened(pilot)
        await press(pilot, "shift+tab", "enter")
        assert not isinstance(pilot.app.screen, LabTextSheet)
        assert "`data` stays as it is in this lesson" in on_one_line(screen_text(pilot))


async def test_own_points_that_are_none_are_refused_in_words(tmp_path: Path) -> None:
    async with desk(size=(120, 40), course=lab_course(tmp_path, {"g": "{kind: gan, set: {data: own}}"})) as pilot:
        lab = await opened(pilot)
        lab.write("points", "1, 2\n3, nan")
        await until(pilot, lambda: lab.frame and lab.frame.ended == "failed")
        await pilot.pause()
        assert "nan" in screen_text(pilot)
        await press(pilot, "space", "s")
        lab.write("points", "\n".join(f"{number},{number * number}" for number in range(12)))
        await until(pilot, lambda: lab.frame and not lab.frame.words and lab.frame.pictures)


async def test_help_says_first_what_one_sees(tmp_path: Path) -> None:
    async with desk(size=(120, 40), course=lab_course(tmp_path), lesson="gan") as pilot:
        await opened(pilot)
        for key in ("i", "question_mark"):
            await press(pilot, key)
            assert isinstance(pilot.app.screen, HelpScreen)
            said = screen_text(pilot)
            assert said.index("What am I seeing?") < said.index("Help: what you can do here")
            assert "the generator made from noise" in on_one_line(said) or "discriminator" in said
            await press(pilot, "escape")
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, SourceScreen)
        assert "A generative adversarial network" in screen_text(pilot)
        await press(pilot, "end")
        assert "LAB = Gan" in screen_text(pilot)
        await press(pilot, "escape")
        assert study(pilot).app.screen is study(pilot)


async def test_a_lesson_without_a_lab_leads_to_all_of_them(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="plain") as pilot:
        assert "Lab" not in screen_text(pilot).split("\n")[1]
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, LabsScreen)
        assert "no lab of its own" in notices(pilot)
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LabScreen) and pane(pilot).frame)
        await press(pilot, "space", "a")
        await until(pilot, lambda: pane(pilot).frame and pane(pilot).frame.step > 0)  # type: ignore[union-attr]
        await press(pilot, "escape")
        assert study(pilot).app.desk.lesson_state("plain").labs == {}


async def test_the_palette_finds_labs(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="plain") as pilot:
        await press(pilot, "ctrl+p", *"labaudit")
        await until(pilot, lambda: "Lab: Audit" in screen_text(pilot))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LabScreen))


async def test_a_control_that_the_first_picture_takes_over_is_chosen_no_more(tmp_path: Path) -> None:
    async with desk(size=(80, 24), course=lab_course(tmp_path), lesson="attention") as pilot:
        lab = await opened(pilot)
        assert lab.setup is not None and lab.face is not None
        controls = lab.setup.lab.CONTROLS
        assert len(lab.face.chosen_from) < len(controls), "the rest are the cell cursor's"
        # As it was when Shift+Tab came before the first picture.
        lab._focus = len(controls) - 1
        await press(pilot, "right_square_bracket")
        assert lab.face.focus == len(lab.face.chosen_from) - 1 and pilot.app.is_running
