"""What is sent and said of accounts."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.accounts.mine import CongressBrief, UnitBrief
from backend.api.base import In, ListQuery, Out
from backend.domain.access import Role

Name = Annotated[str, Field(min_length=1, max_length=50)]
Phone = Annotated[str, Field(pattern=r"^1\d{10}$")]
Reason = Annotated[str, Field(min_length=1, max_length=200)]


class AccountStep(StrEnum):
    slip = "slip"
    binding_code = "binding-code"
    unbind = "unbind-wechat"
    end = "end"
    reopen = "reopen"
    grant = "grant"


class HeldOut(Out):
    """A grant, open or ended."""

    id: UUID
    role: Role
    congress: CongressBrief
    unit: UnitBrief | None
    created_at: datetime
    ended_at: datetime | None


class AccountOut(Out):
    """An account; `waiting` until its owner has set a password, `locked` after wrong ones."""

    id: UUID
    username: str
    name: str
    waiting: bool
    slip_expires_at: datetime | None
    locked: bool
    wechat_bound_at: datetime | None
    ended_at: datetime | None
    ended_reason: str | None
    created_at: datetime
    version: int
    grants: list[HeldOut]
    open_steps: list[AccountStep]


class AccountQuery(ListQuery):
    congress_id: UUID | None = None
    unit_id: UUID | None = None
    role: Role | None = None
    ended: bool | None = None
    waiting: bool | None = None
    q: str | None = Field(None, max_length=50)


class NewcomerIn(In):
    """Somebody of a unit (with `unit_id`) or of a congress's office; `id` is the account's."""

    id: UUID
    name: Name
    phone: Phone | None = None
    role: Role
    congress_id: UUID
    unit_id: UUID | None = None


class AccountsIn(In):
    people: list[NewcomerIn] = Field(min_length=1, max_length=200)


class ForDeputiesIn(In):
    """Deputies of your congress, in office; who has an account already keeps it."""

    deputy_ids: list[UUID] = Field(min_length=1, max_length=500)


class MadeOut(Out):
    """Accounts that were made, and those that were there; slips are asked for by their ids."""

    made: list[UUID]
    kept: list[UUID]


class SlipsIn(In):
    account_ids: list[UUID] = Field(min_length=1, max_length=50)


class SlipOut(Out):
    """A one-time slip to print; its code is told this once and kept nowhere."""

    account_id: UUID
    name: str
    organ: str
    username: str
    code: str
    valid_until: datetime


class BindingCodesIn(In):
    account_ids: list[UUID] = Field(min_length=1, max_length=50)


class BindingCodeOut(Out):
    """A code to print, by which the owner binds their WeChat once; kept nowhere."""

    account_id: UUID
    name: str
    organ: str
    code: str
    expires_at: datetime


class GrantIn(In):
    id: UUID
    role: Role
    congress_id: UUID
    unit_id: UUID | None = None
