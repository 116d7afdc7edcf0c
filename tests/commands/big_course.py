"""A course of so many lessons that looking through it takes seconds."""

from __future__ import annotations

from pathlib import Path


def big_course(folder: Path, lessons: int = 2000) -> Path:
    """Writes the course and returns its folder."""
    folder.mkdir()
    body = "\n".join(f"      Paragraph {number} with **words** and a [[term]].\n" for number in range(40))
    for number in range(lessons):
        head = f"id: l{number}\ntitle: Lesson {number}\nsections:\n  - id: s\n    title: S\n    body: |\n"
        (folder / f"l{number}.yaml").write_text(head + body)
    names = ", ".join(f"l{number}.yaml" for number in range(lessons))
    (folder / "course.yaml").write_text(f"format: 1\nid: big\ntitle: Big\nlessons: [{names}]\n")
    return folder
