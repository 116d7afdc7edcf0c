"""Which labs there are, and the class of each. A lab's module, and numpy with it, is imported when asked for."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import import_module
from pathlib import Path

from ..course.model import LAB_KINDS
from ..course.nearest import did_you_mean
from .base import Lab, LabError

_HOLDS_A_LAB = re.compile(r"^LAB\b.*= ", re.MULTILINE)
_TITLE = re.compile(r'^    TITLE = "(.*)"$', re.MULTILINE)
# Matrices this small are several times slower on many threads than on one; BLAS reads these once, when numpy loads.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@cache
def kinds() -> tuple[str, ...]:
    """The kinds that there is a module for, found without importing any; in the course's order, then by name."""
    files = Path(__file__).parent.glob("*.py")
    found = {file.stem.replace("_", "-") for file in files if _HOLDS_A_LAB.search(file.read_text(encoding="utf-8"))}
    return (*(kind for kind in LAB_KINDS if kind in found), *sorted(found.difference(LAB_KINDS)))


@cache
def titles() -> dict[str, str]:
    """The title of each kind, read without importing any."""
    found = {kind: _TITLE.search(source_file(kind).read_text(encoding="utf-8")) for kind in kinds()}
    return {kind: title.group(1) if title else kind for kind, title in found.items()}


def source_file(kind: str) -> Path:
    """The module that holds a kind."""
    return Path(__file__).parent / f"{kind.replace('-', '_')}.py"


def lab_class(kind: str) -> type[Lab]:
    """The lab of this kind. Raises LabError for a kind that there is none of."""
    if kind not in kinds():
        raise LabError(f"there is no lab `{kind}`; {did_you_mean(kind, kinds())}")
    one_thread()
    found: type[Lab] = import_module(f".{kind.replace('-', '_')}", __package__).LAB
    return found


def one_thread() -> None:
    """Have numpy, where it is not loaded yet, compute in one thread."""
    os.environ.update(dict.fromkeys(_THREADS, "1"))
