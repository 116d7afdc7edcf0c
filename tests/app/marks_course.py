"""A course to mark: a long lesson with headings, one whose section was renamed, and one that can't be read."""

from __future__ import annotations

from pathlib import Path

WORDS = "Some words of a paragraph that is as long as paragraphs usually are, or nearly so.\n\n" * 6

COURSE = "id: marks\ntitle: Marks\nlessons: [01-long.yaml, 02-renamed.yaml, 03-broken.yaml]\n"
BROKEN = "id: broken\ntitle: Broken lesson\nsections: [\n"
RENAMED = """\
id: renamed
title: Renamed lesson
aliases: [former]
sections:
  - id: now
    title: Section with a new name
    aliases: [then]
    body: Short.
"""


def marks_course(folder: Path, sections: int = 8) -> Path:
    """Writes the course and returns its folder; sections `s1`, `s2`, … have a heading and one below it."""
    folder.mkdir()
    lines = ["id: long", "title: Long lesson", "sections:"]
    for number in range(1, sections + 1):
        lines += [f"  - id: s{number}", f"    title: Section number {number}", "    body: |"]
        body = f"{WORDS}## Heading *of* {number}\n\n{WORDS}### Below it {number}\n\n{WORDS}"
        lines += [f"      {line}" if line else "" for line in body.split("\n")]
    lines.append("sources: [{title: A book}]")
    (folder / "course.yaml").write_text(COURSE)
    (folder / "01-long.yaml").write_text("\n".join(lines) + "\n")
    (folder / "02-renamed.yaml").write_text(RENAMED)
    (folder / "03-broken.yaml").write_text(BROKEN)
    return folder
