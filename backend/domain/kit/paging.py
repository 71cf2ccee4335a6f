"""One way to page through a list: keyset pages behind an opaque cursor, forwards and back."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from json import dumps, loads
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, Uuid, func, literal, select, tuple_
from sqlmodel import Session

from backend.domain.kit.errors import Invalid
from backend.domain.kit.tables import unread

T = TypeVar("T")


class CursorUnreadable(Invalid):
    message = "翻页位置无效，请从第一页重新查看。"


@dataclass(frozen=True)
class Window:
    """Which page is asked for; `after` is a cursor that an earlier page gave, either way."""

    limit: int = 50
    after: str | None = None
    count: bool = False


@dataclass(frozen=True)
class PageOf(Generic[T]):
    items: list[T]
    next: str | None
    previous: str | None
    count: int | None


def page_of(
    session: Session,
    statement: Select[Any],
    window: Window,
    *,
    keys: Sequence[Any],
    descending: bool = True,
) -> PageOf[Any]:
    """Return one page of rows ordered by `keys`, the id last, all in one direction.

    `keys` must not be null and their values are added to each row's end while reading.
    Raise CursorUnreadable for a cursor of another list.
    """
    position, backwards = _read(window.after, len(keys)) if window.after else (None, False)
    ask = statement.add_columns(*(unread(key).label(f"key_{i}") for i, key in enumerate(keys)))
    falling = descending != backwards
    if position is not None:
        bound = [literal(v, k.type) for v, k in zip(position, keys, strict=True)]
        here, there = tuple_(*keys), tuple_(*bound)
        ask = ask.where(here < there if falling else here > there)
    order = [key.desc() if falling else key.asc() for key in keys]
    rows = session.execute(ask.order_by(*order).limit(window.limit + 1)).all()
    more = len(rows) > window.limit
    rows = rows[: window.limit]
    if backwards:
        rows = rows[::-1]
    width = len(keys)
    last = _write(rows[-1][-width:], keys, False) if rows else None
    first = _write(rows[0][-width:], keys, True) if rows else None
    return PageOf(
        items=[row[0] if len(row) == width + 1 else row[:-width] for row in rows],
        next=last if more or backwards else None,
        previous=first if (more if backwards else position) else None,
        count=counted(session, statement) if window.count else None,
    )


def counted(session: Session, statement: Select[Any]) -> int:
    """Return how many rows the statement has."""
    rows = statement.order_by(None).subquery()
    return int(session.execute(select(func.count()).select_from(rows)).scalar_one())


def _write(values: Sequence[Any], keys: Sequence[Any], back: bool) -> str:
    said = [
        _plain(UUID(str(v)) if isinstance(key.type, Uuid) else v)
        for v, key in zip(values, keys, strict=True)
    ]
    return urlsafe_b64encode(dumps([int(back), *said]).encode()).decode().rstrip("=")


def _plain(value: Any) -> list[str]:
    match value:
        case datetime():
            return ["t", value.astimezone(UTC).isoformat()]
        case date():
            return ["d", value.isoformat()]
        case UUID():
            return ["u", value.hex]
        case bool() | int():
            return ["i", str(int(value))]
        case _:
            return ["s", str(value)]


_READERS: dict[str, Any] = {
    "t": datetime.fromisoformat,
    "d": date.fromisoformat,
    "u": UUID,
    "i": int,
    "s": str,
}


def _read(cursor: str, width: int) -> tuple[list[Any], bool]:
    try:
        back, *said = loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [_READERS[kind](text) for kind, text in said]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise CursorUnreadable() from None
    if len(values) != width:
        raise CursorUnreadable()
    return values, bool(back)
