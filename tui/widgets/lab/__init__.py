"""The lab tab: a model that runs beside the screen, with what it shows, measures and asks."""

from .pane import LabPane

__all__ = ["LabPane"]
