"""Synthetic courses: any number of lessons of any size, the same for the same numbers."""

from __future__ import annotations

import random
from pathlib import Path

_VOCABULARY = """
model text image token layer weight noise sample prompt answer learner teacher example pattern meaning network
lesson reader number value choice result course page list table word line step part kind form
"""
_WORDS = _VOCABULARY.split()
_OPTIONS = ("the first of them", "the second of them", "the third of them", "none that was named")


def write_course(folder: Path, lessons: int, size: int, questions: int = 10) -> Path:
    """A course in `folder`: this many lessons, each with a text of about `size` bytes and with questions."""
    folder.mkdir(parents=True)
    names = [f"{number:04}-lesson.yaml" for number in range(1, lessons + 1)]
    listed = "".join(f"  - {name}\n" for name in names)
    manifest = f"id: synthetic-{lessons}-{size}\ntitle: A synthetic course\nlessons:\n{listed}"
    (folder / "course.yaml").write_text(manifest, encoding="utf-8")
    for number, name in enumerate(names, 1):
        (folder / name).write_text(_lesson(number, size, questions), encoding="utf-8")
    return folder


def title(number: int) -> str:
    """The title of the numbered lesson, from 1."""
    return f"Lesson number {number}"


def opening(number: int) -> str:
    """Words that stand at the top of the numbered lesson's text and nowhere else."""
    return f"Opening words of lesson {number}."


def closing(number: int) -> str:
    """Words that stand at the end of the numbered lesson's text and nowhere else."""
    return f"Closing words of lesson {number}."


def _lesson(number: int, size: int, questions: int) -> str:
    chance = random.Random(f"{number} {size}")
    sections = max(3, min(size // 10_000, 12))
    text = f"id: lesson-{number}\ntitle: {title(number)}\nsummary: Made to be measured.\nsections:\n"
    for section in range(1, sections + 1):
        body = _body(chance, size // sections)
        if section == 1:
            body = f"{opening(number)}\n\n{body}"
        if section == sections:
            body = f"{body}\n\n{closing(number)}"
        indented = "".join(f"      {line}\n" if line else "\n" for line in body.split("\n"))
        text += f"  - id: section-{section}\n    title: Section {section}\n    body: |\n{indented}"
    if questions:
        text += "questions:\n"
    return text + "".join(_question(chance, number, place, sections) for place in range(1, questions + 1))


def _body(chance: random.Random, size: int) -> str:
    """Markdown of about this size: two paragraphs, then each other kind of block in its turn."""
    blocks: list[str] = []
    length = 0
    others = (_heading, _list, _table, _quote, _code)
    while length < size:
        turn = len(blocks)
        block = others[turn // 3 % len(others)](chance) if turn % 3 == 2 else _paragraph(chance)
        blocks.append(block)
        length += len(block) + 2
    return "\n\n".join(blocks)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def _paragraph(chance: random.Random) -> str:
    count = chance.randint(3, 6)
    sentences = [_words(chance, chance.randint(6, 16)).capitalize() + "." for _ in range(count)]
    return f"{' '.join(sentences)} A **{_words(chance, 2)}** and `{_words(chance, 1)}` with [[token|a term]]."


def _heading(chance: random.Random) -> str:
    return f"### {_words(chance, 4).capitalize()}"


def _list(chance: random.Random) -> str:
    return "\n".join(f"- *{_words(chance, 1)}*: {_words(chance, 9)}" for _ in range(4))


def _table(chance: random.Random) -> str:
    rows = [f"| {_words(chance, 2)} | {_words(chance, 4)} | {_words(chance, 3)} |" for _ in range(5)]
    return "\n".join([rows[0], "| --- | --- | --- |", *rows[1:]])


def _quote(chance: random.Random) -> str:
    return f"> {_words(chance, 20).capitalize()}."


def _code(chance: random.Random) -> str:
    lines = [f"{_words(chance, 1)} --> {_words(chance, 2)}" for _ in range(4)]
    return "\n".join(["```text", *lines, "```"])


def _question(chance: random.Random, lesson: int, place: int, sections: int) -> str:
    head = (
        f"  - id: lesson-{lesson}-question-{place}\n    kind: single_choice\n"
        f"    section: section-{1 + place % sections}\n"
        f"    prompt: {_words(chance, 12).capitalize()}?\n    answers:\n"
    )
    right = place % len(_OPTIONS)
    answers = ""
    for number, option in enumerate(_OPTIONS):
        mark = ", correct: true" if number == right else ""
        answers += f"      - {{text: {option}{mark}, feedback: {_words(chance, 12).capitalize()}.}}\n"
    return f"{head}{answers}    general_feedback: {_words(chance, 30).capitalize()}.\n"
