"""Recorded runs: kept small, read back as they were, and still what the labs do."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from tests.labs.making import counter
from tui.course.loading import open_course
from tui.folders import shipped
from tui.labs.base import Bar, Bars, Curves, Dots, Grid, LabError, Piece, Plane, Words
from tui.labs.corpus import COURSE
from tui.labs.record import LONGEST, RUNS, main, record
from tui.labs.recordings import FOLDER, Recorded, Recording, Shot, is_recorded, load, path_of, save
from tui.labs.run import Run, run
from tui.labs.setup import Setup, setup, setup_of

EACH_RUN = pytest.mark.parametrize(("kind", "preset"), RUNS)
PICTURES = (
    Plane(
        title="Plane",
        low=(-1, -1),
        high=(2, 2),
        dots=(Dots(name="dots", mark="o", points=np.array([[-1.5, 2.5], [0, 0.3]])),),
        field=np.array([[0, 0.25], [0.5, 1]]),
    ),
    Plane(title="No field", low=(0, 0), high=(1, 1), dots=(Dots(name="none", mark="x", points=np.zeros((0, 2))),)),
    Grid(title="Grid", values=np.array([[0, 1, 0.123]]), rows=("a",), columns=("b", "c", "d"), pick="cell"),
    Bars(title="Bars", bars=(Bar("a", 0.5, "half", before=0.25), Bar("b", 1))),
    Curves(title="Curves", lines={"loss": (1.5, math.inf, 0.25)}),
    Words(title="Words", lines=((Piece("[a]", "token"), Piece("↵")), ())),
)


def arrays(picture: object) -> list[np.ndarray]:
    match picture:
        case Plane():
            field = [] if picture.field is None else [picture.field]
            return [*field, *(dots.points for dots in picture.dots)]
        case Grid():
            return [picture.values]
    return []


def without_arrays(picture: object) -> object:
    match picture:
        case Plane():
            dots = tuple(replace(each, points=None) for each in picture.dots)
            return replace(picture, field=None, dots=dots)
        case Grid():
            return replace(picture, values=None)
    return picture


def test_every_picture_comes_back_as_it_was_to_one_step_in_255(tmp_path: Path) -> None:
    path = tmp_path / "run.z"
    save(path, Recording({"pace": 1.5, "way": "up"}, (Shot(3, {"height": 2.0, "unknown": math.nan}, PICTURES),)))
    read = load(path)
    assert read.settings == {"pace": 1.5, "way": "up"}
    (shot,) = read.shots
    assert shot.step == 3
    assert shot.metrics["height"] == 2.0
    assert math.isnan(shot.metrics["unknown"])
    assert [without_arrays(picture) for picture in shot.pictures] == [without_arrays(each) for each in PICTURES]
    for picture, kept in zip(PICTURES, shot.pictures, strict=True):
        for array, back in zip(arrays(picture), arrays(kept), strict=True):
            assert back.shape == array.shape
            assert np.abs(back - array).max(initial=0) <= 0.51 * 4 / 255


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"x\x9cK\xcb\xcf\x07\x00\x02\x82\x01E"])
def test_a_damaged_recording_is_refused_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "run.z"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LabError, match=r"can't be read .*python -m tui\.labs\.record"):
        load(path)


def test_a_run_is_looked_at_from_end_to_end_and_where_it_is_told() -> None:
    recording = record(counter(pace=2))
    steps = [shot.step for shot in recording.shots]
    assert steps[0] == 0
    assert steps[-1] == 1_000
    assert all(one < next for one, next in pairwise(steps))
    assert {33, 77} < set(steps), "the steps of the question and of a goal"
    assert recording.shots[-1].metrics["height"] == 2_000


def test_played_it_is_the_run_at_the_steps_that_were_kept() -> None:
    made = Run(counter())
    made.lab = Recorded(record(counter()))
    while not made.lab.finished:
        made.advance(1_000, lambda: True)
    live = run(counter())
    assert (made.answer, made.step) == (live.answer, 1_000)
    assert made.reached["climb"] >= live.reached["climb"]
    assert made.metrics == live.metrics


def test_what_is_recorded_stays_as_it_is() -> None:
    live = counter(seed=7)
    recorded = live.as_recording
    assert recorded.seed == 0
    for changed in (lambda: recorded.changed("pace", 2), lambda: recorded.with_seed(3)):
        with pytest.raises(LabError, match="a recording stays as it was made; R runs it live"):
            changed()
    assert recorded.live == replace(live, seed=0)


def test_only_a_run_with_the_same_settings_is_recorded() -> None:
    assert is_recorded(setup("gan"))
    assert is_recorded(setup("gan", "strong_d", {"seed": 5}))
    assert not is_recorded(setup("gan", "strong_g"))
    assert not is_recorded(setup("gan", "", {"g_rate": 2}))
    assert not is_recorded(replace(setup("gan", "", {"seed": 5}), locked=frozenset(["seed"])))
    assert not is_recorded(setup("audit"))


# What ships


def lesson_setups() -> list[Setup]:
    """The course's labs as its lessons ask for them, of the kinds that are recorded."""
    course = open_course(shipped("lessons") / COURSE)
    settings = [course.lesson(head.id).lab for head in course.heads]
    return [setup_of(setting) for setting in settings if setting and setting.kind in dict(RUNS)]


def test_what_ships_is_small_and_nothing_else() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.iterdir()}
    assert sizes.keys() == {path_of(kind, preset).name for kind, preset in RUNS}
    assert max(sizes.values()) <= 60_000
    assert sum(sizes.values()) <= 300_000


def test_every_lesson_that_trains_is_recorded_and_its_question_told() -> None:
    setups = lesson_setups()
    assert {made.lab.KIND for made in setups} == {kind for kind, _ in RUNS}
    for made in setups:
        assert is_recorded(made), made.name
        assert run(made.as_recording).answer is not None, made.name


@EACH_RUN
def test_it_is_still_what_the_lab_does(kind: str, preset: str) -> None:
    """Where this fails, a lab was changed: make its recording anew."""
    made, kept = setup(kind, preset), load(path_of(kind, preset))
    assert kept.settings == made.settings
    assert kept.shots[-1].step == made.lab.STEPS
    lab, shot = made.made(), kept.shots[1]
    while lab.steps_done < shot.step:
        lab.step()
    # The general text of fine-tuning is the course's own, whose words may change; and machines round otherwise.
    near = 0.2 if kind == "fine-tuning" else 0.02
    assert shot.metrics == pytest.approx({id: float(value) for id, value in lab.metrics().items()}, near, near, True)
    pictures = lab.pictures()
    assert [(type(one), one.title) for one in shot.pictures] == [(type(one), one.title) for one in pictures]
    for one, other in zip(shot.pictures, pictures, strict=True):
        assert [array.shape for array in arrays(one)] == [array.shape for array in arrays(other)]
        if isinstance(one, Curves):
            assert all(len(line) <= LONGEST for line in one.lines.values())


def test_the_command_writes_a_file_and_says_how_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["record", "multimodal", "--to", str(tmp_path / "new")])
    main()
    path = path_of("multimodal", "matched", tmp_path / "new")
    assert f"bytes in {path}, 34 shots" in capsys.readouterr().out
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert load(path).settings == setup("multimodal").settings
