"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A property is about what comes out, not how long one example took on a busy machine; times have tests of their own.
settings.register_profile("carrel", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("carrel")
