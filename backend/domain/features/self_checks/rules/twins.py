"""Whether a row of a unit's list and a problem may be the same."""

from dataclasses import dataclass

from backend.domain.kit.text import likeness

LIKELY = 0.3
"""From here on a problem is shown as a likely twin."""


@dataclass(frozen=True)
class Sight:
    """What is compared: words and place, and whose problem it is."""

    words: str
    place: str = ""
    unit: object | None = None


def twin_score(one: Sight, other: Sight) -> float:
    """Return how likely the two are the same, 0 to 1.

    Words weigh seven tenths, the place two, the same unit one. A place that only one of them says
    is looked for in the words of the other, for lists often write it there.
    """
    place = likeness(one.place, other.place)
    if not one.place or not other.place:
        said = one.place or other.place
        place = 1.0 if said and said in (one.words if other.place else other.words) else 0.0
    same_unit = 1.0 if one.unit is not None and one.unit == other.unit else 0.0
    return round(0.7 * likeness(one.words, other.words) + 0.2 * place + 0.1 * same_unit, 4)
