"""What a lab needs of the screen around it: sheets for its texts, its program, and other labs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .own import OwnScreen

if TYPE_CHECKING:
    from ..widgets.lab import LabPane


class LabHost(OwnScreen[None]):
    """Opens what a lab asks for."""

    # The lab on this screen, once there is one.
    lab: LabPane | None = None

    def on_lab_pane_text_wanted(self, message: LabPane.TextWanted) -> None:
        from .lab_text import LabTextSheet

        control, pane = message.text, self.lab

        def take(text: str | None) -> None:
            if text is not None and pane is not None:
                pane.write(control.id, text)

        self.app.push_screen(LabTextSheet(control, message.value), take)

    def on_lab_pane_line_wanted(self) -> None:
        from ..labs.base import Text
        from ..labs.line import LONGEST
        from .lab_text import LabTextSheet

        line = Text(id="line", label="State line", default="", longest=LONGEST, tooltip="Such as gan:strong_d,seed=7")
        self.app.push_screen(LabTextSheet(line, ""), self._open_line)

    def on_lab_pane_source_wanted(self, message: LabPane.SourceWanted) -> None:
        from .source import SourceScreen

        self.app.push_screen(SourceScreen(message.kind))

    def on_screen_suspend(self) -> None:
        # Whatever lies over the lab: nobody sees it run.
        if self.lab is not None:
            self.lab.rest()

    def _open_line(self, line: str | None) -> None:
        from ..labs.line import read

        if line is not None and line.strip():
            self.app.open_lab(partial(read, line))
