"""Signing in as a WeChat user: binding once, then coming in without a password.

WeChat is asked before the transaction opens: no connection waits for the world outside.
"""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from backend.api.base import Call, CallDep, asks, refuses
from backend.api.sign_ins.shapes import SignInOut, WechatBindIn, WechatIn, WechatOut
from backend.api.sign_ins.telling import DeviceDep, place_of, said
from backend.domain.kit.errors import Invalid, TooMany
from backend.domain.people.sign_ins import actions, queries
from backend.domain.people.sign_ins.rules import (
    AccountLocked,
    AlreadyBound,
    BindingCodeWrong,
    PhoneUnknown,
    WechatNotConfigured,
    WechatRefused,
    WechatUnavailable,
    WechatUnbound,
)
from backend.outside import wechat
from backend.outside.wechat import Fault, WechatFault

router = APIRouter(prefix="/sign-ins/wechat", tags=["sign-ins"])

_WECHAT = (WechatNotConfigured, WechatRefused, WechatUnavailable, AccountLocked, Invalid)


@router.post("", response_model=SignInOut, responses=refuses(*_WECHAT, WechatUnbound))
async def sign_in_by_wechat(call: CallDep, sent: WechatIn, device: DeviceDep = None) -> object:
    """Sign in as the WeChat user; the refresh token is in the answer, there is no cookie."""
    openid = await _openid(sent.code)
    return await run_in_threadpool(_enter, call, openid, device)


@router.post(
    "/bind",
    response_model=SignInOut,
    responses=refuses(*_WECHAT, BindingCodeWrong, PhoneUnknown, AlreadyBound, TooMany),
)
async def bind_wechat(call: CallDep, sent: WechatBindIn, device: DeviceDep = None) -> object:
    """Bind the WeChat user to their account, once, and sign in.

    By a code that staff handed out, or by the phone number that WeChat vouches for.
    """
    if (sent.binding_code is None) == (sent.phone_code is None):
        raise Invalid.at("body.binding_code", "请填绑定码，或者用手机号绑定，二者选一。")
    openid = await _openid(sent.code)
    phone = await _phone(sent.phone_code) if sent.phone_code else None
    return await run_in_threadpool(_bind, call, openid, sent.binding_code, phone, device)


@router.get("", response_model=WechatOut, **asks(None))
def get_wechat(call: CallDep) -> object:
    """Say whether your account is bound to a WeChat."""
    with call.reading() as (session, actor):
        assert actor.account_id is not None
        bound = queries.bindings(session, [actor.account_id]).get(actor.account_id)
        return {
            "configured": wechat.configured(),
            "bound": bound is not None,
            "bound_at": bound.created_at if bound else None,
        }


@router.post("/unbind", status_code=204, **asks(None))
def unbind_wechat(call: CallDep) -> None:
    """End the binding; whatever was signed in through WeChat is signed out."""
    with call.writing() as (session, actor):
        assert actor.account_id is not None
        actions.unbind(session, actor, actor.account_id, reason="本人解除绑定", now=call.now)


def _enter(call: Call, openid: str, device: str | None) -> object:
    with call.database.writing() as session:
        made, token = actions.enter_by_wechat(session, openid, place_of(call, device), now=call.now)
        return said(session, call, made, refresh=token)


def _bind(
    call: Call, openid: str, code: str | None, phone: str | None, device: str | None
) -> object:
    place = place_of(call, device)
    with call.database.writing() as session:
        made = actions.bind(session, openid, place, code=code, phone=phone, now=call.now)
        told = said(session, call, made[0], refresh=made[1]) if made else None
    if told is None:
        raise BindingCodeWrong.at("body.binding_code")
    return told


async def _openid(code: str) -> str:
    if not wechat.configured():
        raise WechatNotConfigured()
    try:
        return await wechat.openid_of(code)
    except WechatFault as fault:
        raise _refusal(fault, "body.code") from None


async def _phone(code: str) -> str:
    try:
        return await wechat.phone_of(code)
    except WechatFault as fault:
        raise _refusal(fault, "body.phone_code") from None


def _refusal(fault: WechatFault, path: str) -> Invalid | WechatUnavailable:
    if fault.fault is Fault.code:
        return WechatRefused.at(path)
    if fault.fault is Fault.risky:
        return WechatRefused.at(path, "微信限制了这个用户登录，请改用网页登录。")
    return WechatUnavailable()
