"""Which labs there are, and that nothing heavy is loaded before one is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tui.course.loading import open_course
from tui.course.model import LAB_KINDS
from tui.folders import shipped
from tui.labs.base import LabError
from tui.labs.catalogue import kinds, lab_class
from tui.labs.corpus import COURSE

FRAME = "catalogue, checking, goals, line, prediction, run, runner, settings, setup"


def printed(code: str) -> str:
    # As a person's shell has it: what the tests set for themselves must not hide that nobody else does.
    plain = {name: value for name, value in os.environ.items() if not name.endswith("_THREADS")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain)
    return done.stdout.strip()


def test_every_kind_that_a_lesson_may_name_is_there_and_no_other() -> None:
    assert kinds() == LAB_KINDS


@pytest.mark.parametrize("kind", ["gann", "", "glyphs", "../cli", "base"])
def test_a_kind_that_there_is_none_of(kind: str) -> None:
    with pytest.raises(LabError, match="there is no lab"):
        lab_class(kind)


def test_the_nearest_is_named() -> None:
    with pytest.raises(LabError, match="did you mean `gan`"):
        lab_class("gann")


def test_the_frame_and_the_list_of_kinds_load_no_numpy() -> None:
    code = f"import sys; from tui.labs import {FRAME}; catalogue.kinds(); print('numpy' in sys.modules)"
    assert printed(code) == "False"


def test_numpy_computes_in_one_thread() -> None:
    code = (
        "import os, sys; from tui.labs.catalogue import lab_class; lab_class('multimodal');"
        "print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS'])"
    )
    assert printed(code) == "True 1 1"


def test_the_course_meets_every_kind() -> None:
    course = open_course(shipped("lessons") / COURSE)
    settings = [course.lesson(head.id).lab for head in course.heads]
    assert sorted(setting.kind for setting in settings if setting) == sorted(LAB_KINDS)
