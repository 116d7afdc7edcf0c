"""All that a lab's screen shows, as one value."""

from __future__ import annotations

from msgspec import Struct

from ...labs.base import Control, Grid, Plane
from ...labs.run import Frame
from ...labs.setup import Setup


class Face(Struct, frozen=True, kw_only=True):
    """A lab as it is to be seen now.

    `focus` is the place of the chosen control among `chosen_from`, `asking` says that the prediction is asked for,
    `predicted` is the place of the choice predicted (None for none), `told` the answer that a run gave it (None until
    one has), `as_asked` says that this run is one that can give it, `reached` are goals reached in earlier runs, and
    `words` is what there is to say at the bottom.
    `ascii_only` is for terminals without other signs, `grey` for those without colours to show a field in.
    """

    setup: Setup
    frame: Frame | None = None
    running: bool = False
    focus: int = 0
    asking: bool = False
    predicted: int | None = None
    as_asked: bool = True
    told: int | None = None
    reached: frozenset[str] = frozenset()
    words: str = ""
    ascii_only: bool = False
    grey: bool = False

    @property
    def grid(self) -> Grid | None:
        """The heat map that has a cell cursor, if there is one."""
        pictures = self.frame.pictures if self.frame else ()
        return next((picture for picture in pictures if isinstance(picture, Grid) and picture.pick), None)

    @property
    def plane(self) -> Plane | None:
        """The plane that has a cursor, if there is one."""
        pictures = self.frame.pictures if self.frame else ()
        return next((picture for picture in pictures if isinstance(picture, Plane) and picture.pick), None)

    @property
    def chosen_from(self) -> tuple[Control, ...]:
        """The controls to choose from: all but those that the cell cursor sets."""
        controls = self.setup.lab.CONTROLS
        if self.grid is None:
            return controls
        pick = self.grid.pick
        return tuple(control for control in controls if control.id not in (f"{pick}_row", f"{pick}_column"))

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Row and column of the cell cursor, if there is one."""
        grid = self.grid
        if grid is None:
            return None
        rows, columns = grid.values.shape
        at = [int(self.setup.settings[f"{grid.pick}_{side}"]) for side in ("row", "column")]
        return min(at[0], rows - 1), min(at[1], columns - 1)
