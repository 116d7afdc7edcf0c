"""The course is written anew: no eight words in a row are those of the texts it grew from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.lessons.loaded import FOLDER, SOURCES, WELCOME, texts
from tests.lessons.measures import runs

FILES = sorted([*FOLDER.glob("*.yaml"), *WELCOME.glob("*.yaml")])


@cache
def source_runs() -> frozenset[tuple[str, ...]]:
    """Every run of eight words in the two texts."""
    found = [runs(path.read_text(encoding="utf-8")) for path in sorted(SOURCES.glob("*.txt"))]
    return frozenset().union(*found)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the two texts are not at hand")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_run_of_eight_words_is_shared_with_the_sources(path: Path) -> None:
    assert len(source_runs()) > 1000
    shared = {run for text in texts(path) for run in runs(text) & source_runs()}
    assert [" ".join(run) for run in sorted(shared)] == []
