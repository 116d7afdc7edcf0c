"""Which of the choices a lab's own metric bears out."""

from __future__ import annotations

from itertools import pairwise

from .base import LabError, Prediction


def answer(prediction: Prediction, value: float) -> int | None:
    """The place of the choice whose bin, ends included, holds the value; None when no bin does, as for nan."""
    return next((place for place, (low, high) in enumerate(prediction.bins) if low <= value <= high), None)


def check_bins(prediction: Prediction) -> None:
    """Raises LabError unless there is one bin a choice, each from its least to its greatest, and no two overlap.

    One may end where the next begins; the choice that stands first has that value.
    """
    bins = prediction.bins
    if len(prediction.choices) < 2:
        raise LabError("a prediction needs two choices at least")
    if len(bins) != len(prediction.choices):
        raise LabError(f"there are {len(prediction.choices)} choices and {len(bins)} bins (give one bin a choice)")
    for low, high in bins:
        if not low <= high:
            raise LabError(f"the bin [{low:g}, {high:g}] holds nothing (write the lesser number first)")
    in_order = sorted(bins)
    for (_, high), (low, next_high) in pairwise(in_order):
        if low < high:
            raise LabError(f"two bins hold {low:g} (the one that ends at {high:g}, and [{low:g}, {next_high:g}])")
