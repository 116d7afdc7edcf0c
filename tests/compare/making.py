"""Comparisons for tests: written short, or at random."""

from __future__ import annotations

from hypothesis import strategies as st

from tui.course.model import Cell, Comparison, Row, Subject

WORDS = [
    "one",
    "Two",
    "*three*",
    "`four`",
    "a|b",
    "five six",
    "**Two**",
    "ONE",
    "brackets [x]",
    "7.5",
    "75",
    "word" * 8,
]


def table(*rows: tuple[str, ...], subjects: str = "GAN VAE LLM", name: str = "t") -> Comparison:
    """A table of rows given as (dimension, cell, cell, …); '' is a cell that is not there."""
    names = subjects.split()
    return Comparison(
        id=name,
        title=f"Table {name}",
        subjects=tuple(Subject(id=word.lower(), name=word) for word in names),
        rows=tuple(
            Row(
                id=dimension.lower().replace(" ", "-"),
                dimension=dimension,
                cells={
                    word.lower(): Cell(short=short, note=f"Note on {short}")
                    for word, short in zip(names, cells, strict=False)
                    if short
                },
            )
            for dimension, *cells in rows
        ),
    )


@st.composite
def tables(draw: st.DrawFn) -> Comparison:
    """Any table: cells missing or equal or in Markdown, up to nine subjects, or without rows."""
    names = draw(st.lists(st.sampled_from("abcdefghi"), min_size=1, max_size=9, unique=True))
    subjects = tuple(Subject(id=name, name=draw(st.sampled_from(["", "The "])) + name.upper() * 3) for name in names)
    texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
    rows = []
    for number in range(draw(st.integers(0, 5))):
        given = draw(st.lists(st.sampled_from(names), unique=True))
        cells = {name: Cell(short=draw(texts), note=draw(st.sampled_from(["", "a longer note"]))) for name in given}
        rows.append(Row(id=f"r{number}", dimension=f"Dimension {number}", cells=cells))
    return Comparison(id="t", title="A table", subjects=subjects, rows=tuple(rows))
