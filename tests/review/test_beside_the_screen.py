"""Reviews are looked up in a thread while the desk reads lessons in another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.review.making import course

SCRIPT = """
import sys, threading
from pathlib import Path
from tui.course.loading import open_course

sys.setswitchinterval(1e-6)
courses = [open_course(Path(sys.argv[1])) for _ in range(4)]
together = threading.Barrier(len(courses))

def read(course):
    together.wait()
    course.lesson("families")
    course.terms()

threads = [threading.Thread(target=read, args=(course,)) for course in courses]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_lessons_first_read_in_several_threads_at_once_do_not_end_the_process(tmp_path: Path) -> None:
    course(tmp_path / "course")
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "course")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
