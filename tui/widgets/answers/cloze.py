"""A text with blanks, filled where they stand."""

from __future__ import annotations

import re
from random import Random

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.geometry import Offset

from ...questions import AnswerError, Grade, Question
from ...questions.cloze import Cloze, join_blanks
from ...questions.single_choice import SingleChoice
from ...questions.worth import EPSILON
from ...render.markdown import inline_text
from ...render.text import Line, Piece
from .blanks import ChosenBlank, TypedBlank
from .drawn import NO_BREAK, SIGNS, DrawnAnswer, key_at, wrapped

# Characters that stand for blanks while the text is read as Markdown: private ones, which no text is written with.
STAND_IN = 0xF0000
CARET = "cursor"


class ClozeAnswer(DrawnAnswer):
    """The text with its blanks, one of which takes the keys. Enter goes to the next one that is empty."""

    question: Cloze
    how = (
        "Fill one blank after the other: type, or choose with a letter or ← →. Enter goes to the next empty blank, "
        "and answers once there is none; Tab and ↑ ↓ move, a click goes to a blank."
    )
    BINDINGS = [
        Binding("up", "move(-1)", "Blank before", show=False),
        Binding("down", "move(1)", "Next blank", show=False),
        Binding("shift+tab", "tab(-1)", "Blank before", show=False),
        Binding("tab", "tab(1)", "Next blank", show=False),
        Binding("enter", "enter", "Next empty blank, or answer", show=False),
        Binding("ctrl+v", "paste", "Paste", show=False),
    ]

    def __init__(self, question: Cloze, arrangement: tuple[int, ...]) -> None:
        super().__init__(question, arrangement)
        blanks = enumerate(question.questions())
        self.blanks = [_blank(blank, f"{question.id}:{place}") for place, blank in blanks]
        self.paragraphs = _paragraphs(question)
        # The blanks' places in reading order; the cursor is a position in it.
        self.sequence = [part for parts in self.paragraphs for part in parts if isinstance(part, int)]
        self.types_text = isinstance(self.here, TypedBlank)

    @property
    def here(self) -> TypedBlank | ChosenBlank:
        """The blank that takes the keys."""
        return self.blanks[self.sequence[self.cursor]]

    # The answer

    def response(self) -> str:
        given = [blank.response for blank in self.blanks]
        return join_blanks(given) if any(given) else ""

    def missing(self) -> str:
        empty = [str(number) for number, blank in enumerate(self.blanks, 1) if not blank.response]
        if len(empty) == len(self.blanks):
            return "Fill a blank first."
        if not empty:
            return ""
        blanks = f"Blank {empty[0]} is" if len(empty) == 1 else f"Blanks {_listed(empty)} are"
        return self.object_once(f"{blanks} still empty. Press Enter again to answer as it is.")

    def clear(self) -> None:
        self._take([""] * len(self.blanks))

    def restore(self, response: str) -> None:
        try:
            self._take(self.question.given(response))
        except AnswerError:
            self.clear()

    def _take(self, given: list[str]) -> None:
        for blank, text in zip(self.blanks, given, strict=True):
            blank.restore(text)
        self.point(next((at for at, place in enumerate(self.sequence) if not given[place]), 0))
        self.answer_changed()

    def show_graded(self, grade: Grade, response: str) -> None:
        self.types_text = False
        super().show_graded(grade, response)

    # What keys and mouse do

    def point(self, row: int) -> None:
        super().point(row)
        self.types_text = isinstance(self.here, TypedBlank)
        self._place_terminal_cursor()

    def press(self, key: str, character: str | None) -> bool:
        before = self.response()
        used = self.here.press(key, character)
        if used:
            self._edited(before)
        return used

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._insert(event.text)

    def action_paste(self) -> None:
        self._insert(self.app.clipboard)

    def _insert(self, text: str) -> None:
        before = self.response()
        if self.graded is None and isinstance(self.here, TypedBlank):
            self.here.insert(text)
            self._edited(before)

    def _edited(self, before: str) -> None:
        if self.response() != before:
            self.answer_changed()
        else:
            self.point(self.cursor)

    def action_move(self, by: int) -> None:
        self.move_pointer(by)

    def action_tab(self, by: int) -> None:
        """To another blank; beyond the first and last one out of the answer, as Tab does in any form."""
        if 0 <= self.cursor + by < len(self.sequence):
            self.point(self.cursor + by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_enter(self) -> None:
        """To the next empty blank. In an empty one Enter leaves it so, and never turns back to those before."""
        empty = [at for at, place in enumerate(self.sequence) if not self.blanks[place].response]
        following = [at for at in empty if at > self.cursor]
        if self.here.response:
            following += [at for at in empty if at < self.cursor]
        if following:
            self.point(following[0])
        else:
            self.post_message(self.Submitted())

    def click(self, target: str) -> None:
        what, _, number = target.partition(":")
        if what == "blank":
            self.point(self.sequence.index(int(number)))
        elif what == "choose" and isinstance(self.here, ChosenBlank):
            self.here.toggle(int(number))
            self.answer_changed()
        else:
            self.post_message(self.Followed(target))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.redraw()
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        """Tell the terminal where the caret is: there it opens the window of an input method."""
        for y, line in enumerate(self.lines(self.size.width) if self.has_focus else []):
            x = 1
            for piece in line.pieces:
                if piece.role == CARET:
                    self.app.cursor_position = self.content_region.offset + Offset(x, y)
                    return
                x += cell_len(piece.text)

    # What it looks like

    def answer_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for parts in self.paragraphs:
            pieces: list[Piece] = []
            for part in parts:
                pieces += self._blank_pieces(part) if isinstance(part, int) else [part]
            lines += wrapped([], pieces, width)
        self.rows = [_lines_of(f"blank:{place}", lines) for place in self.sequence]
        if self.graded is None:
            self.add_legend(lines, self._legend_lines(width))
        else:
            lines.append(Line())
            for place in self.sequence:
                lines += self._graded_lines(place, width)
        return lines

    def _blank_pieces(self, place: int) -> list[Piece]:
        """A blank as it stands in the text: `[1: typed]`."""
        blank = self.blanks[place]
        if self.graded is not None:
            role = _role(self.graded.parts[place].fraction)
            inner = self._words(place, self.graded.parts[place].given or "…", role)
            inner.append(Piece(f"{NO_BREAK}{SIGNS[role].strip()}", role))
        elif blank is not self.here:
            role = "accent"
            inner = self._filled(place, role)
        elif isinstance(blank, TypedBlank) and self.has_focus:
            role = "chosen"
            before, under, after = blank.around_caret()
            inner = [Piece(before, role), Piece(under.replace(" ", NO_BREAK) or NO_BREAK, CARET), Piece(after, role)]
        else:
            role = "chosen"
            inner = self._filled(place, CARET if self.has_focus else role)
        pieces = [Piece(f"[{place + 1}:{NO_BREAK}", role), *inner, Piece("]", role)]
        return [piece._replace(target=f"blank:{place}") for piece in pieces if piece.text]

    def _filled(self, place: int, role: str) -> list[Piece]:
        blank = self.blanks[place]
        if isinstance(blank, TypedBlank):
            return [Piece(blank.response or "…", role)]
        return [Piece("…", role)] if blank.chosen is None else inline_text(blank.texts[blank.chosen], role)

    def _words(self, place: int, text: str, role: str = "") -> list[Piece]:
        """What stands in a blank: the author's options are Markdown, what was typed is text."""
        typed = isinstance(self.blanks[place], TypedBlank)
        return [Piece(text, role)] if typed else inline_text(text, role)

    def _legend_lines(self, width: int) -> list[Line]:
        blank = self.here
        head = [Piece(f"Blank {self.sequence[self.cursor] + 1}: ", "label"), Piece(blank.how, "muted")]
        lines = wrapped([], head, width)
        if isinstance(blank, ChosenBlank):
            for position, place in enumerate(blank.order):
                chosen = place == blank.chosen
                lead = Piece(f"  {key_at(position)} {'(•)' if chosen else '( )'} ", "accent")
                text = inline_text(blank.texts[place], "strong" if chosen else "")
                lines += wrapped([lead], text, width, f"choose:{position}")
        return lines

    def _graded_lines(self, place: int, width: int) -> list[Line]:
        if self.graded is None:
            return []
        part = self.graded.parts[place]
        role = _role(part.fraction)
        lead = [Piece(SIGNS[role], role), Piece(f"{place + 1} ", "muted")]
        text = self._words(place, part.given, role) if part.given else [Piece("left empty", role)]
        if role != "right":
            text += [Piece("\n"), Piece("right: ", "label"), *self._words(place, part.right)]
        return wrapped(lead, text, width)


def _blank(question: Question, seed: str) -> TypedBlank | ChosenBlank:
    """The blank for this question. Its options come in an order of their own, the same in every attempt: the
    arrangement of a cloze says nothing of its blanks."""
    if isinstance(question, SingleChoice):
        return ChosenBlank(question, question.arrangement(Random(seed)))
    return TypedBlank(question)


def _paragraphs(question: Cloze) -> list[list[Piece | int]]:
    """The text's lines, each as pieces of text and places of blanks."""
    parts = question.pieces()
    source = "".join(part if isinstance(part, str) else chr(STAND_IN + part) for part in parts)
    paragraphs = [_paragraph(line) for line in source.strip("\n").split("\n")]
    found = {part for paragraph in paragraphs for part in paragraph if isinstance(part, int)}
    # A blank within the address of a link would not be seen otherwise.
    hidden: list[Piece | int] = [place for place in range(len(question.blanks)) if place not in found]
    return [*paragraphs, hidden] if hidden else paragraphs


def _paragraph(line: str) -> list[Piece | int]:
    indent = line[: len(line) - len(line.lstrip(" "))]
    parts: list[Piece | int] = [Piece(indent)] if indent else []
    for piece in inline_text(line):
        for text in re.split(r"([\U000F0000-\U000F1000])", piece.text):
            if len(text) == 1 and ord(text) >= STAND_IN:
                parts.append(ord(text) - STAND_IN)
            elif text:
                parts.append(piece._replace(text=text))
    return parts


def _lines_of(target: str, lines: list[Line]) -> range:
    """The lines on which there is a piece with this target."""
    at = [number for number, line in enumerate(lines) if any(piece.target == target for piece in line.pieces)]
    return range(at[0], at[-1] + 1) if at else range(0)


def _role(fraction: float) -> str:
    if fraction >= 1 - EPSILON:
        return "right"
    return "partly" if fraction > EPSILON else "wrong"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
