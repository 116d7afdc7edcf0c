"""The comparison tab: a table with a cursor, what is shown of it, and recall of its cells."""

from .view import ComparisonView

__all__ = ["ComparisonView"]
