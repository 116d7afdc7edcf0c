"""A run: measured at the same steps on every machine, its goals and its answer noted as they come."""

from __future__ import annotations

import math
from itertools import count

import pytest
from msgspec.structs import replace

from tests.labs.making import Counter, counter
from tui.labs.base import LabError, Prediction
from tui.labs.run import Run, run


def test_it_runs_to_its_end() -> None:
    done = run(counter())
    assert (done.step, done.metrics["height"]) == (1000, 1000)


def test_it_runs_to_a_step_and_no_further() -> None:
    assert run(counter(), steps=7).step == 7
    assert run(counter(), steps=0).step == 0
    assert run(counter(), steps=5000).step == 1000


def test_it_runs_for_so_many_seconds() -> None:
    ticks = count()
    done = run(counter(), seconds=20, now=lambda: float(next(ticks)))
    assert 0 < done.step < 100


def test_it_is_measured_regularly_and_where_something_is_named() -> None:
    frame = run(counter(), steps=100).frame()
    assert frame.steps == tuple(sorted({*range(0, 101, 5), 33, 77}))
    assert len(frame.history["height"]) == len(frame.steps)
    assert math.isnan(frame.history["height"][1])
    assert frame.history["height"][-1] == 100


def test_the_answer_is_told_at_its_step_whatever_comes_later() -> None:
    run_of = Run(counter())
    while run_of.step < 32:
        run_of.advance(32, lambda: True)
    assert run_of.answer is None
    run_of.advance(100, lambda: True)
    assert (run_of.step, run_of.answer) == (33, 0)
    assert run(counter(pace=3), steps=100).answer == 1
    assert run(counter(way="down"), steps=100).answer is None, "no bin holds what is below nought"


def test_goals_have_the_step_at_which_they_were_first_measured() -> None:
    assert run(counter(), steps=500).reached == {"climb": 100}
    assert run(counter(pace=2), steps=500).reached == {"climb": 50, "soon": 50}


def test_what_holds_before_anything_was_done_is_not_reached() -> None:
    made = Run(counter(seed=500))
    assert made.reached == {}
    made.change("pace", 1.5)
    assert made.reached == {}, "the height can't be told yet"


def test_a_change_counts_at_once() -> None:
    made = run(counter(), steps=20)
    before = made.frame()
    made.change("pace", 3.0)
    assert (before.metrics["pace_now"], made.frame().metrics["pace_now"]) == (1, 3)
    assert made.setup.settings["pace"] == 3


def test_stopping_leaves_it_where_it_stands() -> None:
    made = Run(counter())
    asked = iter([True, False])
    assert not made.advance(1000, lambda: next(asked))
    assert made.step == 3
    frame = made.frame()
    assert (frame.step, frame.steps) == (3, (0,)), "what chance decides is no part of the history"


def test_a_frame_between_two_measurements_has_the_figures_of_its_step() -> None:
    made = run(counter(), steps=20)
    asked = iter([True, False])
    made.advance(1000, lambda: next(asked))
    assert (made.frame().step, made.frame().metrics["height"]) == (23, 23)


def test_the_answer_stays_what_it_was() -> None:
    asked = Prediction(ask="?", choices=("slow", "fast"), metric="pace_now", at_step=20, bins=((0, 1), (1, 9)))
    made = run(replace(counter(), prediction=asked), steps=20)
    made.change("pace", 3.0)
    assert made.answer == 0


def test_a_frame_does_not_change_afterwards() -> None:
    made = run(counter(pace=2), steps=60)
    frame = made.frame()
    kept = (frame.step, dict(frame.metrics), frame.steps, dict(frame.history), dict(frame.reached))
    made.advance(1000, lambda: True)
    assert (frame.step, frame.metrics, frame.steps, frame.history, frame.reached) == kept
    assert run(counter(), steps=5).frame(pictures=False).pictures == ()


def test_what_the_lab_refuses_is_said() -> None:
    with pytest.raises(LabError, match="can't be nothing"):
        Run(counter(words="nothing"))
    with pytest.raises(ZeroDivisionError):
        run(counter(fails=40))
    assert Counter.STEPS == 1000
