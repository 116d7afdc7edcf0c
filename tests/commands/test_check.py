"""`carrel check` as a person or a script runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main

from ..course.making import LESSON, write_course

FAULTY = LESSON.replace("    prompt:", "    promt:")
UNADVISED = LESSON.replace("    general_feedback: One makes, the other judges.\n", "")


def run(*words: object) -> int:
    with pytest.raises(SystemExit) as done:
        main([str(word) for word in words])
    return int(done.value.code or 0)


def test_a_problem_is_printed_as_a_compiler_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path, FAULTY)
    assert run("check", course) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        f"{course}/01-lesson.yaml:13:5: error[unknown-key]: entry 1 of `questions` has no key `promt`\n"
        " 13 |     promt: Which network judges?\n"
        "    |     ^\n"
        "    = help: did you mean `prompt`?\n"
    )
    assert printed.err == "1 error.\n"


def test_a_sound_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--strict", write_course(tmp_path)) == 0
    assert capsys.readouterr() == ("", "No problems.\n")


def test_advice_counts_only_when_strict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path, UNADVISED)
    assert run("check", course) == 0
    assert capsys.readouterr().err == "1 piece of advice.\n"
    assert run("check", "--strict", course) == 1


def test_several_paths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    courses = [write_course(tmp_path / "a", FAULTY), write_course(tmp_path / "b", UNADVISED)]
    assert run("check", *courses) == 1
    assert capsys.readouterr().err == "1 error and 1 piece of advice.\n"


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path, FAULTY)
    assert run("check", "--format", "json", course) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": f"{course}/01-lesson.yaml",
            "line": 13,
            "column": 5,
            "severity": "error",
            "code": "unknown-key",
            "message": "entry 1 of `questions` has no key `promt`",
            "suggestion": "did you mean `prompt`?",
        }
    ]
    assert run("check", "--format", "json", write_course(tmp_path / "sound")) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_as_github_wants_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(
        tmp_path / "a,b:c%", FAULTY + UNADVISED.partition("questions:\n")[2].replace("question", "other")
    )
    assert run("check", "--format", "github", course) == 1
    place = f"file={course}/01-lesson.yaml".replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    words = "entry 1 of `questions` has no key `promt` (did you mean `prompt`?)"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"::error {place},line=13,col=5,title=unknown-key::{words}"
    assert lines[1].startswith(f"::warning {place},line=18,col=5,title=no-explanation::")


def test_a_missing_path_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", tmp_path / "nowhere") == 1
    assert "error[no-course]: there is no such file or folder" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["--format", "xml", "."], ["--explain", "no-such-code"], ["--unknown", "."]])
def test_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", *words) == 2
    assert "usage: carrel" in capsys.readouterr().err


def test_explaining_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--explain", "comma-split") == 0
    assert "hints: [Think first, then answer.]" in capsys.readouterr().out
    assert run("check", "--explain", "coma-split") == 2
    assert "did you mean `comma-split`?" in capsys.readouterr().err


def test_file_names_cannot_write_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = write_course(tmp_path / "a\x1b]0;title\x07b", FAULTY)
    assert run("check", course) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_checking_imports_no_screen(tmp_path: Path) -> None:
    course = write_course(tmp_path)
    code = (
        "import sys\nfrom tui.cli import main\n"
        f"try: main(['check', {str(course)!r}])\n"
        "except SystemExit: print(sorted({'textual', 'rich', 'numpy', 'markdown_it'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
