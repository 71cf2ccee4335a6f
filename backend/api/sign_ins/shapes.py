"""What is sent and said of sign-ins."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from backend.api.accounts import MeOut
from backend.api.base import In, Out
from backend.domain.people.sign_ins.rules import Way


class SignInIn(In):
    username: str = Field(min_length=1, max_length=50)
    password: str = Field(min_length=1, max_length=128)


class SwitchIn(In):
    grant_id: UUID


class RefreshIn(In):
    """The refresh token of a caller that keeps no cookies, such as the mini-program."""

    refresh_token: str = Field(min_length=1, max_length=100)


class SignInOut(Out):
    """An access token for the Authorization header.

    The refresh token is in a cookie; only a caller that keeps no cookies is told it here.
    """

    access_token: str
    expires_in: int
    refresh_token: str | None
    must_set_password: bool
    me: MeOut


class DeviceOut(Out):
    id: UUID
    way: Way
    device: str
    created_at: datetime
    used_at: datetime
    here: bool


class WechatIn(In):
    """The code of `wx.login`."""

    code: str = Field(min_length=1, max_length=200)


class WechatBindIn(In):
    """The code of `wx.login`, and either a binding code of staff or the phone button's code."""

    code: str = Field(min_length=1, max_length=200)
    binding_code: str | None = Field(None, min_length=1, max_length=30)
    phone_code: str | None = Field(None, min_length=1, max_length=200)


class WechatOut(Out):
    """Whether this office has a mini-program, and whether your account is bound to a WeChat."""

    configured: bool
    bound: bool
    bound_at: datetime | None


class TicketIn(In):
    ticket: str = Field(min_length=1, max_length=100)


class TicketOut(Out):
    """Good once and for `expires_in` seconds; in an address only behind the `#`."""

    ticket: str
    expires_in: int
