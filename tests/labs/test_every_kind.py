"""What holds of every kind of lab: complete words, sound presets, one seed one run, and looking changes nothing."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from tui.labs.base import Bars, Choice, Curves, Grid, Lab, Number, Plane, Text, Words
from tui.labs.catalogue import kinds, lab_class
from tui.labs.goals import aims
from tui.labs.prediction import check_bins
from tui.labs.run import run
from tui.labs.settings import complete
from tui.labs.setup import metrics_of, setup

KINDS = kinds()
# As far as every test here can afford to run each kind.
A_WHILE = 12


@pytest.fixture(params=KINDS)
def lab(request: pytest.FixtureRequest) -> type[Lab]:
    return lab_class(request.param)


def test_it_says_what_it_is(lab: type[Lab]) -> None:
    assert lab.KIND in KINDS
    for words in (lab.TITLE, lab.PAPER, lab.SCALE, lab.PREDICTION.ask):
        assert words.strip()
    assert 60 <= len(lab.SEEING.split()) <= 150
    assert all(len(preset.label) <= 28 for preset in lab.PRESETS)


def test_ids_are_there_once(lab: type[Lab]) -> None:
    for things in (lab.CONTROLS, lab.PRESETS, lab.METRICS, lab.GOALS):
        ids = [thing.id for thing in things]
        assert len(set(ids)) == len(ids)
        assert all(id and not set(id) & set(" ,=:%") for id in ids)
    assert not {"seed", "step", "preset"} & {control.id for control in lab.CONTROLS}


def test_each_preset_is_complete_and_each_default_in_range(lab: type[Lab]) -> None:
    assert complete(lab, lab.PRESETS[0].id) == complete(lab)
    for preset in lab.PRESETS:
        settings = complete(lab, preset.id)
        assert settings.keys() == {control.id for control in lab.CONTROLS}
    for control in lab.CONTROLS:
        assert isinstance(control, Choice | Text) or control.low <= control.default <= control.high


def test_what_a_text_chooses_can_be_chosen(lab: type[Lab]) -> None:
    choices = {control.id: control.values for control in lab.CONTROLS if isinstance(control, Choice)}
    chosen = [control.chooses for control in lab.CONTROLS if isinstance(control, Text) and control.chooses]
    assert all(value in choices[name] for name, value in chosen)
    # A choice of one's own data has a text that makes it.
    assert bool(chosen) == any("own" in values for values in choices.values())


def test_its_goals_and_prediction_are_about_its_metrics(lab: type[Lab]) -> None:
    assert aims(lab.GOALS, metrics_of(lab))
    check_bins(lab.PREDICTION)
    assert lab.PREDICTION.metric in metrics_of(lab)
    assert 0 < lab.PREDICTION.at_step <= lab.STEPS


def test_no_goal_holds_before_anything_was_done(lab: type[Lab]) -> None:
    for preset in lab.PRESETS:
        made = run(setup(lab.KIND, preset.id), steps=0)
        assert not [aim.goal.id for aim in made.setup.aims if aim.reached(0, made.metrics)]


def test_it_measures_what_it_says(lab: type[Lab]) -> None:
    made = run(setup(lab.KIND), steps=A_WHILE)
    assert made.metrics.keys() == set(metrics_of(lab))
    assert not any(math.isinf(value) for value in made.metrics.values())


def test_one_seed_is_one_run_and_looking_changes_nothing(lab: type[Lab]) -> None:
    plain = setup(lab.KIND, values={"seed": 3}).made()
    looked_at = setup(lab.KIND, values={"seed": 3}).made()
    for _ in range(A_WHILE):
        if not plain.finished:
            plain.step()
            looked_at.metrics()
            looked_at.pictures()
            looked_at.step()
            looked_at.metrics()
    assert plain.steps_done == looked_at.steps_done > 0
    np.testing.assert_equal(plain.metrics(), looked_at.metrics())
    assert flat(plain.pictures()) == flat(looked_at.pictures())


def test_its_pictures_are_sound_and_never_change_afterwards(lab: type[Lab]) -> None:
    made = setup(lab.KIND).made()
    for _ in range(3):
        pictures = made.pictures()
        assert pictures
        for picture in pictures:
            sound(picture)
        before = flat(pictures)
        for _ in range(4):
            if not made.finished:
                made.step()
        made.metrics()
        made.pictures()
        assert flat(pictures) == before


def test_live_controls_take_their_bounds_at_any_time(lab: type[Lab]) -> None:
    made = setup(lab.KIND).made()
    for control in lab.CONTROLS:
        if not control.live:
            continue
        values: tuple[Any, ...] = ("", "a\nb") if isinstance(control, Text) else ()
        if isinstance(control, Choice):
            values = control.values
        elif isinstance(control, Number):
            values = (control.low, control.high, control.default)
        for value in values:
            ready = setup(lab.KIND).changed(control.id, value).settings[control.id]
            made.change(control.id, ready)
            if not made.finished:
                made.step()
            assert made.metrics().keys() == set(metrics_of(lab))
            for picture in made.pictures():
                sound(picture)


def test_numpy_is_loaded_only_by_what_says_so(lab: type[Lab]) -> None:
    code = (
        "import sys; from tui.labs.setup import setup;"
        f"lab = setup({lab.KIND!r}).made(); lab.step(); lab.metrics(); lab.pictures(); print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    if not lab.NUMPY:
        assert done.stdout == "False\n"


def flat(value: Any) -> Any:
    """A picture as plain values that can be compared, its arrays as lists."""
    if isinstance(value, np.ndarray):
        return ("array", value.shape, value.astype(float).round(6).tolist())
    if isinstance(value, float) and math.isnan(value):
        return "nan"
    if isinstance(value, dict):
        return {key: flat(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [flat(item) for item in value]
    if hasattr(value, "__struct_fields__"):
        return [flat(getattr(value, name)) for name in value.__struct_fields__]
    return value


def sound(picture: object) -> None:
    match picture:
        case Plane():
            assert all(low < high for low, high in zip(picture.low, picture.high, strict=True))
            for dots in picture.dots:
                assert dots.points.ndim == 2 and dots.points.shape[1] == 2
                assert len(dots.mark) == 1
            assert len({dots.mark for dots in picture.dots}) == len(picture.dots), "told apart by more than colour"
            if picture.field is not None:
                within(picture.field)
        case Grid():
            values = np.asarray(picture.values)
            assert values.ndim == 2
            within(values)
            assert len(picture.rows) in (0, values.shape[0])
            assert len(picture.columns) in (0, values.shape[1])
        case Bars():
            assert all(-1e-6 <= bar.value <= 1 + 1e-6 for bar in picture.bars)
        case Curves():
            assert picture.lines
        case Words():
            assert all(isinstance(piece.text, str) for line in picture.lines for piece in line)
        case _:
            raise AssertionError(f"a screen can't draw {type(picture).__name__}")


def within(values: Any) -> None:
    assert np.isfinite(values).all()
    assert values.min() >= -1e-6 and values.max() <= 1 + 1e-6
