"""The attention lab: its puzzles, what the maps and metrics say, and that every goal can be pointed at."""

from __future__ import annotations

import numpy as np
import pytest

from tests.labs.measuring import FEW, figures
from tui.labs.attention import SOURCE, Attention, mean_weights
from tui.labs.base import Grid, Words
from tui.labs.puzzles import OF_ANIMALS, TASKS, THINGS, Puzzles
from tui.labs.run import run
from tui.labs.setup import setup


def made(steps: int = 0, preset: str = "", **settings: float | str) -> Attention:
    lab = setup("attention", preset, settings).made()
    assert isinstance(lab, Attention)
    for _ in range(steps):
        lab.step()
    return lab


@pytest.mark.parametrize("name", TASKS)
def test_the_answer_stands_where_the_puzzle_says(name: str) -> None:
    puzzles = TASKS[name].draw(50, np.random.default_rng(0))
    rows, places = np.nonzero(puzzles.asked)
    sources = puzzles.source[rows, places]
    assert (puzzles.tokens[rows, sources] == puzzles.targets[rows, places]).all()
    assert (puzzles.source[~puzzles.asked] == -1).all()
    if TASKS[name].causal:
        assert (sources < places).all()


def test_copy_and_reverse_as_they_are_read() -> None:
    for name, order in (("copy", 1), ("reverse", -1)):
        task = TASKS[name]
        puzzle = task.draw(1, np.random.default_rng(0))
        given = "".join(task.words[id] for id in puzzle.tokens[0])
        answer = "".join(task.words[id] for id in puzzle.targets[0][puzzle.asked[0]])
        assert given[8] == "|"
        assert answer == given[:8][::order]


@pytest.mark.parametrize("name", ["it", "why"])
def test_what_it_stands_for(name: str) -> None:
    task = TASKS[name]
    puzzles = task.draw(200, np.random.default_rng(0))
    first = things = 0
    for tokens, targets, asked in zip(puzzles.tokens, puzzles.targets, puzzles.asked, strict=True):
        words = [task.words[id] for id in tokens]
        answer = task.words[targets[asked][0]]
        assert words[int(np.nonzero(asked)[0][0])] == "it"
        assert (answer in THINGS) == (words[-1] not in OF_ANIMALS)
        first += answer == words[1]
        things += answer in THINGS
    assert 60 < first < 140
    assert things == 0 if name == "it" else 60 < things < 140


def test_the_mean_weight_by_hand() -> None:
    """Two examples with one asked row each, two heads; the places asked for have weights .2 and .6, .8 and .4."""
    maps = np.zeros((2, 2, 3, 3))
    maps[0, :, 1, 0], maps[1, :, 2, 1] = [0.2, 0.6], [0.8, 0.4]
    asked, source = np.zeros((2, 3), dtype=bool), np.full((2, 3), -1)
    asked[0, 1] = asked[1, 2] = True
    source[0, 1], source[1, 2] = 0, 1
    tests = Puzzles(asked, asked, asked, source)
    assert mean_weights([maps], tests, source) == [pytest.approx([0.5, 0.5])]


def test_untrained_it_guesses_and_looks_everywhere() -> None:
    found = made().metrics()
    assert found["accuracy"] < 0.3
    assert found["best_head"] < 0.4
    assert np.isnan(found["loss"])


def test_the_map_is_of_the_layer_head_and_example_chosen() -> None:
    lab = made(2, task="why", layers=2, heads="4")
    lab.pictures()
    for layer, head, example in ((1, 1, 1), (2, 4, 7)):
        for control, value in (("layer", layer), ("head", head), ("example", example)):
            lab.change(control, value)
        shown = lab.pictures()[0]
        assert isinstance(shown, Grid)
        assert np.array_equal(shown.values, lab.maps[layer - 1][example - 1, head - 1])
        assert shown.rows == tuple(lab.task.words[id] for id in lab.tests.tokens[example - 1])
    lab.change("layer", 1)
    kept = lab.pictures()[0]
    assert isinstance(kept, Grid)
    before = kept.values.copy()
    lab.step()
    lab.pictures()
    assert np.array_equal(kept.values, before)


def test_a_layer_or_head_that_there_is_not_shows_the_last() -> None:
    shown = made(1, layer=2, head=4).pictures()[0]
    assert isinstance(shown, Grid)
    assert shown.title == "Layer 1 of 1, head 2 of 2"


def test_wrong_answers_show_what_was_wanted() -> None:
    lab = made()
    said = lab.pictures()[1]
    assert isinstance(said, Words)
    answers = said.lines[1][1:]
    lab.metrics()
    right = (lab.answers == lab.tests.targets)[0][lab.tests.asked[0]]
    assert [piece.role == "right" for piece in answers] == right.tolist()
    assert all("(" in piece.text for piece in answers if piece.role == "wrong")


@pytest.mark.parametrize(("preset", "row"), [("copy", 11), ("reverse", 11), ("it", None)])
def test_each_goal_is_reached_by_pointing(preset: str, row: int | None) -> None:
    tried = run(setup("attention", preset), steps=120)
    lab = tried.lab
    assert isinstance(lab, Attention)
    assert tried.reached == {}
    place = int(np.nonzero(lab.tests.asked[0])[0][0]) if row is None else row
    tried.change("cell_row", place)
    wrong = (int(lab.tests.source[0, place]) + 1) % 8
    tried.change("cell_column", wrong)
    assert tried.reached == {}
    tried.change("cell_column", int(lab.tests.source[0, place]))
    assert tried.reached == {f"point-{preset}": 120}


def test_pointing_before_it_has_learned_reaches_nothing() -> None:
    tried = run(setup("attention", values={"cell_row": 8, "cell_column": 0}), steps=2)
    assert tried.metrics["pointed"] == 1
    assert tried.reached == {}


def test_the_prediction_has_an_answer() -> None:
    tried = run(setup("attention"), steps=120)
    assert tried.metrics["looks"] == SOURCE
    assert tried.answer == 1


def test_the_same_seed_learns_the_same() -> None:
    assert made(5).metrics() == made(5).metrics()
    assert made(5).metrics() != made(5, seed=1).metrics()


def test_the_figures() -> None:
    assert not [str(figure) for figure in figures("attention", FEW) if figure.missed and not figure.timed]
