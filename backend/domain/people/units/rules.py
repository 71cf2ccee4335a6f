"""Kinds of unit, one-person units and their share, and telling a unit by any of its names."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.text import normalised


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

INTERNAL_KINDS = CONGRESS_KINDS - {UnitKind.standing_committee, UnitKind.presidium}
"""Bodies inside a congress's organ (内设机构): what posts are counted for. Inventory 8."""


class UnitEnded(Conflict):
    message = "这个单位已经停用，请选择在用的单位。"


class NameTaken(Invalid):
    message = "本级已经有同名或同别名的单位。"


def one_person(posts: int | None) -> bool:
    """Return whether the unit has a single post (一人委、一人室). Inventory 8, 9."""
    return posts == 1


def share(part: int, whole: int) -> str | None:
    """Return part of whole in per cent with two decimals: 32 of 83 is 38.55; of nothing, None."""
    if not whole:
        return None
    exact = Decimal(part) * 100 / Decimal(whole)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def spellings(names: Iterable[str]) -> frozenset[str]:
    """Return the names as they are compared: without spaces, punctuation and width."""
    return frozenset(plain for name in names if (plain := normalised(name)))


def called(name: str, units: Sequence[tuple[object, Iterable[str]]]) -> object | None:
    """Return the unit that has this name or alias; nothing if none or more than one has it."""
    wanted = normalised(name)
    found = [unit for unit, names in units if wanted and wanted in spellings(names)]
    return found[0] if len(found) == 1 else None
