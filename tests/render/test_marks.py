"""Signs in the margin: they differ by shape, and none hides another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.marks import SIGNS, margin_sign, signs

KINDS = ["bookmark", "note", "missed", "explains"]


def test_signs_are_one_cell_wide_and_unlike_each_other() -> None:
    shapes = [sign for sign, _ in SIGNS.values()]
    assert len(set(shapes)) == len(shapes) and all(cell_len(shape) == 1 for shape in shapes)


@given(st.sets(st.sampled_from(KINDS)))
def test_every_mark_of_a_section_is_seen_in_its_first_lines(kinds: set[str]) -> None:
    seen = [margin_sign(kinds, line) for line in range(10)]
    once = [SIGNS[kind][0] for kind in ("bookmark", "note") if kind in kinds]
    running = [SIGNS[kind][0] for kind in ("missed", "explains") if kind in kinds][:1] or [""]
    assert seen == once + running * (10 - len(once))
    assert signs(kinds) == "".join(SIGNS[kind][0] for kind in ("bookmark", "note", "missed") if kind in kinds)
