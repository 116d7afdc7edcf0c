"""What can be done in the comparison tab."""

from __future__ import annotations

from .table import Action

COMPARE: tuple[Action, ...] = (
    Action("compare.toggle_notes", "enter", "Enter", "Notes", "Show or hide the notes behind the cells"),
)
