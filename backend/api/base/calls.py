"""One request: who asks, when, and the database to answer from."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import text
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool

from backend.api.base.refusals import SIGNED_IN
from backend.database import Database
from backend.domain.access import ROLE_PERMISSIONS, Actor, Permission, Role
from backend.domain.engines.retries import actions as retries
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import MatchMissing, NotAllowed, NotSignedIn, Stale
from backend.domain.kit.paging import PageOf, Window
from backend.domain.people.sign_ins import queries as sign_ins
from backend.outside import tokens
from backend.settings import settings


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
    def writing(self, *, much: bool = False) -> Iterator[tuple[Session, Actor]]:
        """Commit what the block did, or undo all of it; a repeated key is answered as before."""
        with self.database.writing(much=much) as session:
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
        if self.permission and self.permission != SIGNED_IN:
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


def _refuse_early(access: tokens.Access | None, permission: str | None) -> None:
    """Refuse before the body is read, so that nobody learns the shape of what is not theirs."""
    if permission is None:
        return
    if access is None:
        raise NotSignedIn()
    if permission == SIGNED_IN:
        return
    if access.role is None:
        raise NotSignedIn()
    if Permission(permission) not in ROLE_PERMISSIONS[Role(access.role)]:
        raise NotAllowed()


async def get_call(request: Request) -> Call:
    # Headers are read by hand: as parameters they cost a tenth of a short request.
    now = clock()
    headers = request.headers
    route = request.scope["route"]
    permission = (route.openapi_extra or {}).get("x-permission")
    access = None
    authorization = headers.get("authorization", "")
    if authorization[:7].lower() == "bearer ":
        try:
            access = tokens.check(authorization[7:], now=now)
        except tokens.TokenRefused:
            raise NotSignedIn("登录已过期，请重新登录。") from None
    _refuse_early(access, permission)
    call = Call(
        get_database(request),
        access,
        permission,
        now,
        address=request.client.host if request.client else None,
        match=headers.get("if-match"),
    )
    if request.method == "POST" and (key := headers.get("idempotency-key")) is not None:
        retries.check_key(key)
        body = await request.body()
        asked = hashlib.sha256(f"{request.method} {request.url.path}\n".encode() + body)
        call.once = Once(key, asked.hexdigest())
    request.state.call = call
    return call


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
    def keep() -> None:
        with call.database.writing() as session:
            answer = bytes(response.body).decode()
            retries.keep(session, key_id, status=response.status_code, answer=answer)

    await run_in_threadpool(keep)
