"""The bases of requests and responses."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from backend.domain.kit.paging import Window

Item = TypeVar("Item")


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


class ReasonIn(In):
    """Why a matter is taken back, returned, refused: for those it concerns to read."""

    reason: Annotated[str, Field(min_length=2, max_length=2000)]


class ShortReasonIn(In):
    """Why something of the registers is ended, in one line."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]


class ListQuery(In):
    """Base of a ledger's filters; every list has these three, and refuses unknown ones."""

    limit: int = Field(50, ge=1, le=200)
    after: str | None = Field(None, max_length=500)
    count: bool = False

    @property
    def window(self) -> Window:
        return Window(self.limit, self.after, self.count)

    def narrowed(self) -> dict[str, Any]:
        """Return what was asked beyond the page, lists as tuples."""
        asked = {k: v for k, v in self if k not in {"limit", "after", "count"}}
        return {k: tuple(v) if isinstance(v, list) else v for k, v in asked.items()}


def json(adapter: TypeAdapter[Any], said: Any, *, version: int | None = None) -> Response:
    """Validate and write an answer in one go; with a version, its ETag."""
    body = adapter.dump_json(adapter.validate_python(said, from_attributes=True))
    headers = {} if version is None else {"ETag": f'"{version}"'}
    return Response(body, media_type="application/json", headers=headers)
