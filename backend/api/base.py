"""What every resource shares: the call, the page, the refusals."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Query, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from sqlalchemy import text
from sqlmodel import Session

from backend.database import Database
from backend.domain.access import Actor, Permission
from backend.domain.engines.retries import actions as retries
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import (
    Conflict,
    Invalid,
    MatchMissing,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    Stale,
    TooMany,
)
from backend.domain.kit.paging import PageOf, Window
from backend.domain.people.sign_ins import queries as sign_ins
from backend.outside import tokens
from backend.settings import settings

Item = TypeVar("Item")
T = TypeVar("T")


class Out(BaseModel):
    """Base of every response."""

    model_config = ConfigDict(from_attributes=True)


class In(BaseModel):
    """Base of every request: unknown fields and unprintable characters are refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _printable(cls, sent: Any) -> Any:
        _refuse_unprintable(sent)
        return sent


def _refuse_unprintable(sent: Any) -> None:
    if isinstance(sent, str):
        if "\x00" in sent or any("\ud800" <= c <= "\udfff" for c in sent):
            raise ValueError("unprintable")
    elif isinstance(sent, Mapping):
        for key, value in sent.items():
            _refuse_unprintable(key)
            _refuse_unprintable(value)
    elif isinstance(sent, list):
        for value in sent:
            _refuse_unprintable(value)


class Page(BaseModel, Generic[Item]):
    """One page of a list; `next` and `previous` go back in as `after`."""

    items: list[Item]
    next: str | None
    previous: str | None = None
    count: int | None = None
    as_of: datetime
    """Pass it as `updated_since` next time: rows may come twice, none is missed."""


class IssueOut(Out):
    path: str
    code: str
    detail: str


class Problem(BaseModel):
    """RFC 9457 problem details; the type ends in the refusal's code."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    issues: list[IssueOut] = []


STATUS: dict[type[Refusal], int] = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Stale: 412,
    Invalid: 422,
    MatchMissing: 428,
    TooMany: 429,
}


def status_of(refusal: type[Refusal]) -> int:
    return next(code for kind, code in STATUS.items() if issubclass(refusal, kind))


def asks(permission: Permission | None, *refusals: type[Refusal], step: bool = False) -> Any:
    """Say for a route which permission it asks (none: to be signed in) and how it refuses.

    Goes into the decorator: `@router.get("", **asks(Permission.clues_read))`. The call checks the
    permission before anything else. `step` declares the refusals of a repeated Idempotency-Key.
    """
    named: list[type[Refusal]] = [NotSignedIn, NotAllowed, Invalid, *refusals]
    if step:
        named += [retries.KeyUsedOtherwise, retries.AnswerLost]
    said = permission.value if permission else "signed-in"
    return {"openapi_extra": {"x-permission": said}, "responses": refuses(*named)}


def refuses(*refusals: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """Name, for the OpenAPI document, the refusals that a route can answer with."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for refusal in refusals:
        entry = by_status.setdefault(
            status_of(refusal),
            {"description": "", "content": {"application/problem+json": {"schema": _PROBLEM}}},
        )
        if f"`{refusal.code()}`" not in entry["description"]:
            entry["description"] = f"{entry['description']} `{refusal.code()}`".strip()
    return by_status


_PROBLEM = {"$ref": "#/components/schemas/Problem"}


@dataclass
class Once:
    """An Idempotency-Key on its way through one request."""

    key: str
    asked: str
    kept: UUID | None = None


class Replay(Exception):
    """The step was taken before: answer what was answered then."""

    def __init__(self, status: int, answer: str) -> None:
        self.status, self.answer = status, answer


@dataclass
class Call:
    """One request: who asks, when, and the database to answer from."""

    database: Database
    access: tokens.Access | None
    permission: str | None
    now: datetime
    address: str | None = None
    once: Once | None = None
    match: str | None = None
    sign_in_id: UUID | None = field(init=False)

    def __post_init__(self) -> None:
        self.sign_in_id = self.access.sign_in_id if self.access else None

    @property
    def today(self) -> date:
        return today_of(self.now, settings.time_zone)

    @contextmanager
    def reading(self) -> Iterator[tuple[Session, Actor]]:
        with self.database.reading() as session:
            yield session, self._actor(session)

    @contextmanager
    def reporting(self) -> Iterator[tuple[Session, Actor]]:
        """Read several tables as they were at one moment."""
        with self.database.reporting() as session:
            yield session, self._actor(session)

    @contextmanager
    def writing(self) -> Iterator[tuple[Session, Actor]]:
        """Commit what the block did, or undo all of it; a repeated key is answered as before."""
        with self.database.writing() as session:
            actor = self._actor(session)
            if self.once and actor.account_id:
                self._claim(session, actor.account_id, self.once)
            yield session, actor

    def must_match(self, version: int) -> None:
        """Refuse unless If-Match names this version."""
        if not self.match:
            raise MatchMissing()
        if self.match.strip() != f'"{version}"':
            raise Stale()

    def as_of(self, session: Session) -> datetime:
        """Return the moment before which every write is visible, with ten seconds to spare."""
        oldest = self.now
        if session.get_bind().dialect.name == "postgresql":
            began = session.execute(_OLDEST_WRITE).scalar_one()
            oldest = min(oldest, began.astimezone(UTC)) if began else oldest
        return datetime.fromtimestamp(oldest.timestamp() - 10, UTC)

    def page(self, session: Session, page: PageOf[Any], items: list[Any] | None = None) -> Any:
        """Return what a `Page` is built from."""
        return {
            "items": page.items if items is None else items,
            "next": page.next,
            "previous": page.previous,
            "count": page.count,
            "as_of": self.as_of(session),
        }

    def _actor(self, session: Session) -> Actor:
        if self.access is None:
            raise NotSignedIn()
        actor = sign_ins.actor(session, self.access.sign_in_id, address=self.address)
        if actor is None:
            raise NotSignedIn()
        if self.permission and self.permission != "signed-in":
            actor.must(Permission(self.permission))
        return actor

    def _claim(self, session: Session, account_id: UUID, once: Once) -> None:
        before = retries.earlier(session, account_id=account_id, key=once.key, asked=once.asked)
        if before is not None and before.status is not None:
            raise Replay(before.status, before.answer or "")
        once.kept = retries.begin(
            session, account_id=account_id, key=once.key, asked=once.asked, now=self.now
        ).id


_OLDEST_WRITE = text(
    "select min(xact_start) from pg_stat_activity"
    " where datname = current_database() and backend_xid is not null"
)


def get_database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


def clock() -> datetime:
    return datetime.now(UTC)


async def get_call(
    request: Request,
    authorization: Annotated[str | None, Header(include_in_schema=False)] = None,
    if_match: Annotated[str | None, Header(include_in_schema=False)] = None,
    idempotency_key: Annotated[
        str | None, Header(include_in_schema=False, min_length=8, max_length=100)
    ] = None,
) -> Call:
    now = clock()
    route = request.scope["route"]
    permission = (route.openapi_extra or {}).get("x-permission")
    access = None
    if authorization and authorization[:7].lower() == "bearer ":
        try:
            access = tokens.check(authorization[7:], now=now)
        except tokens.TokenRefused:
            raise NotSignedIn("登录已过期，请重新登录。") from None
    call = Call(
        get_database(request),
        access,
        permission,
        now,
        address=request.client.host if request.client else None,
        match=if_match,
    )
    if idempotency_key and request.method == "POST":
        body = await request.body()
        asked = hashlib.sha256(f"{request.method} {request.url.path}\n".encode() + body)
        call.once = Once(idempotency_key, asked.hexdigest())
    request.state.call = call
    return call


class ListQuery(In):
    """Base of a ledger's filters; every list has these three, and refuses unknown ones."""

    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=500)
    count: bool = False

    @property
    def window(self) -> Window:
        return Window(self.limit, self.after, self.count)

    def narrowed(self) -> dict[str, Any]:
        """Return what was asked beyond the page."""
        return {k: v for k, v in self if k not in {"limit", "after", "count"}}


async def get_window(
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    after: Annotated[str | None, Query(max_length=500)] = None,
    count: bool = False,
) -> Window:
    return Window(limit, after, count)


CallDep = Annotated[Call, Depends(get_call)]
WindowDep = Annotated[Window, Depends(get_window)]


class StepRoute(APIRoute):
    """Keeps the answer of a step taken under an Idempotency-Key, and gives it again."""

    def get_route_handler(self) -> Any:
        plain = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                response = await plain(request)
            except Replay as before:
                return Response(before.answer, before.status, media_type="application/json")
            call: Call | None = getattr(request.state, "call", None)
            if call and call.once and call.once.kept:
                await _keep(call, call.once.kept, response)
            return response

        return handle


async def _keep(call: Call, key_id: UUID, response: Response) -> None:
    from starlette.concurrency import run_in_threadpool

    def keep() -> None:
        with call.database.writing() as session:
            answer = bytes(response.body).decode()
            retries.keep(session, key_id, status=response.status_code, answer=answer)

    await run_in_threadpool(keep)


def json(adapter: TypeAdapter[Any], said: Any, *, version: int | None = None) -> Response:
    """Validate and write an answer in one go; with a version, its ETag."""
    body = adapter.dump_json(adapter.validate_python(said, from_attributes=True))
    headers = {} if version is None else {"ETag": f'"{version}"'}
    return Response(body, media_type="application/json", headers=headers)
