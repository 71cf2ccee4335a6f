"""How a mandate stands."""

from enum import StrEnum


class DeputyState(StrEnum):
    """In office; suspended (代表法 art. 61); ended (代表法 art. 62).

    Source: Deputies Law (代表法, 2025), art. 61, 62.
    """

    in_office = "in_office"
    suspended = "suspended"
    ended = "ended"
