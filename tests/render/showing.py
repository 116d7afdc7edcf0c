"""What the rendering tests share: a text laid out, and what can be seen of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from rich.cells import cell_len

from tui.course.model import Lesson, Section
from tui.render.lesson import Chunk, chunks
from tui.render.markdown import layout
from tui.render.text import Line

WIDTHS = (20, 40, 80, 200)


def shown(source: str, width: int = 40) -> list[str]:
    """The lines of a Markdown text as they stand on the screen, without the blanks at their ends."""
    return [line.plain.rstrip() for line in fitting(layout(source, width), width)]


def fitting(lines: list[Line], width: int) -> list[Line]:
    """The lines, after checking that each fits, measured whole and piece by piece."""
    for line in lines:
        assert cell_len(line.plain) <= width, f"{line.plain!r} is wider than {width}"
        assert sum(cell_len(piece.text) for piece in line.pieces) <= width, f"pieces of {line} are wider than {width}"
        assert "\n" not in line.plain and "\t" not in line.plain
        assert 0 <= line.margin <= len(line.plain)
    return lines


def letters(text: str | Iterable[str]) -> str:
    """The letters and digits of a text or of lines, small raised ones as ordinary ones."""
    joined = text if isinstance(text, str) else "\n".join(text)
    return "".join(character for character in unicodedata.normalize("NFKC", joined) if character.isalnum())


def has_all(text: str, wanted: str) -> bool:
    """Whether each character of `wanted` is in the text as often as in it, or oftener."""
    return Counter(text) >= Counter(wanted)


def lesson(body: str, **fields: object) -> Lesson:
    """A lesson of one section with this body."""
    data = {"id": "lesson", "title": "Title", "sections": (Section(id="one", title="One", body=body),), **fields}
    return Lesson(**data)  # type: ignore[arg-type]


def body_chunks(body: str) -> list[Chunk]:
    """The chunks of a section with this body, without the lesson's head."""
    return [chunk for chunk in chunks(lesson(body)) if chunk.section == "one"]


def roles(source: str, width: int = 80) -> list[tuple[str, str]]:
    """Text and role of every piece."""
    return [(piece.text, piece.role) for line in layout(source, width) for piece in line.pieces]
