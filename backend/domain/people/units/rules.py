"""Kinds of unit, and what makes a one-person unit."""

from enum import StrEnum


class UnitKind(StrEnum):
    """What an organ is; the first group belongs to the congress, the second is supervised."""

    standing_committee = "standing_committee"
    special_committee = "special_committee"
    working_committee = "working_committee"
    office = "office"
    presidium = "presidium"
    service_centre = "service_centre"
    government = "government"
    department = "department"
    supervisory_commission = "supervisory_commission"
    court = "court"
    procuratorate = "procuratorate"
    township_government = "township_government"


CONGRESS_KINDS = frozenset(
    {
        UnitKind.standing_committee,
        UnitKind.special_committee,
        UnitKind.working_committee,
        UnitKind.office,
        UnitKind.presidium,
        UnitKind.service_centre,
    }
)
"""Organs of the congress itself; the others are supervised (一府一委两院)."""


def one_person(posts: int | None) -> bool:
    """Return whether the unit has a single post (一人委、一人室). Inventory 8, 9."""
    return posts == 1
