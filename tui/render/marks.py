"""The signs of marks on sections, in the margin and in lists. They differ by shape, and lists say their words."""

from __future__ import annotations

from collections.abc import Container

# Each mark's sign and word.
SIGNS = {
    "bookmark": ("⚑", "bookmark"),
    "note": ("✎", "note"),
    "missed": ("!", "missed"),
    "explains": ("▐", "explains"),
    "read": ("✓", "read"),
}
# These stand once, at the beginning of what is seen of their section; the others stand beside each of its lines.
_ONCE = ("bookmark", "note")


def margin_sign(kinds: Container[str], line: int) -> str:
    """The sign in the margin of a line of a section that has these marks, or ''.

    `line` counts from 0 at the first line of the section that is on the screen: bookmark and note come first, one
    under the other, then what runs along the section.
    """
    once = [kind for kind in _ONCE if kind in kinds]
    if line < len(once):
        return SIGNS[once[line]][0]
    return next((SIGNS[kind][0] for kind in ("missed", "explains") if kind in kinds), "")


def signs(kinds: Container[str]) -> str:
    """The signs of these marks in a row, in a fixed order."""
    return "".join(SIGNS[kind][0] for kind in ("bookmark", "note", "missed") if kind in kinds)
