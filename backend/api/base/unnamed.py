"""A request that does not say who sends it, and must not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from backend.api.base import calls
from backend.database import Database
from backend.domain.kit.errors import Invalid


class SentWithName(Invalid):
    message = "投票时不能带登录信息：请用智慧人大的投票页面投票。"


@dataclass(frozen=True)
class Unnamed:
    """When, and the database to answer from; no actor, no address, no key of a retry."""

    database: Database
    now: datetime


def get_unnamed(request: Request) -> Unnamed:
    """Raise SentWithName for a token or a cookie."""
    if "authorization" in request.headers or "cookie" in request.headers:
        raise SentWithName()
    return Unnamed(calls.get_database(request), calls.clock())


UnnamedDep = Annotated[Unnamed, Depends(get_unnamed)]
