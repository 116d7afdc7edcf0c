"""Checks a hand-written gradient against differences of the loss, in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


def relative_error(
    loss: Callable[[], float], parameters: NDArray[np.float64], gradients: NDArray[np.float64], h: float = 1e-6
) -> float:
    """‖analytic − numeric‖ / (‖analytic‖ + ‖numeric‖) over every parameter, by central differences of width `h`.

    `loss` works on `parameters` as they are; `gradients` are taken before, since it may set them anew.
    """
    assert parameters.dtype == np.float64
    analytic, numeric = gradients.copy().ravel(), np.zeros(parameters.size)
    flat = parameters.reshape(-1)
    for place, kept in enumerate(flat.copy()):
        flat[place] = kept + h
        above = loss()
        flat[place] = kept - h
        numeric[place] = (above - loss()) / (2 * h)
        flat[place] = kept
    assert np.linalg.norm(analytic) > 0
    return float(np.linalg.norm(analytic - numeric) / (np.linalg.norm(analytic) + np.linalg.norm(numeric)))
