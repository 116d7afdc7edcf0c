"""The runner: turns that end by themselves or when told, frames at most ten a second, and no thread left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.labs.making import Counter, counter
from tui.labs.base import LabError
from tui.labs.run import Frame
from tui.labs.runner import BETWEEN_FRAMES, PATIENCE, Runner
from tui.labs.setup import Setup


class Clock:
    """A clock that goes on by `tick` each time it is read, and by as long as anyone sleeps."""

    def __init__(self, tick: float = 0.001) -> None:
        self.time, self.tick, self.slept = 0.0, tick, 0.0

    def __call__(self) -> float:
        self.time += self.tick
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.slept += seconds


def runner(setup: Setup, tick: float = 0.001) -> tuple[Runner, Clock]:
    clock = Clock(tick)
    return Runner(setup, now=clock, sleep=clock.sleep), clock


def turn(worker: Runner, until: int | None = None) -> list[Frame]:
    """A whole turn, here and now: its frames."""
    frames: list[Frame] = []
    worker.begin(frames.append, until)()
    return frames


def test_it_pauses_at_each_goal_and_at_the_end() -> None:
    worker, _ = runner(counter(pace=2))
    first = turn(worker)[-1]
    assert (first.ended, first.step, set(first.reached)) == ("goal", 50, {"climb", "soon"})
    assert turn(worker)[-1].ended == "finished"
    again = turn(worker)
    assert [frame.ended for frame in again] == ["finished"]


def test_it_stops_at_the_step_it_is_to_go_to() -> None:
    worker, _ = runner(counter())
    assert [(frame.step, frame.ended) for frame in turn(worker, 0)] == [(0, "there")]
    assert turn(worker, 1)[-1].step == 1
    assert turn(worker, 17)[-1].step == 17
    assert turn(worker, 5)[-1].step == 17


def test_frames_come_at_most_ten_a_second_and_the_first_at_once() -> None:
    worker, clock = runner(counter(way="down"), tick=0.004)
    shown: list[tuple[float, Frame]] = []
    worker.begin(lambda frame: shown.append((clock.time, frame)))()
    times = [moment for moment, frame in shown if not frame.ended]
    assert shown[0][1].step == 0
    assert len(times) > 10
    assert min(later - earlier for earlier, later in pairwise(times)) >= BETWEEN_FRAMES


def test_what_was_shown_before_is_not_shown_again() -> None:
    worker, _ = runner(counter(way="down"))
    assert [frame.step for frame in turn(worker, 0)] == [0]
    frames = turn(worker)
    assert frames[0].step > 0
    assert not frames[0].ended


def test_a_run_is_slow_enough_to_be_followed() -> None:
    worker, clock = runner(counter(way="down"))
    frames = turn(worker)
    assert 3 <= clock.time < 4
    assert len(frames) > 20
    slow, patient = runner(counter(way="down"), tick=0.5)
    assert turn(slow)[-1].step > 0
    assert patient.slept < 0.5, "a slow machine does not wait as well"


def test_it_pauses_when_nobody_is_there() -> None:
    worker, _ = runner(counter(way="down"), tick=1.0)
    ended = turn(worker)[-1]
    assert ended.ended == "idle"
    assert 0 < ended.step < 1000
    assert turn(worker)[-1].step > ended.step, "beginning again is a key"


def test_a_key_keeps_it_going() -> None:
    worker, clock = runner(counter(way="down"), tick=0.5)
    ended = [frame.ended for frame in _with_keys(worker)]
    assert ended[-1] == "finished"
    assert clock.time > PATIENCE


def _with_keys(worker: Runner) -> list[Frame]:
    frames: list[Frame] = []

    def show(frame: Frame) -> None:
        frames.append(frame)
        worker.key()

    worker.begin(show)()
    return frames


def test_a_change_is_made_between_two_moments_and_shown() -> None:
    worker, _ = runner(counter())
    turn(worker, 20)
    worker.change("pace", "3")
    [frame] = turn(worker, 20)
    assert (frame.step, frame.metrics["pace_now"]) == (20, 3)
    assert worker.setup.settings["pace"] == 3


def test_a_change_while_it_runs() -> None:
    worker, _ = runner(counter(way="down"))
    frames: list[Frame] = []

    def show(frame: Frame) -> None:
        if frame.step == 0 and not frames:
            worker.change("pace", 2)
        frames.append(frame)

    worker.begin(show, 100)()
    assert frames[-1].metrics == {"height": -200, "pace_now": 2}


def test_a_change_that_is_refused_changes_nothing() -> None:
    worker, _ = runner(counter())
    with pytest.raises(LabError, match=r"from 0\.5 to 3"):
        worker.change("pace", 99)
    assert turn(worker, 20)[-1].metrics["pace_now"] == 1


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (counter(words="nothing"), "`words` can't be nothing"),
        (counter(fails=40), "this lab stopped working (ZeroDivisionError: height by none)"),
    ],
)
def test_a_lab_that_fails_says_so_and_a_fault_is_logged(
    setup: Setup, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARREL_HOME", str(tmp_path))
    worker, _ = runner(setup)
    last = turn(worker)[-1]
    assert (last.ended, last.words) == ("failed", words)
    log = tmp_path / "carrel.log"
    # What a person set wrongly is no fault of Carrel's.
    assert log.exists() == ("ZeroDivisionError" in words)
    if log.exists():
        assert "Traceback" in log.read_text()
        assert "in step" in log.read_text()


def threaded(worker: Runner, show: Callable[[Frame], object]) -> threading.Thread:
    thread = threading.Thread(target=worker.begin(show), daemon=True)
    thread.start()
    return thread


def test_pausing_ends_the_thread_within_half_a_second_a_hundred_times() -> None:
    before = threading.active_count()
    for number in range(100):
        worker, frames = Runner(counter(way="down")), list[Frame]()
        thread = threaded(worker, frames.append)
        time.sleep(0.001 * (number % 5))
        begun = time.perf_counter()
        worker.pause()
        thread.join(0.5)
        assert not thread.is_alive()
        assert time.perf_counter() - begun < 0.5
        assert [frame.ended for frame in frames][-1] == "paused"
    assert threading.active_count() == before


def test_a_new_turn_ends_the_one_before_and_goes_on_from_there() -> None:
    worker, first, second = Runner(counter(way="down")), list[Frame](), list[Frame]()
    one = threaded(worker, first.append)
    time.sleep(0.05)
    other = threaded(worker, second.append)
    one.join(0.5)
    assert not one.is_alive()
    assert first[-1].ended == "paused"
    time.sleep(0.02)
    worker.pause()
    other.join(0.5)
    assert not other.is_alive()
    assert second[-1].step >= first[-1].step


class Far(Counter):
    """A counter with so many steps that it is seldom measured."""

    STEPS = 1_000_000
    BATCH = 3


def test_it_looks_at_the_pause_every_few_steps() -> None:
    class Pausing(Far):
        def step(self) -> None:
            super().step()
            if self.steps_done == 100:
                worker.pause()

    worker, _ = runner(replace(counter(way="down"), lab=Pausing))
    last = turn(worker)[-1]
    assert last.ended == "paused"
    assert 100 <= last.step < 100 + Far.BATCH


def test_two_turns_never_work_at_once() -> None:
    inside: list[int] = []
    most: list[int] = []

    class Slow(Far):
        def step(self) -> None:
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.02)
            super().step()
            inside.pop()

    worker = Runner(replace(counter(way="down"), lab=Slow))
    threads = []
    for _ in range(3):
        threads.append(threaded(worker, lambda frame: None))
        time.sleep(0.01)
    time.sleep(0.1)
    worker.pause()
    for thread in threads:
        thread.join(0.5)
    assert not any(thread.is_alive() for thread in threads)
    assert max(most) == 1


def test_a_pause_before_the_thread_began_is_not_forgotten() -> None:
    worker, frames = Runner(counter(way="down")), list[Frame]()
    work = worker.begin(frames.append)
    worker.pause()
    work()
    assert [(frame.step, frame.ended) for frame in frames] == [(0, "paused")]
