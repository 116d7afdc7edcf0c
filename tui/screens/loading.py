"""The board of reviews as of now, for screens that show what is due or was learned."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ..review.board import Board, load_board

if TYPE_CHECKING:
    from ..desk import Desk


def load(desk: Desk, *, glance: bool = False) -> tuple[Board, datetime]:
    """The board of the desk's course (see `load_board`), and the moment it is for. May take seconds: call it in a
    worker."""
    now = datetime.now().astimezone()
    zone = now.tzinfo or UTC
    return load_board(desk.course, desk.store, desk.settings, zone, now, glance=glance), now
