"""Who runs a campaign: its bodies, who sits in them, and what deputies do in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from backend.domain.kit.errors import Conflict, Invalid


class BodyKind(StrEnum):
    """领导小组, 办公室, 专班, 代表小组. Source: inventory 13, 67."""

    leading_group = "leading_group"
    office = "office"
    task_force = "task_force"
    deputy_group = "deputy_group"


class MemberRole(StrEnum):
    """组长, 副组长, 成员."""

    head = "head"
    vice = "vice"
    member = "member"


class SupervisionRole(StrEnum):
    """What a deputy is in a campaign (五员). Source: inventory 18."""

    investigator = "investigator"
    co_checker = "co_checker"
    feedback_giver = "feedback_giver"
    monitor = "monitor"
    evaluator = "evaluator"


class MembersOdd(Invalid):
    message = (
        "成员有误：每人只列一次，组长最多一位；代表须是在任的本级或上下级人大代表，"
        "单位须是本级在用的单位；“五员”只给代表。"
    )


class GroupElsewhere(Invalid):
    message = "只能选本级人大在用的代表小组。"


class BodyNameTaken(Invalid):
    message = "这项联动监督里已经有同名的机构，撤销的也算在内；请换一个名称。"


class BodyEnded(Conflict):
    message = "这个机构已经撤销，不能再改。"


@dataclass(frozen=True)
class Seat:
    """A member as it is asked for: a deputy, a unit, or a person by name."""

    role: MemberRole
    deputy_id: UUID | None = None
    unit_id: UUID | None = None
    name: str | None = None
    post: str = ""
    """What the member is elsewhere: 常委会副主任."""
    supervision_roles: tuple[SupervisionRole, ...] = ()

    @property
    def who(self) -> object:
        return self.deputy_id or self.unit_id or self.name


def check_seats(
    seats: Sequence[Seat], *, deputies: Collection[UUID], units: Collection[UUID]
) -> None:
    """Raise MembersOdd unless each seat names one who may take it, once, under one head.

    Source: our reading, unconfirmed.
    """
    named = [bool(s.deputy_id) + bool(s.unit_id) + bool(s.name) for s in seats]
    whose = [seat.who for seat in seats]
    heads = sum(seat.role is MemberRole.head for seat in seats)
    fit = all(
        (s.deputy_id is None or s.deputy_id in deputies)
        and (s.unit_id is None or s.unit_id in units)
        and (s.deputy_id is not None or not s.supervision_roles)
        for s in seats
    )
    if any(count != 1 for count in named) or len(set(whose)) != len(whose) or heads > 1 or not fit:
        raise MembersOdd.at("body.members")


@dataclass(frozen=True)
class BodyCount:
    """A body as it is counted: its kind, how many deputies are said, and who is listed."""

    kind: BodyKind
    stated: int | None
    listed: frozenset[UUID]


@dataclass(frozen=True)
class OrganisationFigures:
    """What a campaign's organisation adds up to."""

    task_forces: int
    deputy_groups: int
    deputies: int
    stated: int
    """Deputies of groups of which only the number is known."""
    listed: int
    """Deputies known by name, each once."""


def added_up(bodies: Sequence[BodyCount]) -> OrganisationFigures:
    """Count bodies and deputies: a stated number stands for its group, who is listed counts once.

    Source: inventory 67: 27 groups with 718 deputies (双桥), 186 deputies (双滦).
    """
    groups = [one for one in bodies if one.kind is BodyKind.deputy_group]
    stated = sum(one.stated for one in groups if one.stated is not None)
    listed = {who for one in groups if one.stated is None for who in one.listed}
    return OrganisationFigures(
        task_forces=sum(one.kind is BodyKind.task_force for one in bodies),
        deputy_groups=len(groups),
        deputies=stated + len(listed),
        stated=stated,
        listed=len(listed),
    )
