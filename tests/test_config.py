"""The settings: read, never required; what is wrong with them is said with its place, and keeps its default."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.cli import main
from tui.config import Config, ascii_terminal, config_file, read_config
from tui.review.settings import Settings

from .course.making import write_course


def settings(folder: Path, text: str | bytes) -> tuple[Config, tuple[str, ...]]:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_config(path)


def test_no_file_is_needed(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == (Config(), ())


def test_it_is_where_everything_is() -> None:
    assert config_file({"CARREL_HOME": "/somewhere"}) == Path("/somewhere/config.toml")
    assert config_file({}).name == "config.toml"
    assert "carrel" in config_file({}).parts


def test_courses_are_folders(tmp_path: Path) -> None:
    config, notices = settings(tmp_path, 'courses = ["~/courses/mine", "/shared/courses", "~nobody-here/x"]\n')
    assert notices == ()
    assert config.course_folders() == [
        Path.home() / "courses" / "mine",
        Path("/shared/courses"),
        Path("~nobody-here/x"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# mine\ncourses = 'x'\n", 2, "`courses` should be a list of folders, such as courses = "),
        ("\n\ncourses = [1]\n", 3, "`courses` should be a list of folders"),
        ("[courses]\na = 1\n", 1, "`courses` should be a list of folders"),
        ("a = 1\ncourse = ['x']\n", 2, "there is no setting `course` (did you mean `courses`?)"),
        ("courses = [\n", 1, "is no TOML: "),
        ("[review]\nretention = 0.5\n", 2, "can't be 0.5: give a share from 0.7 to 0.97. 0.9 is used."),
        ("[review]\n\nlimit = 0\n", 3, "can't be 0: give a number from 1 to 1000. 60 is used."),
        ("[review]\nfresh = -1\n", 2, "can't be -1: give a number from 0 to 1000. 10 is used."),
        ("[review]\nrest_days = 7\n", 2, "can't be 7: give a number from 0 to 6. 2 is used."),
        ("[review]\nretention = nan\n", 2, "give a share from 0.7 to 0.97"),
        ("[review]\nretention = '90%'\n", 2, "`retention` should be a share, such as 0.9; it is not used"),
        ("[review]\nlimit = 60.5\n", 2, "`limit` should be a whole number, such as 60; it is not used"),
        ("[review]\nstreak = 'no'\n", 2, "`streak` should be true or false; it is not used"),
        ("[review]\nlimits = 9\n", 2, "there is no setting `limits` under [review] (did you mean `limit`?)"),
        ("width = 12\n", 1, "`width` should be a whole number from 40 to 120, such as 80; it is not used"),
        ("review = 9\n", 1, "`review` should be a table: [review] on a line of its own"),
        ("courses = ['a'\nx = 1\n", 2, "is no TOML: "),
        ("courses = ['a']\ncourses = ['b']\n", 2, "is no TOML: cannot overwrite a value"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, line: int, words: str, tmp_path: Path) -> None:
    config, notices = settings(tmp_path, text)
    assert config == Config()
    assert any(notice.startswith(f"{tmp_path}/config.toml:{line}:") and words in notice for notice in notices)


def test_the_width_of_lines(tmp_path: Path) -> None:
    assert settings(tmp_path, "width = 96\n") == (Config(width=96), ())


@pytest.mark.parametrize("data", [b"courses = ['\xff']", b"a = " + b"[" * 5_000, b"\x00", b"x" * 3_000_000])
def test_a_file_that_is_no_settings_at_all(data: bytes, tmp_path: Path) -> None:
    config, notices = settings(tmp_path, data)
    assert config == Config()
    assert len(notices) == 1
    assert len(notices[0]) < 400


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    assert "pipe" in read_config(tmp_path / "config.toml")[1][0]


def test_one_wrong_setting_leaves_the_others(tmp_path: Path) -> None:
    config, notices = settings(tmp_path, "colour = 'red'\ncourses = ['/shared']\n")
    assert config.courses == ("/shared",)
    assert len(notices) == 1


def test_how_reviews_are_dealt_out(tmp_path: Path) -> None:
    text = "[review]\nretention = 0.85\nlimit = 20\nrest_days = 0\nstreak = false\nfresh = 3\n"
    config, notices = settings(tmp_path, text)
    assert notices == ()
    assert config.review == Settings(retention=0.85, limit=20, fresh=3, rest_days=0, streak=False)


def test_a_setting_out_of_range_leaves_the_others(tmp_path: Path) -> None:
    config, notices = settings(tmp_path, "[review]\nfresh = 3\nretention = 1\nlimit = 20\n")
    assert config.review == Settings(fresh=3, limit=20)
    assert len(notices) == 1


def listed(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    with pytest.raises(SystemExit):
        main(["courses"])
    printed = capsys.readouterr()
    return [line.partition("\t")[0] for line in printed.out.splitlines()], printed.err


def test_courses_of_ones_own_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("CARREL_HOME", str(home))
    for place, name in (
        (home / "courses" / "a", "at-home"),
        (tmp_path / "b", "named"),
        (tmp_path / "shelf" / "c", "shelved"),
    ):
        manifest = write_course(place) / "course.yaml"
        manifest.write_text(manifest.read_text().replace("id: course\n", f"id: {name}\n"))
    (home / "config.toml").write_text(
        f"courses = ['{tmp_path}/b', '{tmp_path}/shelf', '{tmp_path}/gone']\nsize = 3\n"
    )
    found, said = listed(capsys)
    assert found[:3] == ["at-home", "named", "shelved"]
    assert "generative-ai-vs-llms" in found
    known = "ascii, courses, keys, review, theme, width"
    assert said == f"carrel: {home}/config.toml:2: there is no setting `size` (known: {known})\n"
    with pytest.raises(SystemExit) as done:
        main(["read", "lesson", "--course", "named"])
    assert done.value.code == 0
    assert "Some words to read." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "ascii_only"),
    [
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True),
        ({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, False),
        ({"TERM": "xterm-256color", "LANG": "C.utf8"}, False),
        ({"TERM": "xterm-256color", "LANG": "en_GB.ISO-8859-1"}, True),
        ({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8", "LC_ALL": "C"}, True),
        ({"TERM": "xterm-256color", "LANG": "C", "LC_CTYPE": "en_GB.UTF-8"}, False),
        ({}, False),
    ],
)
def test_a_terminal_without_braille_is_known_by_its_environment(
    environment: dict[str, str], ascii_only: bool
) -> None:
    assert ascii_terminal(environment) is ascii_only


def test_plots_in_plain_ascii_can_be_asked_for(tmp_path: Path) -> None:
    assert settings(tmp_path, "ascii = true\n") == (Config(ascii=True), ())
    config, notices = settings(tmp_path, "ascii = 1\n")
    assert not config.ascii
    assert "`ascii` should be true or false; it is not used" in notices[0]
