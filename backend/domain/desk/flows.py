"""What flowed through the clues day by day: by week for the desk, by month for the overview."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import and_, case, func
from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.desk.figures import Figure, FilterValues, Rate, parameters
from backend.domain.features.clues import queries
from backend.domain.features.clues.queries import C, ClueFilters, conditions
from backend.domain.features.clues.rules import AnswerTiming
from backend.domain.kit.moments import day_of, seconds_of

WEEKS, MONTHS = 8, 12

_DAYS: dict[str, Any] = {
    "created": day_of(C.created_at),
    "handed_over": day_of(C.handed_over_at),
    "answer_due": C.answer_due_on,
    "answered": day_of(C.answered_at),
    "signed_off": day_of(C.signed_off_at),
}
"""The days of a clue; `<name>_from` and `<name>_to` narrow the ledger to them."""

_LATE: dict[str, Any] = {"answer": [AnswerTiming.late]}
_IN_TIME: dict[str, Any] = {"answer": [AnswerTiming.in_time]}
_JUDGED: dict[str, Any] = {"answer": [AnswerTiming.in_time, AnswerTiming.late]}

Span = tuple[date, date]
"""First and last day, both within."""


@dataclass(frozen=True)
class WeekFigure:
    """One figure of the last seven days, and the filters that list its rows."""

    key: str
    value: str | None
    """A count, or days with one decimal; none where nothing was answered."""
    change: str | None
    """Against the seven days before, with its sign; none where either is."""
    series: list[str | None]
    """The last eight weeks, the oldest first."""
    filters: FilterValues


@dataclass(frozen=True)
class Month:
    """What happened in one month: `2026-11`."""

    month: str
    received: Figure
    handed_over: Figure
    answered: Figure
    signed_off: Figure
    in_time: Rate
    """Of the answers whose day fell into this month."""


def last_week(today: date) -> Span:
    """Return the last seven days, today included."""
    return today - timedelta(days=6), today


def week(session: Session, actor: Actor, *, today: date) -> list[WeekFigure]:
    """Return the figures of the last seven days, today included.

    `overdue` counts the answers whose day passed within the week without them; `days` is the mean
    from hand-over to answer over what was answered.
    """
    spans = [
        (today - timedelta(days=7 * back + 6), today - timedelta(days=7 * back))
        for back in reversed(range(WEEKS))
    ]
    whole = (spans[0][0], today)
    shown = []
    for key, name, narrowed in (
        ("received", "created", {}),
        ("handed_over", "handed_over", {}),
        ("signed_off", "signed_off", {}),
        ("overdue", "answer_due", _LATE),
    ):
        daily = _daily(session, actor, name, whole, narrowed, today)
        series = [Decimal(_within(daily, span)) for span in spans]
        shown.append(_figure(key, series, _spanned(name, spans[-1]) | narrowed))
    taken = _taken(session, actor, whole, today)
    means = [_mean(taken, span) for span in spans]
    return [*shown, _figure("days", means, _spanned("answered", spans[-1]))]


def months(
    session: Session, actor: Actor, base: Mapping[str, Any], *, last: date, today: date
) -> list[Month]:
    """Return the twelve months up to the one of `last`, of the clues that `base` narrows to."""
    spans = _months_to(last)
    whole = (spans[0][0], spans[-1][1])
    daily = {
        key: _daily(session, actor, name, whole, base, today)
        for key, name in (
            ("received", "created"),
            ("handed_over", "handed_over"),
            ("answered", "answered"),
            ("signed_off", "signed_off"),
        )
    }
    daily["in_time"], daily["late"] = _judged(session, actor, whole, base, today)
    daily["judged"] = dict(Counter(daily["in_time"]) + Counter(daily["late"]))

    def figure(key: str, name: str, span: Span, narrowed: Mapping[str, Any]) -> Figure:
        filters = {**base, **narrowed, **_spanned(name, span)}
        return Figure(_within(daily[key], span), parameters(filters))

    return [
        Month(
            month=f"{span[0]:%Y-%m}",
            received=figure("received", "created", span, {}),
            handed_over=figure("handed_over", "handed_over", span, {}),
            answered=figure("answered", "answered", span, {}),
            signed_off=figure("signed_off", "signed_off", span, {}),
            in_time=Rate(
                figure("in_time", "answer_due", span, _IN_TIME),
                figure("judged", "answer_due", span, _JUDGED),
            ),
        )
        for span in spans
    ]


def _daily(
    session: Session,
    actor: Actor,
    name: str,
    span: Span,
    narrowed: Mapping[str, Any],
    today: date,
) -> dict[date, int]:
    filters = ClueFilters(**_spanned(name, span), **narrowed)
    day = _DAYS[name]
    statement = (
        queries.visible_to(actor, day, func.count())
        .where(*conditions(filters, today=today))
        .group_by(day)
    )
    return {on: count for on, count in session.execute(statement)}


def _judged(
    session: Session, actor: Actor, span: Span, base: Mapping[str, Any], today: date
) -> tuple[dict[date, int], dict[date, int]]:
    """Return by the day of the deadline how many answers came in time, and how many did not."""
    in_time, late = (
        func.sum(case((and_(*conditions(ClueFilters(**one), today=today)), 1), else_=0))
        for one in (_IN_TIME, _LATE)
    )
    filters = ClueFilters(**_spanned("answer_due", span), **base)
    statement = (
        queries.visible_to(actor, C.answer_due_on, in_time, late)
        .where(*conditions(filters, today=today))
        .group_by(C.answer_due_on)
    )
    rows = session.execute(statement).all()
    return {row[0]: int(row[1]) for row in rows}, {row[0]: int(row[2]) for row in rows}


def _taken(session: Session, actor: Actor, span: Span, today: date) -> dict[date, tuple[int, int]]:
    """Return by day how many were answered, and how many seconds they took together."""
    day = _DAYS["answered"]
    took = func.sum(seconds_of(C.answered_at) - seconds_of(C.handed_over_at))
    statement = (
        queries.visible_to(actor, day, func.count(), took)
        .where(*conditions(ClueFilters(**_spanned("answered", span)), today=today))
        .group_by(day)
    )
    return {on: (count, int(seconds)) for on, count, seconds in session.execute(statement)}


def _mean(taken: Mapping[date, tuple[int, int]], span: Span) -> Decimal | None:
    found = [took for on, took in taken.items() if span[0] <= on <= span[1]]
    count = sum(n for n, _ in found)
    if not count:
        return None
    exact = Decimal(sum(seconds for _, seconds in found)) / (86_400 * count)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _within(daily: Mapping[date, int], span: Span) -> int:
    return sum(count for on, count in daily.items() if span[0] <= on <= span[1])


def _figure(key: str, series: Sequence[Decimal | None], filters: Mapping[str, Any]) -> WeekFigure:
    before, now = series[-2:]
    change = None if before is None or now is None else f"{now - before:+}"
    said = [None if one is None else str(one) for one in series]
    return WeekFigure(key, said[-1], change, said, parameters(dict(filters)))


def _spanned(name: str, span: Span) -> dict[str, Any]:
    return {f"{name}_from": span[0], f"{name}_to": span[1]}


def _months_to(last: date) -> list[Span]:
    spans = []
    year, month = last.year, last.month
    for _ in range(MONTHS):
        length = monthrange(year, month)[1]
        spans.append((date(year, month, 1), date(year, month, length)))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return spans[::-1]
