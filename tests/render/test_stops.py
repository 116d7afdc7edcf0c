"""Where Tab stops: every link and term once, every block of code with its text."""

from __future__ import annotations

import pytest

from tests.render.showing import body_chunks
from tui.render.stops import Stop, stops, whole_code


def found(body: str, width: int = 40) -> list[Stop]:
    """The stops of a section with this body."""
    return [stop for chunk in body_chunks(body) for stop in stops(chunk, chunk.lines(width))]


@pytest.mark.parametrize("width", [12, 20, 80])
def test_a_link_over_several_lines_is_one_stop(width: int) -> None:
    body = "Go to [a place whose name is rather long](place#there), to [[token]] and [[token|tokens]]."
    assert [stop.target for stop in found(body, width)] == ["place#there", "term:token", "term:token"]
    (chunk,) = body_chunks(body)
    lines = chunk.lines(width)
    first, *_ = stops(chunk, lines)
    words = [lines[spot.line].plain[spot.start : spot.end].strip() for spot in first.spots]
    assert " ".join(words) == "a place whose name is rather long"


def test_two_paragraphs_that_end_and_begin_with_the_same_link_have_two_stops() -> None:
    assert len(found("To [one](x)\n\n[two](x) from")) == 2


def test_a_picture_is_a_stop_where_it_can_be_opened() -> None:
    assert [stop.target for stop in found("![a](pic.png) ![b](https://x.org/b.png)")] == ["https://x.org/b.png"]


@pytest.mark.parametrize("width", [12, 40, 80])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("```python\nif x:\n\tpass\n\n\nend\n```\nafter", "if x:\n\tpass\n\n\nend"),
        ("before\n\n    indented\n      more\n\nafter", "indented\n  more"),
        ("> quoted\n>\n> ```\n> in a quote\n> ```\n", "in a quote"),
        ("- item\n\n  ~~~ sh\n  in an item `with` marks\n  ~~~\n- next", "in an item `with` marks"),
        ("1. a\n\n   ```\n   x\n   ```\n   b `inline`", "x"),
    ],
)
def test_code_is_what_its_author_wrote(body: str, code: str, width: int) -> None:
    (stop,) = [stop for stop in found(body, width) if stop.code]
    assert stop.code == code
    (chunk,) = body_chunks(body)
    lines = chunk.lines(width)
    shown = "".join(lines[spot.line].plain[spot.start : spot.end] for spot in stop.spots)
    assert "".join(shown.split()) == "".join(code.split())


def test_code_too_long_for_one_chunk_is_copied_whole() -> None:
    code = "\n".join(f"line {number} of a long program" for number in range(3000)) + "\n" + "x" * 30_000 + "\nend"
    another = "another\n" * 3000
    body = f"Before.\n\n```text\n{code}\n```\n```text\n{another}```\n"
    chunks = body_chunks(body)
    parts = [index for index, chunk in enumerate(chunks) for stop in stops(chunk, chunk.lines(80)) if stop.code]
    assert len(parts) > 6
    for index in parts[:3]:
        (stop,) = (stop for stop in stops(chunks[index], chunks[index].lines(80)) if stop.code)
        assert whole_code(chunks, index, stop.code) == code


def test_text_without_links_or_code_has_no_stops() -> None:
    assert found("Some *words*, `code` in them, and a | table\n\n| a | b |\n|---|---|\n| 1 | 2 |") == []
