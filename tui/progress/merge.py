"""Two machines' progress made one: the union of their events, whatever the order and however often."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from . import document
from .conflicts import is_conflict_copy
from .entries import Entry, union
from .files import free_name, read_regular
from .store import Store


class Gathered(Struct):
    """What files held together, and a sentence for each that could not be read, or not whole."""

    entries: list[Entry]
    problems: list[str]


def gather(paths: Iterable[Path]) -> Gathered:
    """The union of the events in these progress files."""
    sources, problems = [], []
    for path in paths:
        try:
            found = document.read(read_regular(path))
        except OSError as error:
            problems.append(f"{path} can't be opened ({error.strerror}); nothing of it was taken.")
            continue
        if found.newer:
            problems.append(f"{path} is from a newer Carrel (version {found.version}); nothing of it was taken.")
            continue
        if found.faults:
            faults = "; ".join(found.faults[:3])
            problems.append(f"{path} could not be read whole: {faults}. Events taken from it: {len(found.entries)}.")
        sources.append(found.entries)
    return Gathered(union(*sources), problems)


class Merged(Struct):
    """What a merge did: how many events were new, and what could not be read."""

    added: int
    problems: list[str]


def merge_into(store: Store, paths: Iterable[Path]) -> Merged:
    """Add the events of these files to the person's progress. Raises OSError when it can't be written.

    A conflict copy beside the progress is renamed once it is in (`….merged`), so that it is not offered again.
    """
    paths = list(paths)
    gathered = gather(paths)
    if store.read_only:
        return Merged(0, [store.trouble])
    added = store.take_in(gathered.entries)
    if not gathered.problems:
        for path in filter(is_conflict_copy, paths):
            with suppress(OSError):
                path.rename(free_name(path.with_name(path.name + ".merged")))
    return Merged(added, gathered.problems)
