"""Takes pictures over as they are now: `python -m tests.snapshots.accept [BEGINNING OF NAME…]`, after a test run."""

from __future__ import annotations

import sys

from .pictures import NEW, STORED
from .scenes import names


def accept(beginnings: list[str]) -> int:
    """Move the new pictures with these beginnings (by default all) to the stored ones, and drop those of no scene."""
    found = [path for path in sorted(NEW.glob("*.svg")) if path.stem.startswith(tuple(beginnings or [""]))]
    STORED.mkdir(exist_ok=True)
    for path in found:
        path.replace(STORED / path.name)
        print(f"accepted {path.stem}")
    for path in sorted(STORED.glob("*.svg")):
        if path.stem not in names():
            path.unlink()
            print(f"dropped {path.stem}, which no scene has")
    if NEW.is_dir() and not any(NEW.iterdir()):
        NEW.rmdir()
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(accept(sys.argv[1:]))
