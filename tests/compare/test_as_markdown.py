"""The table that is copied, read back by a Markdown parser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.compare.making import table, tables
from tui.compare.arrange import Shown, arranged, whole
from tui.compare.as_markdown import as_markdown, escaped
from tui.course.model import Comparison

_READER = MarkdownIt("commonmark").enable("table")


def read_back(text: str) -> list[list[str]]:
    """The cells' source, row by row."""
    tokens = _READER.parse(text)
    assert {token.type for token in tokens if token.level == 0} == {"table_open", "table_close"}
    lines: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            lines.append([])
        elif token.type == "inline":
            lines[-1].append(token.content)
    return lines


def shown(found: Comparison) -> Shown:
    return arranged(found, whole(found))


def test_a_table_as_it_is_shown() -> None:
    found = table(("Speed", "fast", "a | b"), ("Kind", "one\ntwo", ""), subjects="GAN VAE")
    assert as_markdown(shown(found)) == (
        "|  | GAN | VAE |\n| --- | --- | --- |\n| Speed | fast | a \\| b |\n| Kind | one two | not given |\n"
    )


def test_open_notes_are_copied_and_blanks_stay_blanks() -> None:
    found = table(("Speed", "fast", "slow"), subjects="GAN VAE")
    text = as_markdown(shown(found), notes=frozenset({("speed", "gan")}), hidden=frozenset({("speed", "vae")}))
    assert "| fast<br>Note on fast | \\_\\_\\_\\_ |" in text
    assert "slow" not in text


def test_a_pipe_that_is_escaped_already_stays_so() -> None:
    assert escaped(r"a \| b") == r"a \| b"
    assert escaped(r"a \\| b") == r"a \\\| b"
    assert escaped("ends in \\") == "ends in \\\\"


@given(tables())
def test_it_reads_back_with_a_row_a_row_and_a_cell_a_cell(found: Comparison) -> None:
    lines = read_back(as_markdown(shown(found)))
    assert len(lines) == len(found.rows) + 1
    assert all(len(line) == len(found.subjects) + 1 for line in lines)
    for row, line in zip(found.rows, lines[1:], strict=True):
        for subject, cell in zip(found.subjects, line[1:], strict=True):
            given = row.cells.get(subject.id)
            assert cell == (" ".join(given.short.split()) if given else "not given")


@given(st.text(alphabet="ab|\\ \n*", max_size=12).filter(lambda text: text.strip()))
def test_no_text_breaks_out_of_its_cell(text: str) -> None:
    found = table(("Row", text, "end"), subjects="A B")
    lines = read_back(as_markdown(shown(found)))
    assert [len(line) for line in lines] == [3, 3]
    assert lines[1][2] == "end"
