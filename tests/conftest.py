"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A property is about what comes out, not how long one example took on a busy machine; times have tests of their own.
# What passed once passes again, since each run draws the same examples; `CARREL_EXPLORE=1 pytest` looks for new ones.
settings.register_profile(
    "carrel",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CARREL_EXPLORE" not in os.environ,
)
settings.load_profile("carrel")
