"""Every construct, alone and in every container, at every width: nothing is lost, nothing is wider than the page."""

from __future__ import annotations

import pytest

from tests.render.constructs import BLOCKS, CONTAINERS, SPANS, Construct, Wrap
from tests.render.showing import WIDTHS, has_all, letters, shown
from tui.render.markdown import layout

ALL = pytest.mark.parametrize("construct", [*SPANS, *BLOCKS], ids=lambda construct: construct.name)


def assert_shows(source: str, visible: str, width: int, repeats: bool) -> None:
    found, wanted = letters(shown(source, width)), letters(visible)
    if repeats:
        # Columns stand beside each other, and cards say headings again: letters are all that can be compared.
        assert has_all(found, wanted), f"at {width}: {source!r}"
    else:
        assert found == wanted, f"at {width}: {source!r}"


@ALL
@pytest.mark.parametrize("container", CONTAINERS, ids=lambda container: container[0])
def test_every_letter_is_shown_in_order(construct: Construct, container: tuple[str, Wrap, str, str]) -> None:
    _, wrap, before, after = container
    for width in WIDTHS:
        assert_shows(wrap(construct.source), before + construct.visible + after, width, construct.repeats)


@ALL
def test_even_on_a_page_too_narrow_for_anything(construct: Construct) -> None:
    for width in (2, 3, 5, 9, 13):
        assert_shows(construct.source, construct.visible, width, construct.repeats)


@pytest.mark.parametrize("width", [-1, 0, 1])
def test_no_width_at_all_does_no_harm(width: int) -> None:
    text = "> - one *two* 漢字\n\n```python\nx\n```\n\n| a | b |\n|---|---|\n| c | d |"
    assert has_all(letters(line.plain for line in layout(text, width)), "onetwo漢字xabcd")
