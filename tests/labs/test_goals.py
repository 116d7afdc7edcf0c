"""Goals are parsed, never evaluated; predictions are answered by their bins."""

from __future__ import annotations

import math

import pytest

from tui.labs.base import Goal, LabError, Prediction
from tui.labs.goals import aims, parse
from tui.labs.prediction import answer, check_bins

METRICS = ("modes", "d_loss")


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("modes <= 5", 5, True),
        ("modes<5", 5, False),
        ("modes >= -1.5e1", -15, True),
        ("modes > 4.", 4, False),
        ("modes == .5", 0.5, True),
        ("  modes != 5 ", 5, False),
        ("modes <= 5", math.nan, False),
        ("modes != 5", math.nan, False),
    ],
)
def test_a_condition(text: str, value: float, holds: bool) -> None:
    assert parse(text, METRICS).holds({"modes": value}) is holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "modes",
        "modes <= ",
        "modes <= nan",
        "modes <= inf",
        "5 >= modes",
        "modes <= 5 or 1 == 1",
        "__import__('os').system('true') <= 0",
        "modes <= d_loss",
        "modes <= (5)",
        "modes => 5",
        "modes <= 5\nmodes <= 6",
        "modes <= 0x5",
    ],
)
def test_what_is_no_condition(text: str) -> None:
    with pytest.raises(LabError, match="is no goal"):
        parse(text, METRICS)


def test_a_metric_that_there_is_none_of() -> None:
    with pytest.raises(LabError, match=r"no metric `mode` .did you mean `modes`"):
        parse("mode <= 5", METRICS)


def test_all_conditions_hold_at_once_and_in_time() -> None:
    [aim] = aims([Goal(id="g", words="", all=("modes <= 5", "d_loss > 1", "step >= 100"), within_steps=200)], METRICS)
    good = {"modes": 5.0, "d_loss": 2.0}
    assert [aim.reached(step, good) for step in (99, 100, 200, 201)] == [False, True, True, False]
    assert not aim.reached(150, good | {"d_loss": 1.0})


def asked(*bins: tuple[float, float], choices: int = 0) -> Prediction:
    words = tuple("abcdef"[: choices or len(bins)])
    return Prediction(ask="?", choices=words, metric="modes", at_step=1, bins=bins)


def test_the_bin_that_holds_the_value_tells() -> None:
    prediction = asked((7, 8), (4, 6), (0, 4))
    values = (8, 7, 6.5, 4, 0, -1, math.nan, math.inf)
    assert [answer(prediction, value) for value in values] == [0, 0, None, 1, 2, None, None, None]


def test_sound_bins() -> None:
    check_bins(asked((0.5, math.inf), (0, 0.5)))


@pytest.mark.parametrize(
    ("prediction", "words"),
    [
        (asked((0, 1)), "two choices"),
        (asked((0, 1), (1, 2), choices=3), "3 choices and 2 bins"),
        (asked((0, 1), (3, 2)), "holds nothing"),
        (asked((0, 1), (math.nan, 2)), "holds nothing"),
        (asked((0, 2), (5, 6), (1, 3)), "two bins hold 1"),
    ],
)
def test_unsound_bins(prediction: Prediction, words: str) -> None:
    with pytest.raises(LabError, match=words):
        check_bins(prediction)
