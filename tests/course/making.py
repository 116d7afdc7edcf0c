"""Small courses and lessons for the tests, as text and as files."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
id: lesson
title: A lesson
summary: For the tests.
sections:
  - id: first
    title: The first section
    body: |
      Some words to read.
"""
QUESTION = """\
questions:
  - id: question
    kind: single_choice
    section: first
    prompt: Which network judges?
    answers:
      - {text: The discriminator, correct: true}
      - {text: The generator, feedback: It makes pictures.}
    general_feedback: One makes, the other judges.
"""
LESSON = HEAD + QUESTION


def write_lesson(folder: Path, text: str | bytes = LESSON, name: str = "01-lesson.yaml") -> Path:
    """A file with this text; no course around it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def write_course(folder: Path, *lessons: str, manifest: str = "", glossary: str = "") -> Path:
    """A course with these lessons (a sound one by default), with further lines in its `course.yaml`."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{number:02}-lesson.yaml" for number in range(1, len(lessons or (LESSON,)) + 1)]
    for name, text in zip(names, lessons or (LESSON,), strict=True):
        write_lesson(folder, text, name)
    listed = "".join(f"  - {name}\n" for name in names)
    if glossary:
        write_lesson(folder, glossary, "glossary.yaml")
        manifest += "glossary: glossary.yaml\n"
    write_lesson(
        folder, f"id: course\ntitle: A course\nsummary: For the tests.\nlessons:\n{listed}{manifest}", "course.yaml"
    )
    return folder


def another(text: str, lesson: str, question: str = "another-question") -> str:
    """The lesson under other ids."""
    return text.replace("id: lesson\n", f"id: {lesson}\n", 1).replace("id: question\n", f"id: {question}\n", 1)
