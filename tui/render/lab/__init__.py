"""A lab as lines: what it shows and measures, its controls, its goals, and what was predicted of it."""

from .face import Face
from .page import Page, page

__all__ = ["Face", "Page", "page"]
