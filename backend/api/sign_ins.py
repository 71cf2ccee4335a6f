"""Sign-ins: /sign-ins."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Cookie, Header, Response
from pydantic import Field
from sqlmodel import Session

from backend.api.accounts import MeOut, me_of
from backend.api.base import Call, CallDep, In, Out, asks, refuses
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.sign_ins import actions, queries
from backend.domain.people.sign_ins.rules import SignInEnded, SignInRefused, TokenReused
from backend.domain.people.sign_ins.tables import SignIn
from backend.outside import tokens
from backend.settings import settings

router = APIRouter(prefix="/sign-ins", tags=["sign-ins"])

COOKIE = "congress_refresh"
COOKIE_PATH = "/api/v1/sign-ins"
CookieDep = Annotated[str | None, Cookie(alias=COOKIE, include_in_schema=False)]


class SignInIn(In):
    username: str = Field(min_length=1, max_length=50)
    password: str = Field(min_length=1, max_length=128)


class SwitchIn(In):
    grant_id: UUID


class SignInOut(Out):
    """An access token for the Authorization header; the refresh token is in a cookie."""

    access_token: str
    expires_in: int
    must_set_password: bool
    me: MeOut


class DeviceOut(Out):
    id: UUID
    device: str
    created_at: datetime
    used_at: datetime
    here: bool


@router.post("", response_model=SignInOut, responses=refuses(SignInRefused, Invalid))
def sign_in(
    call: CallDep,
    response: Response,
    sent: SignInIn,
    user_agent: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> object:
    """Sign in with user name and password."""
    with call.database.writing() as session:
        made = actions.sign_in(
            session,
            username=sent.username,
            password=sent.password,
            device=user_agent or "",
            keep_for=timedelta(days=settings.refresh_days),
            now=call.now,
            address=call.address,
        )
        said = _answer(session, call, response, *made) if made else None
    if said is None:
        raise SignInRefused()
    return said


@router.post("/refresh", response_model=SignInOut, responses=refuses(SignInEnded, TokenReused))
def refresh_sign_in(
    call: CallDep, response: Response, congress_refresh: CookieDep = None
) -> object:
    """Stay signed in: the cookie's token is used up and replaced."""
    with call.database.writing() as session:
        kept = actions.refresh(
            session,
            congress_refresh or "",
            keep_for=timedelta(days=settings.refresh_days),
            now=call.now,
        )
        said = _answer(session, call, response, *kept) if kept else None
    if said is None:
        raise TokenReused()
    return said


@router.post("/switch", response_model=SignInOut, **asks(None, NotFound))
def switch_sign_in(call: CallDep, response: Response, sent: SwitchIn) -> object:
    """Act under another of your grants."""
    with call.writing() as (session, actor):
        assert call.sign_in_id is not None
        found = actions.switch(session, actor, call.sign_in_id, sent.grant_id)
        return _answer(session, call, response, found, None)


@router.post("/sign-out", status_code=204)
def sign_out(call: CallDep, response: Response, congress_refresh: CookieDep = None) -> None:
    """Sign this device out."""
    with call.database.writing() as session:
        actions.sign_out(session, congress_refresh or "", now=call.now)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@router.post("/sign-out-everywhere", status_code=204, **asks(None))
def sign_out_everywhere(call: CallDep, response: Response) -> None:
    """Sign every device out."""
    with call.writing() as (session, actor):
        assert actor.account_id is not None
        actions.end_all(session, actor.account_id, reason="signed-out", now=call.now)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@router.get("", response_model=list[DeviceOut], **asks(None))
def list_sign_ins(call: CallDep) -> object:
    """List where you are signed in."""
    with call.reading() as (session, actor):
        assert actor.account_id is not None
        return [
            {**one.model_dump(), "here": one.id == call.sign_in_id}
            for one in queries.open_sign_ins(session, actor.account_id)
        ]


@router.post("/{sign_in_id}/end", status_code=204, **asks(None, NotFound))
def end_sign_in(call: CallDep, sign_in_id: UUID) -> None:
    """Sign one of your devices out."""
    with call.writing() as (session, actor):
        actions.end_one(session, actor, sign_in_id, now=call.now)


def _answer(
    session: Session, call: Call, response: Response, sign_in: SignIn, refresh: str | None
) -> object:
    account = session.get_one(Account, sign_in.account_id)
    grant = session.get(Grant, sign_in.grant_id) if sign_in.grant_id else None
    role = grant.role.value if grant else None
    access = tokens.Access(account.id, sign_in.id, role)
    token, life = tokens.issue(access, now=call.now)
    if refresh:
        response.set_cookie(
            COOKIE,
            refresh,
            max_age=settings.refresh_days * 86400,
            path=COOKIE_PATH,
            httponly=True,
            samesite="strict",
            secure=settings.cookie_secure,
        )
    return {
        "access_token": token,
        "expires_in": life,
        "must_set_password": account.must_set_password,
        "me": me_of(session, account, sign_in.grant_id),
    }
