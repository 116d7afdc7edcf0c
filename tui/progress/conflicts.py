"""Copies of the progress file that a sync service left beside it because two machines had changed it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

# progress.sync-conflict-20261122-064855-ABCDEFG.json (Syncthing), progress (Anna's conflicted copy 2026-11-22).json
# (Dropbox), progress (conflicted copy 2026-11-22 064855).json (Nextcloud).
_CONFLICT = re.compile(r"progress(?:\.sync-conflict-.*| \(.*conflicted copy.*\))\.json", re.IGNORECASE)


def is_conflict_copy(path: Path) -> bool:
    """Whether the file's name is one that a sync service gives to a conflict copy."""
    return bool(_CONFLICT.fullmatch(path.name))


def conflict_notices(folder: Path) -> list[str]:
    """A sentence for each conflict copy in the folder, with the command that takes it in."""
    try:
        copies = sorted(filter(is_conflict_copy, folder.iterdir()))
    except OSError:
        return []
    return [
        f"{path.name} lies beside your progress, left by a sync service: it may hold answers given on another "
        f"machine. To add them: carrel progress merge {shlex.quote(str(path))}"
        for path in copies
    ]
