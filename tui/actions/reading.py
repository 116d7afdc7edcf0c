"""What can be done in the reading pane."""

from __future__ import annotations

from .table import Action

READ: tuple[Action, ...] = ()
