"""Finding words in the lesson: the first match as one types, then from match to match.

What is searched is what is shown, so each chunk has to be laid out for it. That is done for as long as a key may
take, and the rest in idle moments: a long lesson's matches are counted while one reads on.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from ...progress.state import Place
from ...recent import USUAL
from ...render.finding import Findable, Spot, Spots, needle
from ...render.lesson import Chunk
from ...render.text import Line, marked
from .pages import Pages

if TYPE_CHECKING:
    from .find_bar import FindBar

# How long one key, and one idle moment, may go on searching.
SPELL_SECONDS = 0.008
PAUSE_SECONDS = 0.005


class Finding(Pages):
    """Pages in which words can be looked for."""

    class FindEnded(Message, namespace="reader"):
        """The keys that go from match to match mean what they meant before."""

    _needle = ""
    _bar: FindBar | None = None
    # The chunk of the match one is at, and which of its matches that is.
    _match: tuple[int, int] | None = None
    # Which chunks are still to be searched for the next match, in order, and in which direction.
    _ahead: tuple[list[int], int] | None = None
    _moment: Timer | None = None
    # Where looking began: what is typed is looked for from there on, however far earlier letters led.
    _from: tuple[int, int] = (0, 0)

    def __init__(self, id: str | None = None, widest: int = USUAL) -> None:
        super().__init__(id, widest)
        self._texts: dict[int, Findable] = {}
        self._counts: dict[int, int] = {}
        self._spots_known: dict[int, list[Spots]] = {}
        self._by_line: dict[int, dict[int, list[tuple[Spot, int]]]] = {}

    @property
    def finding(self) -> bool:
        """Whether a search is on."""
        return self._bar is not None

    @property
    def typing(self) -> bool:
        """Whether one is typing what to look for."""
        return self._bar is not None and self._bar.has_focus_within

    def on_hide(self) -> None:
        # Something else is shown instead; a window that has no room for now ends nothing.
        if not all(node.display for node in self.ancestors_with_self):
            self._end()

    def show(self, chunks: list[Chunk], place: Place) -> None:
        self._end()
        super().show(chunks, place)

    def lay_out(self) -> None:
        # Matches stand on other lines now.
        self._forget()
        super().lay_out()
        if self.finding and self._needle:
            self._search_on()

    # What keys do

    async def action_find(self) -> None:
        from .find_bar import FindBar

        self._from = self._top()
        if self._bar is None and isinstance(self.parent, Widget) and self.chunks:
            self._bar = FindBar(self)
            await self.parent.mount(self._bar, after=self)
        if self._bar is not None:
            self._bar.field.action_select_all()
            # At once: `focus()` would let a letter typed fast go to the desk, where it means something.
            self.screen.set_focus(self._bar.field, scroll_visible=False)

    def action_next_found(self) -> None:
        self._to_match(1)

    def action_previous_found(self) -> None:
        self._to_match(-1)

    def action_end_find(self) -> None:
        if not self.finding:
            raise SkipAction
        self._end()

    def action_keep(self) -> None:
        self.screen.set_focus(self, scroll_visible=False)

    def on_find_bar_typed(self, message: FindBar.Typed) -> None:
        self.look_for(message.words)

    def on_find_bar_pressed(self, message: FindBar.Pressed) -> None:
        if message.action == "end_find":
            self._end()
        elif self.finding:
            self._to_match(1 if message.action == "next_found" else -1)

    # Searching

    def look_for(self, words: str) -> None:
        """Mark what has these words, and show the first match after where looking began."""
        self._needle = needle(words)
        self._forget(texts=False)
        self._match = self._ahead = None
        self.refresh()
        if self._needle and self.chunks:
            part, line = self._from
            self._seek(min(part, len(self.chunks) - 1), line, 1)
        self._say()

    def _to_match(self, direction: int) -> None:
        if not self.finding:
            raise SkipAction
        if not self._needle or not self.chunks:
            return
        if self._match is not None and self._is_seen(self._match):
            part, place = self._match
            if 0 <= place + direction < self._count(part):
                self._arrive(part, place + direction)
            else:
                self._ahead = self._order(part, direction), direction
                self._search_on()
        else:
            part, line = self._top()
            self._seek(part, line, direction)
        self._say()

    def _seek(self, part: int, line: int, direction: int) -> None:
        """Go to the nearest match at or after a line of a chunk, or before it."""
        places = range(self._count(part))
        on_that_side = [place for place in places if (self._spots(part)[place][-1].line >= line) == (direction > 0)]
        if on_that_side:
            self._arrive(part, on_that_side[0 if direction > 0 else -1])
        else:
            self._ahead = self._order(part, direction), direction
            self._search_on()

    def _order(self, part: int, direction: int) -> list[int]:
        """All chunks in the order in which they are searched: from the next one round to this one again."""
        after, before = list(range(part + 1, len(self.chunks))), list(range(part))
        return [*after, *before, part] if direction > 0 else [*before[::-1], *after[::-1], part]

    def _search_on(self) -> None:
        """Search for the next match, and when it is found count the others, for as long as a key may take."""
        end = monotonic() + SPELL_SECONDS
        while self._ahead is not None and monotonic() < end:
            order, direction = self._ahead
            part = order.pop(0)
            if count := self._count(part):
                self._arrive(part, 0 if direction > 0 else count - 1)
            elif not order:
                self._ahead = None
        if self._ahead is None:
            for part in range(len(self.chunks)):
                if monotonic() >= end:
                    break
                self._count(part)
        if self._moment is not None:
            self._moment.stop()
        if self._ahead is not None or len(self._counts) < len(self.chunks):
            self._moment = self.set_timer(PAUSE_SECONDS, self._search_later)

    def _search_later(self) -> None:
        if self.finding and self._needle:
            self._search_on()
            self._say()

    def _arrive(self, part: int, place: int) -> None:
        self._ahead = None
        self._match = part, place
        spots = self._spots(part)[place]
        self.bring(part, spots[0].line, spots[-1].line)
        self.refresh()
        if len(self._counts) < len(self.chunks):
            self._search_on()

    def bring(self, part: int, first: int, last: int) -> None:
        """Scroll, if need be, so that these lines of a chunk can be seen."""
        start = self.chunk_start(part)
        if not (self.on_screen(start + first) and self.on_screen(start + last)):
            self.go_to(part, first, self.size.height // 3)

    def _end(self) -> None:
        if self._bar is not None:
            if self.typing:
                self.action_keep()
            self._bar.remove()
            self.post_message(self.FindEnded())
        self._bar = self._match = self._ahead = None
        self._needle = ""
        self._forget()
        self.refresh()

    def _forget(self, *, texts: bool = True) -> None:
        """What was found counts no more: the words are others or, with `texts`, the lines."""
        self._counts.clear()
        self._spots_known.clear()
        self._by_line.clear()
        if texts:
            self._texts.clear()

    # What is known of the matches

    def _count(self, part: int) -> int:
        if part not in self._counts:
            self._counts[part] = self._text(part).count(self._needle)
        return self._counts[part]

    def _spots(self, part: int) -> list[Spots]:
        if part not in self._spots_known:
            self._spots_known[part] = self._text(part).spots(self._needle)
        return self._spots_known[part]

    def _text(self, part: int) -> Findable:
        if part not in self._texts:
            self.lay_out_beside(part)
            self._texts[part] = Findable(self.chunk_lines(part))
        return self._texts[part]

    def _top(self) -> tuple[int, int]:
        """The chunk and its line at the top of the screen."""
        part = self.chunk_at(self.scroll_offset.y)
        return part, self.scroll_offset.y - self.chunk_start(part)

    def _is_seen(self, match: tuple[int, int]) -> bool:
        part, place = match
        return any(self.on_screen(self.chunk_start(part) + spot.line) for spot in self._spots(part)[place])

    def _say(self) -> None:
        """How many matches there are, beside the field."""
        if self._bar is None or not self._bar.is_mounted:
            return
        known = sum(self._counts.values())
        all_known = len(self._counts) == len(self.chunks)
        if not self._needle:
            words = ""
        elif not all_known:
            words = f"{known}+"
        elif self._match is not None:
            part, place = self._match
            before = sum(count for other, count in self._counts.items() if other < part)
            words = f"{before + place + 1} of {known}"
        else:
            words = "none"
        self._bar.count.words = words

    def dressed(self, number: int) -> Line:
        line = super().dressed(number)
        if not self._needle:
            return line
        part = self.chunk_at(number)
        for spot, place in self._on_line(part, number - self.chunk_start(part)):
            here = self._match == (part, place)
            line = marked(line, spot.start, spot.end, "found-here" if here else "found")
        return line

    def _on_line(self, part: int, within: int) -> list[tuple[Spot, int]]:
        """The matches on a line of a chunk, or what of them is on it, and their places among the chunk's."""
        if part not in self._by_line:
            found: dict[int, list[tuple[Spot, int]]] = {}
            for place, spots in enumerate(self._spots(part)):
                for spot in spots:
                    found.setdefault(spot.line, []).append((spot, place))
            self._by_line[part] = found
        return self._by_line[part].get(within, [])
