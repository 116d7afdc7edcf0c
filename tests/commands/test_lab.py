"""`carrel lab` and `carrel check --labs` as a person or a script runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.test_check import run
from tests.course.making import HEAD, write_course
from tui.labs.catalogue import kinds

GOAL = "lab: {kind: audit, goals: [{id: even, all: [gap <= 0.05], within_steps: %d}]}\n"


def lab(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert run("lab", *words) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_alone_it_lists_the_labs(capsys: pytest.CaptureFixture[str]) -> None:
    assert [line.split()[0] for line in lab(capsys).splitlines()] == list(kinds())
    listed = json.loads(lab(capsys, "--json"))
    assert [each["kind"] for each in listed] == list(kinds())


def test_what_a_run_measured_in_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    lines = lab(capsys, "audit", "--set", "threshold=0.3", "--set", "band=0.2").splitlines()
    assert lines[0] == "Audit: bias, and a filter, after 100 steps"
    assert "  Gap between jobs   0.00" in lines
    assert "  less than 40%" in lines
    assert "  Bring the gap down to 0.05: reached by step 91" in lines
    assert lines[-1] == "audit:mirrored,threshold=0.3,band=0.2,seed=0,step=100"


def test_a_run_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(lab(capsys, "audit", "--preset", "thinned", "--seed", "3", "--steps", "0", "--json"))
    assert (found["preset"], found["seed"], found["step"], found["answer"]) == ("thinned", 3, 0, None)
    assert found["metrics"]["review"] is None, "JSON has no nan"
    assert found["goals"] == {"balance": None, "filter": None}
    assert found["settings"]["method"] == "thinned"


def test_a_line_repeats_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    first = lab(capsys, "audit", "--seed", "4", "--set", "method=thinned", "--steps", "40")
    line = first.splitlines()[-1]
    assert lab(capsys, line) == first
    shorter = lab(capsys, line, "--steps", "20")
    assert shorter.splitlines()[-1] == line.replace("step=40", "step=20")


def test_it_runs_for_so_long(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 < json.loads(lab(capsys, "multimodal", "--seconds", "0.1", "--json"))["step"] < 1000


def test_a_value_is_read_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "words.txt").write_text("an inverted two")
    words = ("multimodal", "--steps", "0", "--json", "--set", f"caption=@{tmp_path}/words.txt")
    assert json.loads(lab(capsys, *words))["settings"]["caption"] == "an inverted two"


def test_what_a_kind_can_be_set_to(capsys: pytest.CaptureFixture[str]) -> None:
    listed = lab(capsys, "audit", "--list")
    assert "  threshold: from 0.05 to 0.95 (The filter turns away what it scores as high as this)\n" in listed
    assert "  thinned: Leave sentences out\n" in listed
    assert {each["id"] for each in json.loads(lab(capsys, "audit", "--list", "--json"))["settings"]} == {
        "method",
        "threshold",
        "band",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gann"], "did you mean `gan`"),
        (["gann", "--list"], "did you mean `gan`"),
        (["audit", "--preset", "thin"], "did you mean `thinned`"),
        (["audit", "--set", "threshold=3"], "it is from 0.05 to 0.95"),
        (["audit", "--set", "threshold"], "write `name=value`"),
        (["audit", "--set", "thresold=0.3"], "did you mean `threshold`"),
        (["audit", "--seed", "-1"], "whole number from 0"),
        (["audit", "--set", "method=@no/such/file"], "no such file"),
        (["audit:thin"], "no preset or choice `thin`"),
        (["gan", "--set", "data=own", "--set", "points=1,nan"], ""),
    ],
)
def test_what_is_refused_in_a_sentence(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lab", *words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("carrel: ") and said in printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize(
    "words",
    [
        ["audit", "--steps", "-1"],
        ["audit", "--steps", "some"],
        ["audit", "--seconds", "nan"],
        ["audit", "--seconds", "0"],
        ["audit", "--steps", "1", "--seconds", "1"],
        ["audit:thinned", "--seed", "1"],
        ["audit:thinned", "--preset", "strict"],
    ],
)
def test_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lab", *words) == 2
    assert "usage: carrel lab" in capsys.readouterr().err


def test_check_runs_labs_when_it_is_asked_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path, HEAD + GOAL % 50)
    assert run("check", course) == 0
    capsys.readouterr()
    assert run("check", "--labs", course) == 1
    line = HEAD.count("\n") + 1
    assert f"01-lesson.yaml:{line}:28: error[goal-not-reached]: the goal `even` is not" in capsys.readouterr().out
    assert run("check", "--labs", write_course(tmp_path, HEAD + GOAL % 95)) == 0


def test_plain_check_looks_at_a_labs_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path, HEAD + "lab: {kind: gan, set: {r1: 9}}\n")
    assert run("check", course) == 1
    assert "error[lab-setting]: `r1` can't be `9` (it is from 0 to 1)" in capsys.readouterr().out
