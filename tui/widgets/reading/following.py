"""Links, terms and code that Tab goes to and Enter follows, in any view of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import thread_time

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.strip import Strip
from textual.timer import Timer

from ...actions.reading import FOLLOW
from ...actions.table import bindings
from ...render.stops import Stop
from ...render.text import Line, marked
from ..lines import LineView

CODE_SIGN = "▶"
# How long (CPU) one key, and one idle moment, may go on looking for the next stop.
SPELL_SECONDS = 0.03
PAUSE_SECONDS = 0.005
# The part and which of its stops.
At = tuple[int, int]


class Following(LineView):
    """A view whose lines belong to parts, each with its stops; one stop may be marked."""

    BINDINGS = bindings(FOLLOW)
    # The stop that is marked.
    _at: At | None = None
    # Goes on looking for the next one, after a moment for other keys.
    _looking: Timer | None = None

    def part_count(self) -> int:
        """How many parts there are."""
        raise NotImplementedError

    def part_at(self, number: int) -> int:
        """The part that the numbered line belongs to."""
        raise NotImplementedError

    def part_start(self, part: int) -> int:
        """The number of a part's first line."""
        raise NotImplementedError

    def stops_in(self, part: int) -> Sequence[Stop]:
        """The stops of a part from top to bottom, their lines numbered from its first."""
        raise NotImplementedError

    def bring(self, part: int, first: int, last: int) -> None:
        """Scroll, if need be, so that these lines of a part can be seen."""
        raise NotImplementedError

    @property
    def stop(self) -> Stop | None:
        """The stop that is marked."""
        if self._at is None:
            return None
        part, place = self._at
        return self.stops_in(part)[place] if part < self.part_count() and place < len(self.stops_in(part)) else None

    def unmark_stop(self) -> None:
        """No stop is marked any more, nor looked for."""
        self._stop_looking()
        if self._at is not None:
            self._at = None
            self.refresh()

    def action_next_stop(self) -> None:
        self._step(1)

    def action_previous_stop(self) -> None:
        self._step(-1)

    def action_follow_stop(self) -> None:
        stop = self.stop
        if stop is None:
            raise SkipAction
        if stop.target:
            self.follow(stop.target)

    def _step(self, direction: int) -> None:
        self._stop_looking()
        if not self._look(self._further(direction), direction):
            # The key goes on to the screen, which leads to the next pane.
            raise SkipAction

    def _look(self, candidates: Iterator[At | None], direction: int) -> bool:
        """Mark the next stop, now or, when looking takes long, in a while; False when there is none."""
        end = thread_time() + SPELL_SECONDS
        for found in candidates:
            if found is not None:
                self._arrive_at(found)
                return True
            if thread_time() > end:
                self._looking = self.set_timer(PAUSE_SECONDS, lambda: self._look_on(candidates, direction))
                return True
        self._at = None
        self.refresh()
        return False

    def _look_on(self, candidates: Iterator[At | None], direction: int) -> None:
        self._looking = None
        if not self._look(candidates, direction) and self.has_focus:
            self.screen.focus_next() if direction > 0 else self.screen.focus_previous()

    def _arrive_at(self, found: At) -> None:
        self._at = found
        self.refresh()
        part, place = found
        spots = self.stops_in(part)[place].spots
        self.bring(part, spots[0].line, spots[-1].line)

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.stop()
            self._looking = None

    def _further(self, direction: int) -> Iterator[At | None]:
        """The stops after the one that is marked, or from the edge of the screen on when none is marked there; None
        for each part without any, which had to be laid out to know that."""
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        stop = self.stop
        if stop is not None and self._at is not None:
            part, place = self._at
            start = self.part_start(part)
            if start + stop.spots[0].line < bottom and start + stop.spots[-1].line >= top:
                rest = range(place + 1, len(self.stops_in(part))) if direction > 0 else range(place - 1, -1, -1)
                yield from ((part, other) for other in rest)
                yield from self._beyond(part, direction)
                return
        part = self.part_at(top if direction > 0 else bottom - 1)
        start = self.part_start(part)
        stops = list(enumerate(self.stops_in(part)))[::direction]
        for place, stop in stops:
            inside = start + stop.spots[-1].line >= top if direction > 0 else start + stop.spots[0].line < bottom
            if inside:
                yield part, place
        yield from self._beyond(part, direction)

    def _beyond(self, part: int, direction: int) -> Iterator[At | None]:
        others = range(part + 1, self.part_count()) if direction > 0 else range(part - 1, -1, -1)
        for other in others:
            places = range(len(self.stops_in(other)))[::direction]
            yield from ((other, place) for place in places)
            if not places:
                yield None

    def dressed(self, number: int) -> Line:
        line = super().dressed(number)
        if (stop := self.stop) is not None and self._at is not None and stop.target:
            for spot in stop.spots:
                if number == self.part_start(self._at[0]) + spot.line:
                    line = marked(line, spot.start, spot.end, "stop")
        return line

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        stop = self.stop
        if stop is None or self._at is None or stop.target:
            return strip
        number = y + self.scroll_offset.y - self.part_start(self._at[0])
        if not any(spot.line == number for spot in stop.spots):
            return strip
        before = self.indent - 1
        sign = Strip([Segment(CODE_SIGN, self.role_style("accent"))])
        return Strip.join([strip.crop(0, before), sign, strip.crop(before + 1)])

    def on_click(self, event: events.Click) -> None:
        self.unmark_stop()
