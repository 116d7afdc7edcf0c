"""Ground floor: one file per kind of question. A new kind is a new file here and nothing else.

The kinds are found by looking through this folder, so adding `tui/questions/NAME.py` with one subclass of
`Question` (and `tui/widgets/answers/NAME.py` to answer it by keys) makes a kind known everywhere. Beside the kinds
stands what they share: `base`, `worth` and `faults` all of them, `letters`, `pairing`, `wording`, `number` some.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Union

from .base import CombinedFeedback, Question
from .faults import Fault
from .letters import AnswerError
from .worth import Answer, Grade, Option, Part, Verdict


def _find_kinds() -> dict[str, type[Question]]:
    # (pkgutil would do, and costs as much again as all the kinds together.)
    for name in sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py")):
        importlib.import_module(f"{__name__}.{name}")
    return {str(kind.__struct_config__.tag): kind for kind in Question.__subclasses__()}


KINDS = _find_kinds()

if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = Union[tuple(KINDS.values())]  # noqa: UP007 - built from what the folder holds

__all__ = [
    "KINDS",
    "Answer",
    "AnswerError",
    "AnyQuestion",
    "CombinedFeedback",
    "Fault",
    "Grade",
    "Option",
    "Part",
    "Question",
    "Verdict",
]
