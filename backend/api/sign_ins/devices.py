"""Signing in by password, staying signed in, and signing devices out."""

from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import CallDep, asks, refuses
from backend.api.sign_ins.shapes import DeviceOut, RefreshIn, SignInIn, SignInOut, SwitchIn
from backend.api.sign_ins.telling import (
    COOKIE,
    COOKIE_PATH,
    CookieDep,
    DeviceDep,
    keep_for,
    keep_in_cookie,
    place_of,
    said,
)
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.people.sign_ins import actions, queries
from backend.domain.people.sign_ins.rules import SignInEnded, SignInRefused, TokenReused

router = APIRouter(prefix="/sign-ins", tags=["sign-ins"])


@router.post("", response_model=SignInOut, responses=refuses(SignInRefused, Invalid))
def sign_in(call: CallDep, response: Response, sent: SignInIn, device: DeviceDep = None) -> object:
    """Sign in with user name and password."""
    place = place_of(call, device)
    with call.database.writing() as session:
        made = actions.sign_in(session, **sent.model_dump(), place=place, now=call.now)
        told = said(session, call, made[0]) if made else None
    if made is None:
        raise SignInRefused()
    keep_in_cookie(response, made[1])
    return told


@router.post(
    "/refresh", response_model=SignInOut, responses=refuses(SignInEnded, TokenReused, Invalid)
)
def refresh_sign_in(
    call: CallDep,
    response: Response,
    sent: RefreshIn | None = None,
    congress_refresh: CookieDep = None,
) -> object:
    """Stay signed in: the token is used up and replaced.

    It is the cookie's, or the body's; who sends it in the body gets the next one in the body.
    """
    token = sent.refresh_token if sent else congress_refresh or ""
    with call.database.writing() as session:
        kept = actions.refresh(session, token, keep_for=keep_for(), now=call.now)
        told = said(session, call, kept[0], refresh=kept[1] if sent else None) if kept else None
    if kept is None:
        raise TokenReused()
    if sent is None:
        keep_in_cookie(response, kept[1])
    return told


@router.post("/switch", response_model=SignInOut, **asks(None, NotFound))
def switch_sign_in(call: CallDep, sent: SwitchIn) -> object:
    """Act under another of your grants."""
    with call.writing() as (session, actor):
        assert call.sign_in_id is not None
        found = actions.switch(session, actor, call.sign_in_id, sent.grant_id)
        return said(session, call, found)


@router.post("/sign-out", status_code=204, responses=refuses(Invalid))
def sign_out(
    call: CallDep,
    response: Response,
    sent: RefreshIn | None = None,
    congress_refresh: CookieDep = None,
) -> None:
    """Sign this device out, by the cookie's refresh token or the body's."""
    token = sent.refresh_token if sent else congress_refresh or ""
    with call.database.writing() as session:
        actions.sign_out(session, token, now=call.now)
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
