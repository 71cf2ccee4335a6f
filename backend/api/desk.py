"""Desk: /desk."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import TypeAdapter

from backend.api.base import Asked, CallDep, ListQuery, Out, Page, asks, json
from backend.api.clues.telling import holder_name
from backend.api.numbered import code_of
from backend.domain.access import Role
from backend.domain.desk import flows, late, waiting
from backend.domain.desk.figures import FilterValues
from backend.domain.desk.waiting import Due, Waiting
from backend.domain.features.clues.rules import ClueSource
from backend.domain.features.intake.rules import AboutWord
from backend.domain.features.problems.rules import ProblemSource
from backend.domain.features.problems.rules import label as problem_label
from backend.domain.kit.calendar import NEVER, Light, light
from backend.domain.kit.paging import CursorUnreadable

router = APIRouter(prefix="/desk", tags=["desk"])


class DeskRow(Out):
    """One thing that waits; `word` and `id` say where it is."""

    word: str
    id: UUID
    code: str
    title: str
    kind: Waiting
    light: Light
    due_on: date | None
    days_left: int | None
    who: str
    """The unit it concerns, or where it came from; for a unit the congress that asks."""


class DeskCounts(Out):
    """What the tabs say; news are not counted as waiting."""

    waiting: int
    overdue: int
    today: int
    kinds: dict[Waiting, int]


class DeskPage(Page[DeskRow]):
    """What waits: the late first, then by deadline."""

    counts: DeskCounts


class LateRow(Out):
    word: str
    id: UUID
    code: str
    title: str
    due_on: date
    days_left: int
    holder: str


class LateCount(Out):
    """How many of a word are overdue, and the filters that list them in its ledger."""

    word: str
    count: int
    filters: FilterValues


_LATE: dict[str, dict[str, str]] = {
    "instruments": {"opinions_late": "true"},
    "projects": {"timing": "late"},
}
"""What lists the late of a word in its ledger, where that is no light."""


class LateOut(Out):
    """The most overdue of all one may see, and how many there are."""

    items: list[LateRow]
    counts: list[LateCount]


class WeekFigureOut(Out):
    """A count, or days as a decimal string; `filters` list its rows in the clue ledger."""

    key: str
    value: str | None
    change: str | None
    series: list[str | None]
    filters: FilterValues


class WeekOut(Out):
    first_day: date
    last_day: date
    figures: list[WeekFigureOut]


class DeskQuery(ListQuery):
    """Which tab is looked at."""

    kind: list[Waiting] = []
    due: Due | None = None


_PAGE = TypeAdapter(DeskPage)

_CLUE_SOURCES: dict[ClueSource, str] = {
    ClueSource.deputy: "代表反映",
    ClueSource.resident: "群众反映",
    ClueSource.station: "联络站收到",
    ClueSource.hotline: "热线转来",
    ClueSource.petition: "信访转来",
    ClueSource.inspection: "检查发现",
}
_CODES: dict[AboutWord, str] = {
    AboutWord.deputies: "扫代表的码",
    AboutWord.stations: "扫家站的码",
}
_SOURCES: dict[str, Callable[[str], str]] = {
    "clues": lambda source: _CLUE_SOURCES[ClueSource(source)],
    "problems": lambda source: problem_label(ProblemSource(source)),
    "intake": lambda word: _CODES[AboutWord(word)],
}


@router.get("", response_model=DeskPage, **asks(None, CursorUnreadable))
def get_desk(call: CallDep, query: Asked[DeskQuery]) -> Response:
    """List what waits for you, and count it by kind."""
    with call.reporting() as (session, actor):
        page = waiting.inbox(
            session, actor, query.window, kinds=query.kind, due=query.due, today=call.today
        )
        counted = waiting.counts(session, actor, today=call.today)
        rows = [_row(read, actor.role, call.today) for read in page.items]
        counts = {
            "waiting": counted.total - counted.kinds.get(Waiting.declined, 0),
            "overdue": counted.overdue,
            "today": counted.today,
            "kinds": counted.kinds,
        }
        return json(_PAGE, call.page(session, page, rows) | {"counts": counts})


@router.get("/late", response_model=LateOut, **asks(None))
def get_desk_late(call: CallDep) -> object:
    """Show what is most overdue in all you may see."""
    with call.reporting() as (session, actor):
        found = late.late(session, actor, today=call.today)
    return {
        "items": [_late(read, call.today) for read in found.rows],
        "counts": [
            {
                "word": word,
                "count": count,
                "filters": _LATE.get(word, {"light": Light.overdue.value}),
            }
            for word, count in found.counts.items()
        ],
    }


@router.get("/week", response_model=WeekOut, **asks(None))
def get_desk_week(call: CallDep) -> object:
    """Show the figures of the last seven days beside the seven weeks before."""
    with call.reporting() as (session, actor):
        first, last = flows.last_week(call.today)
        figures = flows.week(session, actor, today=call.today)
        return {"first_day": first, "last_day": last, "figures": figures}


def _row(read: dict[str, Any], role: Role, today: date) -> dict[str, Any]:
    due = read["due_on"]
    known = due != NEVER
    return {
        **read,
        "code": _code(read),
        "light": light(due, today),
        "due_on": due if known else None,
        "days_left": (due - today).days if known else None,
        "who": _who(read, role),
    }


def _who(read: dict[str, Any], role: Role) -> str:
    if role is Role.unit_staff:
        return f"{read['congress']}交办"
    if read["kind"] in {Waiting.verify, Waiting.look} and read["source"] is not None:
        place = read["division"] or read["congress"]
        return f"{_SOURCES[read['word']](read['source'])} · {place}"
    if read["kind"] == Waiting.hand_over:
        return "待定承办单位"
    return str(read["unit"] or read["congress"])


def _code(read: dict[str, Any]) -> str:
    return code_of(
        read["word"],
        congress=read["congress"],
        level=read["level"],
        year=read["year"],
        number=read["number"],
    )


def _late(read: dict[str, Any], today: date) -> dict[str, Any]:
    return {
        **read,
        "code": _code(read),
        "days_left": (read["due_on"] - today).days,
        "holder": holder_name(read["holder"], read["congress"], read["unit"]),
    }
