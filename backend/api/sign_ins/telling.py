"""Telling who has signed in: tokens, and who they are."""

from datetime import timedelta
from typing import Annotated

from fastapi import Cookie, Header, Response
from sqlmodel import Session

from backend.api.accounts import me_of
from backend.api.base import Call
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.sign_ins.actions import Place
from backend.domain.people.sign_ins.rules import Way
from backend.domain.people.sign_ins.tables import SignIn
from backend.outside import tokens
from backend.settings import settings

COOKIE = "congress_refresh"
COOKIE_PATH = "/api/v1/sign-ins"
CookieDep = Annotated[str | None, Cookie(alias=COOKIE, include_in_schema=False)]
DeviceDep = Annotated[str | None, Header(alias="user-agent", include_in_schema=False)]


def keep_for() -> timedelta:
    """Return how long a sign-in lasts unused."""
    return timedelta(days=settings.refresh_days)


def place_of(call: Call, device: str | None) -> Place:
    """Return where this caller signs in."""
    return Place(device or "", keep_for(), call.address)


def said(
    session: Session, call: Call, sign_in: SignIn, *, refresh: str | None = None
) -> dict[str, object]:
    """Return what a SignInOut is built from; with `refresh` for a caller that keeps no cookies."""
    account = session.get_one(Account, sign_in.account_id)
    grant = session.get(Grant, sign_in.grant_id) if sign_in.grant_id else None
    access = tokens.Access(account.id, sign_in.id, grant.role.value if grant else None)
    token, life = tokens.issue(access, now=call.now)
    return {
        "access_token": token,
        "expires_in": life,
        "refresh_token": refresh,
        "must_set_password": account.must_set_password and sign_in.way is Way.password,
        "me": me_of(session, account, sign_in.grant_id),
    }


def keep_in_cookie(response: Response, refresh: str) -> None:
    """Give the browser its refresh token where no script reads it."""
    response.set_cookie(
        COOKIE,
        refresh,
        max_age=settings.refresh_days * 86400,
        path=COOKIE_PATH,
        httponly=True,
        samesite="strict",
        secure=settings.cookie_secure,
    )
