"""WeChat's answers over HTTP, and the switches that tests turn."""

import contextlib
import secrets
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.wechat_double.knows import APP_ID, LOGIN, PHONE, SECRET, SEND, TOKEN, Sent, Wechat

Deed = Callable[[Request], Awaitable[Response]]
DONE = Response(status_code=204)


def app_of(wechat: Wechat) -> Starlette:
    """Return the HTTP API over what this WeChat knows."""
    api, switches = Api(wechat), Switches(wechat)
    asked = {
        LOGIN: ("GET", api.login),
        TOKEN: ("POST", api.token),
        PHONE: ("POST", api.phone),
        SEND: ("POST", api.send),
    }
    turned = {
        "grants": ("POST", switches.agree),
        "sent": ("GET", switches.sent),
        "expire-token": ("POST", switches.expire),
        "next": ("POST", switches.fail),
        "forget": ("POST", switches.forget),
    }
    return Starlette(
        routes=[
            *(Route(path, api.counted(path, d), methods=[m]) for path, (m, d) in asked.items()),
            *(Route(f"/double/{name}", d, methods=[m]) for name, (m, d) in turned.items()),
        ]
    )


class Api:
    """What a mini-program's server may ask WeChat."""

    def __init__(self, wechat: Wechat) -> None:
        self.wechat = wechat

    def counted(self, path: str, deed: Deed) -> Deed:
        async def answer(request: Request) -> Response:
            self.wechat.asked[path] += 1
            if waiting := self.wechat.next.get(path):
                return error(waiting.pop(0))
            return await deed(request)

        return answer

    async def login(self, request: Request) -> Response:
        said = request.query_params
        if number := app_fault(said):
            return error(number)
        openid = self.wechat.spend(said.get("js_code", ""), "code", 40163)
        if isinstance(openid, int):
            return error(openid)
        return JSONResponse({"openid": openid, "session_key": secrets.token_urlsafe(16)})

    async def token(self, request: Request) -> Response:
        said = await request.json()
        if number := app_fault(said):
            return error(number)
        if said.get("force_refresh") and self.wechat.token:
            self.wechat.expire_token()
        token = self.wechat.token or self.wechat.new_token()
        return JSONResponse({"access_token": token, "expires_in": 7200})

    async def phone(self, request: Request) -> Response:
        if number := self.token_fault(request):
            return error(number)
        found = self.wechat.spend((await request.json()).get("code", ""), "phone", 40029)
        if isinstance(found, int):
            return error(found)
        info = {"phoneNumber": found, "purePhoneNumber": found, "countryCode": "86"}
        return JSONResponse({"errcode": 0, "errmsg": "ok", "phone_info": info})

    async def send(self, request: Request) -> Response:
        said = await request.json()
        if number := self.token_fault(request) or self.wechat.refusal(said):
            return error(number)
        data = {keyword: value["value"] for keyword, value in said["data"].items()}
        self.wechat.deliver(Sent(said["touser"], said["template_id"], said["page"], data))
        return JSONResponse({"errcode": 0, "errmsg": "ok"})

    def token_fault(self, request: Request) -> int:
        given = request.query_params.get("access_token")
        if given in self.wechat.over:
            return 42001
        return 0 if given and given == self.wechat.token else 40001


class Switches:
    """What tests, and people who look at the product, do in WeChat's place."""

    def __init__(self, wechat: Wechat) -> None:
        self.wechat = wechat

    async def agree(self, request: Request) -> Response:
        said = await request.json()
        self.wechat.agree(said["openid"], said["template_id"], said.get("count", 1))
        return DONE

    async def sent(self, _: Request) -> Response:
        return JSONResponse([vars(one) for one in self.wechat.sent])

    async def expire(self, _: Request) -> Response:
        self.wechat.expire_token()
        return DONE

    async def fail(self, request: Request) -> Response:
        said = await request.json()
        self.wechat.fail(said["path"], said["errcode"])
        return DONE

    async def forget(self, _: Request) -> Response:
        self.wechat.forget()
        return DONE


def error(number: int) -> JSONResponse:
    if 500 <= number < 600:
        return JSONResponse({}, number)
    return JSONResponse({"errcode": number, "errmsg": f"double: {number}"})


def app_fault(said: Mapping[str, Any]) -> int:
    if said.get("appid") != APP_ID:
        return 40013
    return 0 if said.get("secret") == SECRET else 40125


@contextlib.contextmanager
def serving(wechat: Wechat) -> Iterator[str]:
    """Answer on a free loopback port while the block lasts; give the address."""
    server = uvicorn.Server(
        uvicorn.Config(app_of(wechat), host="127.0.0.1", port=0, log_level="error")
    )
    listening = server.config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
