"""Keys of the person's own: `[keys]` in config.toml gives actions other keys than the tables do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from ..course.nearest import did_you_mean
from .table import Action

# It leads out from everywhere, whatever other key one gives to that.
OUT = "ctrl+q"
MODIFIERS = ("ctrl", "alt", "shift", "meta", "super")
NAMES = frozenset((*(key.value for key in Keys), *KEY_NAME_REPLACEMENTS.values(), *KEY_NAME_REPLACEMENTS))


def every_action() -> dict[str, Action]:
    """Every action of every table, by id. Loads all tables, so it is only asked when keys are chosen."""
    found: dict[str, Action] = {}
    package = __name__.rpartition(".")[0]
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        for value in vars(importlib.import_module(f"{package}.{module.name}")).values():
            for action in value if isinstance(value, tuple) else ():
                if isinstance(action, Action):
                    found.setdefault(action.id, action)
    return found


def checked(chosen: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What can be used of the chosen keys (action id → keys, as Textual names them), and by id what is wrong else."""
    actions = every_action()
    keymap: dict[str, str] = {}
    faults: dict[str, str] = {}
    for name, keys in chosen.items():
        if name not in actions:
            faults[name] = f"there is no action `{name}` ({did_you_mean(name, tuple(actions))})"
        elif wrong := [key for key in _split(keys) if not _is_key(key)] or ([] if _split(keys) else [keys]):
            faults[name] = f"`{wrong[0]}` is no key; such as `x`, `ctrl+x`, `f5` or `shift+left` are"
        elif rival := _rival(name, keys, actions, keymap):
            faults[name] = f"`{name}` can't have a key of `{rival}`, which is on the same screen; it keeps its own"
        else:
            keymap[name] = ",".join(_key(key) for key in _split(keys))
    return keymap, faults


def displayed(keys: str) -> str:
    """Keys as Textual names them, the first of them as the bar of keys shows it."""
    first = keys.partition(",")[0]
    signs = {name: sign for sign, name in _signs().items()}
    *modifiers, last = first.split("+") if first != "+" else [first]
    last = signs.get(last, last if len(last) == 1 else last.capitalize())
    return "".join("^" if m == "ctrl" else f"{m.capitalize()}+" for m in modifiers) + last


# Kept, since the bar of keys asks for it with each painting.
@cache
def _signs() -> dict[str, str]:
    """Signs that are typed, and the names that Textual has for them."""
    from textual.keys import _character_to_key

    return {chr(n): _character_to_key(chr(n)) for n in range(33, 127) if not chr(n).isalnum()}


def _split(keys: str) -> list[str]:
    # A comma between keys and the key itself: two commas are a comma that is meant.
    return [part.strip() or "," for part in keys.split(",")] if keys.strip() else []


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    known = len(last) == 1 or last in NAMES or last in _signs().values()
    return known and all(modifier in MODIFIERS for modifier in modifiers)


def _key(key: str) -> str:
    """The key as Textual names it."""
    return _signs().get(key, key)


def _rival(name: str, keys: str, actions: Mapping[str, Action], keymap: Mapping[str, str]) -> str:
    """Another action of the same screen that has one of these keys, or ''."""
    wanted = {_key(key) for key in _split(keys)}
    screen = name.partition(".")[0]
    for other, action in actions.items():
        near = other != name and other.partition(".")[0] in (screen, "app")
        taken = {*keymap.get(other, action.keys).split(",")} | ({OUT} if other == "app.quit" else set())
        if near and wanted & taken:
            return other
    return ""
