"""WeChat's HTTP API for mini-programs: who signs in, their phone number, subscribe messages."""

import logging
import ssl
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import httpx

from backend.settings import settings

# The client writes every address it asks into its log, and these hold secrets and tokens.
logging.getLogger("httpx").setLevel(logging.WARNING)

TIMEOUT = httpx.Timeout(8, connect=3)


class Fault(StrEnum):
    """Why WeChat did not do what it was asked."""

    code = "code"
    """The code of `wx.login` or of the phone button is wrong, used, or five minutes old."""
    risky = "risky"
    """WeChat itself holds this user back."""
    user = "user"
    """There is no such user of this mini-program."""
    no_grant = "no_grant"
    """The user has not agreed to this message, or no longer."""
    template = "template"
    """There is no such template."""
    content = "content"
    """The message does not fit its template, or its page does not exist."""
    busy = "busy"
    """Not done, and may be asked again: WeChat is busy, or we asked too often."""
    unreachable = "unreachable"
    """Not done: nothing was sent."""
    unclear = "unclear"
    """It was sent, and no answer came: it may have been done."""
    ours = "ours"
    """Not done: app id, secret or server address is not what WeChat has on file."""


FAULTS: dict[int, Fault] = {
    -1: Fault.busy,
    40003: Fault.user,
    40029: Fault.code,
    40037: Fault.template,
    40163: Fault.code,
    40226: Fault.risky,
    41030: Fault.content,
    43101: Fault.no_grant,
    43107: Fault.no_grant,
    45009: Fault.busy,
    45011: Fault.busy,
    45047: Fault.busy,
    47003: Fault.content,
}
"""WeChat's error codes; every other one is ours to mend."""

_TOKEN_OVER = frozenset({40001, 40014, 42001})


class WechatFault(Exception):
    """WeChat did not do it; `fault` says why, `number` is WeChat's code if it gave one."""

    def __init__(self, fault: Fault, number: int | None = None) -> None:
        super().__init__(f"{fault} {number or ''}".strip())
        self.fault, self.number = fault, number


def configured() -> bool:
    """Return whether this office has a mini-program."""
    return bool(settings.wechat_app_id and settings.wechat_secret_file)


async def openid_of(code: str) -> str:
    """Return who `wx.login` gave this code to; raise WechatFault."""
    said = await _ask(
        "GET",
        "/sns/jscode2session",
        wants="openid",
        params={**_app(), "js_code": code, "grant_type": "authorization_code"},
    )
    return str(said["openid"])


async def phone_of(code: str) -> str:
    """Return the number behind the phone button's code, without +86; raise WechatFault."""
    said = await _ask_as_app("/wxa/business/getuserphonenumber", {"code": code}, wants="phone_info")
    return str(said["phone_info"].get("purePhoneNumber", ""))


async def send(openid: str, template_id: str, data: Mapping[str, str]) -> None:
    """Send one subscribe message, filling the template's keywords; raise WechatFault."""
    await _ask_as_app(
        "/cgi-bin/message/subscribe/send",
        {
            "touser": openid,
            "template_id": template_id,
            "page": settings.wechat_page,
            "data": {keyword: {"value": value} for keyword, value in data.items()},
        },
    )


_token: dict[str, str] = {}
"""This process's copy of each app's access token; WeChat gives the same one to all processes."""


async def _ask_as_app(
    path: str, body: Mapping[str, Any], *, wants: str | None = None
) -> dict[str, Any]:
    token = _token.get(settings.wechat_app_id) or await _renew()
    for last in (False, True):
        try:
            return await _ask("POST", path, wants=wants, params={"access_token": token}, json=body)
        except WechatFault as fault:
            if last or fault.number not in _TOKEN_OVER:
                raise
            token = await _renew(token)
    raise AssertionError("the last turn returns or raises")


async def _renew(refused: str | None = None) -> str:
    """Fetch the token all processes share; a new one if that is the one WeChat refused."""
    token = refused
    for force in (False, True):
        if token == refused:
            body = {**_app(), "grant_type": "client_credential", "force_refresh": force}
            token = await _stable_token(body)
    assert token is not None
    _token[settings.wechat_app_id] = token
    return token


async def _stable_token(body: Mapping[str, Any]) -> str:
    try:
        said = await _ask("POST", "/cgi-bin/stable_token", wants="access_token", json=body)
    except WechatFault as fault:
        # Whatever became of the token, what it was wanted for has not been sent.
        unsent = Fault.unreachable if fault.fault is Fault.unclear else fault.fault
        raise WechatFault(unsent, fault.number) from None
    return str(said["access_token"])


def _app() -> dict[str, str]:
    path = settings.wechat_secret_file
    if path is None:
        raise WechatFault(Fault.ours)
    try:
        return {"appid": settings.wechat_app_id, "secret": path.read_text("utf-8").strip()}
    except (OSError, ValueError):
        raise WechatFault(Fault.ours) from None


async def _ask(method: str, path: str, *, wants: str | None = None, **rest: Any) -> dict[str, Any]:
    """Ask, and return what WeChat says; faults never carry the address, which holds secrets."""
    try:
        async with httpx.AsyncClient(
            base_url=settings.wechat_api, timeout=TIMEOUT, verify=_certificates()
        ) as client:
            answer = await client.request(method, path, **rest)
        said = answer.raise_for_status().json()
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
        raise WechatFault(Fault.unreachable) from None
    except (httpx.HTTPError, ValueError):
        raise WechatFault(Fault.unclear) from None
    number = said.get("errcode") if isinstance(said, dict) else None
    if number:
        raise WechatFault(FAULTS.get(number, Fault.ours), number)
    if not isinstance(said, dict) or (wants and wants not in said):
        raise WechatFault(Fault.unclear)
    return said


@cache
def _certificates() -> ssl.SSLContext:
    # Reading the authorities takes longer than a call, so it is done once.
    return ssl.create_default_context()
