"""Files made to do harm: each is a clear error within a second and 200 MB, and nothing in it is run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.course.check import check
from tui.course.loading import read_record
from tui.course.model import Lesson
from tui.course.problems import CourseError

from .hostile import FILES
from .making import LESSON, write_lesson

MOST_SECONDS, MOST_MEGABYTES = 1, 200

# Measured in a process of its own, by its own processor time: other tests run beside it.
CHILD = """
import json, resource, sys, time
from pathlib import Path
from tui.course.check import check
from tui.course.report import report
began = time.process_time()
problems = check(Path(sys.argv[1]))
text = report(problems, "text")
seconds = time.process_time() - began
megabytes = int(next(l.split()[1] for l in open("/proc/self/status") if l.startswith("VmHWM"))) / 1024
print(json.dumps([seconds, megabytes, [problem.code for problem in problems], len(text)]))
"""


def measured(path: Path) -> tuple[float, float, list[str], int]:
    """Seconds and megabytes of a check in a process of its own, the codes, and the length of what is printed."""
    done = subprocess.run([sys.executable, "-c", CHILD, path], capture_output=True, text=True, timeout=60, check=True)
    seconds, megabytes, codes, length = json.loads(done.stdout)
    return seconds, megabytes, codes, length


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_little_and_is_told(name: str, tmp_path: Path) -> None:
    text, code = FILES[name]
    seconds, megabytes, codes, length = measured(write_lesson(tmp_path, text))
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
    assert code in codes or not code
    assert length < 60_000


def test_a_lone_surrogate_is_no_utf_8(tmp_path: Path) -> None:
    path = write_lesson(tmp_path, LESSON.encode() + b"# \xed\xa0\x80\n")
    assert [problem.code for problem in check(path)] == ["not-utf-8"]


def test_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_lesson(tmp_path, FILES["a python tag"][0])
    assert [problem.code for problem in check(path)] == ["yaml-tag"]
    with pytest.raises(CourseError):
        read_record(path, Lesson)
    assert not (tmp_path / "harm").exists()
