"""What an action is, and how a table of them becomes bindings and a bar of keys."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType


class Action(NamedTuple):
    """An action: its id (for remapping), keys, the key as shown, a word or two, and a sentence.

    `typing` is the key while one types in a field, where letters are text; without one it can't be pressed there.
    `kept` are those that a narrow bar of keys shows before others: without them one could not go on.
    """

    id: str
    keys: str
    shown: str
    words: str
    tooltip: str
    bar: bool = True
    typing: str = ""
    kept: bool = False

    @property
    def method(self) -> str:
        """The Textual action: what follows the dot in the id."""
        return self.id.partition(".")[2]

    @property
    def press(self) -> str:
        """The action as a screen runs it: the app's own with their namespace."""
        return self.id if self.id.startswith("app.") else self.method


def bindings(actions: tuple[Action, ...], *, priority: bool = False) -> list[BindingType]:
    """The table's rows as Textual bindings, each with its id so that a person can remap it.

    With `priority` they come before what has the focus, such as a field that takes letters and signs as text.
    """
    return [
        Binding(
            a.keys, a.method, a.words, show=a.bar, key_display=a.shown, priority=priority, id=a.id, tooltip=a.tooltip
        )
        for a in actions
    ]


def sheet_bindings(actions: tuple[Action, ...], *, typing: bool = False) -> list[BindingType]:
    """The same for a sheet: it lets no key of the app through, so help needs its own; `?` is text while `typing`."""
    keys = "f1" if typing else "question_mark,f1"
    return [*bindings(actions), Binding(keys, "app.help", show=False, id="app.help")]


def only(actions: tuple[Action, ...], *methods: str) -> tuple[Action, ...]:
    """The rows that stand for these, in the table's order."""
    return tuple(action for action in actions if action.method in methods)


def without(actions: tuple[Action, ...], *methods: str) -> tuple[Action, ...]:
    """The other rows."""
    return tuple(action for action in actions if action.method not in methods)


def reachable(near: tuple[Action, ...], far: tuple[Action, ...]) -> tuple[Action, ...]:
    """The actions of what has the focus, and of what is around it those that still have a key of their own."""
    taken = {key for action in near for key in action.keys.split(",")}
    return (*near, *(left for action in far if (left := _left(action, taken))))


def _left(action: Action, taken: set[str]) -> Action | None:
    """The action with what is left of its keys, or None; where its first is taken the next one is shown."""
    keys = action.keys.split(",")
    left = [key for key in keys if key not in taken]
    if not left or left == keys:
        return action if left else None
    return action._replace(keys=",".join(left), shown=action.shown if keys[0] in left else left[0])


class Key(NamedTuple):
    """A key in the bar: as it is shown, words, the action it presses, the id by which a person may remap it, and
    whether a narrow bar shows it before others."""

    shown: str
    words: str
    press: str
    id: str = ""
    kept: bool = False


# While one types, this is the way to the keys that are letters.
OUT_OF_FIELD = Key("Tab", "Out of the field", "app.focus_next")


def bar_keys(actions: tuple[Action, ...]) -> tuple[Key, ...]:
    """The rows for the bar of keys."""
    return tuple(Key(a.shown, a.words, a.press, a.id, a.kept) for a in actions if a.bar)


def field_keys(actions: tuple[Action, ...]) -> tuple[Key, ...]:
    """The same for a screen on which one always types."""
    return tuple(Key(a.typing, a.words, a.press, kept=a.kept) for a in actions if a.bar and a.typing)


def typing_keys(actions: tuple[Action, ...]) -> tuple[Key, ...]:
    """The same for while one types in a field."""
    first, *rest = field_keys(actions)
    return (first, OUT_OF_FIELD, *rest)
