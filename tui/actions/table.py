"""What an action is, and how a table of them becomes bindings and a bar of keys."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """An action: its id (for remapping), keys, the key as shown, a word or two, and a sentence.

    `typing` is the key while one types in a field, where letters are text; without one it can't be pressed there.
    """

    id: str
    keys: str
    shown: str
    words: str
    tooltip: str
    bar: bool = True
    typing: str = ""

    @property
    def method(self) -> str:
        """The Textual action: what follows the dot in the id."""
        return self.id.partition(".")[2]

    @property
    def press(self) -> str:
        """The action as a screen runs it: the app's own with their namespace."""
        return self.id if self.id.startswith("app.") else self.method


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """The table's rows as Textual bindings, each with its id so that a person can remap it."""
    return [
        Binding(a.keys, a.method, a.words, show=a.bar, key_display=a.shown, id=a.id, tooltip=a.tooltip)
        for a in actions
    ]


# While one types, this is the way to the keys that are letters.
OUT_OF_FIELD = ("Tab", "Out of the field", "app.focus_next")


def bar_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The rows for the bar of keys: key as shown, words, and the action they press."""
    return tuple((a.shown, a.words, a.press) for a in actions if a.bar)


def field_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The same for a screen on which one always types."""
    return tuple((a.typing, a.words, a.press) for a in actions if a.bar and a.typing)


def typing_keys(actions: tuple[Action, ...]) -> tuple[tuple[str, str, str], ...]:
    """The same for while one types in a field."""
    first, *rest = field_keys(actions)
    return (first, OUT_OF_FIELD, *rest)
