"""Days and moments within SQL: the same words on both databases, in the congress's zone.

Asia/Shanghai has kept UTC+8 without summer time since 1992, so SQLite may count with a fixed shift.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from backend.domain.kit.tables import UtcDateTime


class end_of(FunctionElement[datetime]):  # noqa: N801
    """The moment at which the day of a date column is over."""

    type = UtcDateTime()
    inherit_cache = True


class day_of(FunctionElement[date]):  # noqa: N801
    """The day in which the moment of a column lies."""

    type = Date()
    inherit_cache = True


class seconds_of(FunctionElement[int]):  # noqa: N801
    """Whole seconds since 1970 of the moment of a column."""

    type = BigInteger()
    inherit_cache = True


@compiles(end_of, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"({compiler.process(element.clauses, **kw)} || ' 16:00:00.000000')"


@compiles(end_of, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    day = compiler.process(element.clauses, **kw)
    return f"((({day}) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')"


@compiles(day_of, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+8 hours')"


@compiles(day_of, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(({compiler.process(element.clauses, **kw)}) AT TIME ZONE 'Asia/Shanghai')::date"


@compiles(seconds_of, "sqlite")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **kw)})"


@compiles(seconds_of, "postgresql")
def _(element: Any, compiler: Any, **kw: Any) -> str:
    return f"floor(extract(epoch from {compiler.process(element.clauses, **kw)}))::bigint"
