"""Small courses for the tests of progress, and a later edition of one."""

from __future__ import annotations

from pathlib import Path

from tui.course.loading import Course, open_course

_QUESTION = """\
  - id: {id}
    kind: true_false
    prompt: {prompt}
    answer: true
    aliases: [{aliases}]
"""


def question(name: str, prompt: str = "So?", aliases: str = "") -> str:
    return _QUESTION.format(id=name, prompt=prompt, aliases=aliases)


def course(folder: Path, lessons: dict[str, str], course_id: str = "c") -> Course:
    """A course with these lessons: by id, the YAML of what each holds beyond its id and title."""
    folder.mkdir()
    files = [f"{name}.yaml" for name in lessons]
    (folder / "course.yaml").write_text(f"id: {course_id}\ntitle: The course\nlessons: [{', '.join(files)}]\n")
    for name, text in lessons.items():
        sections = "" if "sections:" in text else "sections: [{id: s, title: S, body: Text.}]\n"
        before, _, questions = text.partition("questions:")
        lesson = f"id: {name}\ntitle: Lesson {name}\n{before}{sections}"
        (folder / f"{name}.yaml").write_text(lesson + (f"questions:{questions}" if questions else ""))
    return open_course(folder)
