"""Adds a table of 50 subjects × 500 rows to lesson files: as many cells as anyone compares, each with its words."""

from __future__ import annotations

import random
from pathlib import Path

SUBJECTS, ROWS = 50, 500
_VOCABULARY = "model layer noise sample token weight *learns* makes judges `code` from many a few pairs at once"
_WORDS = _VOCABULARY.split()


def add_tables(course: Path) -> Path:
    """The course, each of whose lessons has such a table; of each another one, so that nothing of it is known."""
    for path in sorted(course.glob("*-lesson.yaml")):
        with path.open("a", encoding="utf-8") as file:
            file.write(_table(path.stem))
    return course


def _table(seed: str) -> str:
    chance = random.Random(seed)
    words = [" ".join(chance.choices(_WORDS, k=8)) for _ in range(2000)]
    subjects = ", ".join(f"{{id: s{number}, name: Subject {number}}}" for number in range(1, SUBJECTS + 1))
    text = f"comparisons:\n  - id: large\n    title: A large table\n    subjects: [{subjects}]\n    rows:\n"
    for row in range(1, ROWS + 1):
        text += f"      - id: r{row}\n        dimension: Dimension {row} of many\n        cells:\n"
        for subject in range(1, SUBJECTS + 1):
            text += f'          s{subject}: {{short: "{chance.choice(words)}", note: A note}}\n'
    return text
