"""What is sent and answered about the bodies of a campaign."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.base import In, Out
from backend.api.campaigns.part_shapes import Line, PartChange
from backend.api.campaigns.shapes import Named
from backend.domain.features.campaigns.rules import BodyKind, MemberRole, SupervisionRole


class BodyIn(In):
    """A body of a campaign; `deputies` only where no more than their number is known."""

    id: UUID
    kind: BodyKind
    name: Line
    government: bool = False
    field_id: UUID | None = None
    group_id: UUID | None = None
    deputies: int | None = Field(None, ge=0, le=100_000)
    duties: str = Field("", max_length=500)
    position: int = Field(0, ge=0, le=10_000)


class BodyChange(PartChange):
    name: Line | None = None
    government: bool | None = None
    field_id: UUID | None = None
    group_id: UUID | None = None
    deputies: int | None = Field(None, ge=0, le=100_000)
    duties: str | None = Field(None, max_length=500)
    position: int | None = Field(None, ge=0, le=10_000)


class SeatIn(In):
    """A deputy, a unit, or a person by name; the five roles are deputies' alone."""

    role: MemberRole = MemberRole.member
    deputy_id: UUID | None = None
    unit_id: UUID | None = None
    name: str | None = Field(None, min_length=1, max_length=50)
    post: str = Field("", max_length=100)
    supervision_roles: Annotated[list[SupervisionRole], Field(max_length=5)] = []


class SeatsIn(In):
    """Everybody who is in the body from now on."""

    members: Annotated[list[SeatIn], Field(max_length=500)]


class SeatOut(Out):
    id: UUID
    role: MemberRole
    deputy_id: UUID | None
    unit_id: UUID | None
    name: str
    post: str
    supervision_roles: list[SupervisionRole]


class BodyOut(Out):
    id: UUID
    kind: BodyKind
    name: str
    government: bool
    field: Named | None
    group: Named | None
    deputies: int | None
    """As stated, where only the number is known."""
    size: int
    """How many deputies work in it: as stated, else as listed."""
    duties: str
    position: int
    ended: bool
    ended_reason: str | None
    version: int
    members: list[SeatOut]


class RoleCount(Out):
    role: SupervisionRole
    deputies: int


class OrganisationOut(Out):
    """Who runs a campaign; the figures leave out what was dissolved."""

    task_forces: int
    deputy_groups: int
    deputies: int
    """Those stated, and each listed one once."""
    stated: int
    listed: int
    roles: list[RoleCount]
    bodies: list[BodyOut]
    may_edit: bool
