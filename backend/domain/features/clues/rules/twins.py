"""Whether two clues may be about the same thing."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from backend.domain.kit.text import likeness


@dataclass(frozen=True)
class Sight:
    """What is compared: words and place (degrees, WGS-84)."""

    text: str
    division: object | None = None
    longitude: float | None = None
    latitude: float | None = None


def metres(one: Sight, other: Sight) -> float | None:
    """Return the distance on the globe, or none where a point is missing."""
    if one.longitude is None or one.latitude is None:
        return None
    if other.longitude is None or other.latitude is None:
        return None
    a, b = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * 6_371_008.8 * asin(min(1.0, sqrt(half)))


def twin_score(one: Sight, other: Sight, *, near: float) -> float:
    """Return how likely the two are the same, 0 to 1; 0 where they are far apart.

    Words weigh three fifths, nearness two; the same division counts as half near where a point is
    missing.
    """
    apart = metres(one, other)
    if apart is not None:
        if apart > near:
            return 0.0
        place = 1 - apart / near
    else:
        place = 0.5 if one.division is not None and one.division == other.division else 0.0
    return round(0.6 * likeness(one.text, other.text) + 0.4 * place, 4)
