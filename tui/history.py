"""Back and forward through what was opened on the desk, as in a browser. A pure value."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from .progress.state import Place

# So many steps back are remembered.
MOST = 100


class Visit(Struct, frozen=True):
    """A lesson that was opened, and where in it the person was when they left it."""

    lesson: str
    place: Place = Place()


class History(Struct, frozen=True):
    """What was opened before what is open now, and what going back has left ahead; the nearest last in both."""

    now: Visit | None = None
    past: tuple[Visit, ...] = ()
    ahead: tuple[Visit, ...] = ()

    def opened(self, visit: Visit) -> History:
        """Something else was opened: what was ahead is forgotten. What is open already is no step."""
        if visit == self.now:
            return self
        past = (*self.past, self.now) if self.now else self.past
        return History(visit, past[-MOST:])

    def moved(self, place: Place) -> History:
        """The person is elsewhere in what is open."""
        return replace(self, now=replace(self.now, place=place)) if self.now else self

    def back(self) -> History | None:
        """One step back; None at the beginning."""
        if not (self.now and self.past):
            return None
        return History(self.past[-1], self.past[:-1], (*self.ahead, self.now))

    def forward(self) -> History | None:
        """One step forward; None at the end."""
        if not (self.now and self.ahead):
            return None
        return History(self.ahead[-1], (*self.past, self.now), self.ahead[:-1])

    def known(self, is_there: Callable[[str], bool]) -> History:
        """The same without lessons that are gone."""
        past, ahead = (tuple(v for v in visits if is_there(v.lesson)) for visits in (self.past, self.ahead))
        return replace(self, past=past, ahead=ahead)
