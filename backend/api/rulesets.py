"""Rule sets and the calendar: /rulesets."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field, ValidationError

from backend.api.base import CallDep, In, Out, StepRoute, asks
from backend.api.base.handlers import sentence
from backend.domain.access import Permission
from backend.domain.engines.rulesets import actions, queries
from backend.domain.engines.rulesets.actions import ValidFromPast
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.clues.rules import CITATIONS, ClueNumbers
from backend.domain.features.escalations.rules import CITATIONS as ESCALATION_CITATIONS
from backend.domain.features.escalations.rules import EscalationNumbers
from backend.domain.features.intake.rules import CITATIONS as INTAKE_CITATIONS
from backend.domain.features.intake.rules import IntakeNumbers
from backend.domain.features.problems.rules import CITATIONS as PROBLEM_CITATIONS
from backend.domain.features.problems.rules import ProblemNumbers
from backend.domain.features.projects.rules import CITATIONS as PROJECT_CITATIONS
from backend.domain.features.projects.rules import ProjectNumbers
from backend.domain.features.self_checks.rules import CITATIONS as SELF_CHECK_CITATIONS
from backend.domain.features.self_checks.rules import SelfCheckNumbers
from backend.domain.features.tasks.rules import CITATIONS as TASK_CITATIONS
from backend.domain.features.tasks.rules import TaskNumbers
from backend.domain.features.weekly_reports.rules import CITATIONS as WEEKLY_CITATIONS
from backend.domain.features.weekly_reports.rules import WeeklyNumbers
from backend.domain.kit.errors import Invalid, Issue, NotFound

router = APIRouter(prefix="/rulesets", tags=["rulesets"], route_class=StepRoute)

Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2199, 12, 31))]
NUMBERS: dict[str, tuple[str, type[BaseModel], dict[str, str]]] = {
    "clues": ("问题线索办理规则", ClueNumbers, CITATIONS),
    "problems": ("问题清单整改规则", ProblemNumbers, PROBLEM_CITATIONS),
    "projects": ("民生实事项目规则", ProjectNumbers, PROJECT_CITATIONS),
    "tasks": ("任务清单办理规则", TaskNumbers, TASK_CITATIONS),
    "escalations": ("上报问题答复规则", EscalationNumbers, ESCALATION_CITATIONS),
    "intake": ("群众来件规则", IntakeNumbers, INTAKE_CITATIONS),
    "self-checks": ("自查自纠规则", SelfCheckNumbers, SELF_CHECK_CITATIONS),
    "weekly-reports": ("周报规则", WeeklyNumbers, WEEKLY_CITATIONS),
}
"""What each procedure's numbers are: title, shape, citations of the defaults."""


class NumberOut(Out):
    """One number of a procedure, its meaning and where it comes from."""

    name: str
    title: str
    value: int | list[int]
    citation: str


class RuleSetOut(Out):
    """A version; without an id it is the default that ships."""

    id: UUID | None
    word: str
    title: str
    own: bool
    number: int
    valid_from: date | None
    reason: str | None
    created_at: datetime | None
    in_force: bool
    numbers: list[NumberOut]


class AdoptIn(In):
    """All numbers of the new version; citations may be given for each."""

    word: str = Field(max_length=30)
    numbers: dict[str, int | list[int]] = Field(max_length=50)
    citations: dict[str, Annotated[str, Field(max_length=300)]] = Field({}, max_length=50)
    valid_from: Day
    reason: str | None = Field(None, max_length=200)


class CalendarDayOut(Out):
    day: date
    works: bool
    name: str


class CalendarDayIn(In):
    """`works` left out: the day is like any other of its weekday again."""

    works: bool | None = None
    name: str = Field("", max_length=50)


class NumbersWrong(Invalid):
    message = "有数字填得不对，请按提示修改。"


@router.get("", response_model=list[RuleSetOut], **asks(Permission.rulesets_read, NotFound))
def list_rulesets(call: CallDep, word: Annotated[str, Query(max_length=30)] = "clues") -> object:
    """List the versions of a procedure's numbers you fall under, the newest first."""
    title, shape, citations = _known(word)
    with call.reading() as (session, actor):
        found = list(queries.versions(session, word, actor.congress_id))
        force = queries.in_force(session, word, actor.congress_id, call.today)
        shipped = RuleSet(
            word=word,
            number=0,
            numbers=shape().model_dump(),
            citations=citations,
            valid_from=date(2000, 1, 1),
            created_at=call.now,
            updated_at=call.now,
        )
        return [
            _out(title, shape, citations, one, force=force, shipped=one is shipped)
            for one in [*found, shipped]
        ]


@router.post(
    "",
    response_model=RuleSetOut,
    **asks(Permission.rulesets_keep, NotFound, NumbersWrong, ValidFromPast),
)
def adopt_ruleset(call: CallDep, sent: AdoptIn) -> object:
    """Adopt a new version for your congress; what began before keeps the old one."""
    title, shape, citations = _known(sent.word)
    try:
        numbers = shape.model_validate(sent.numbers)
    except ValidationError as fault:
        raise NumbersWrong(issues=_issues(fault)) from None
    said = {k: v for k, v in sent.citations.items() if k in citations and v}
    with call.writing() as (session, actor):
        made = actions.adopt(
            session,
            actor,
            sent.word,
            congress_id=actor.congress_id,
            numbers=numbers.model_dump(),
            citations=citations | said,
            valid_from=sent.valid_from,
            reason=sent.reason,
            today=call.today,
            now=call.now,
        )
        force = queries.in_force(session, sent.word, actor.congress_id, call.today)
        return _out(title, shape, citations, made, force=force, shipped=False)


@router.get("/calendar", response_model=list[CalendarDayOut], **asks(Permission.rulesets_read))
def list_calendar_days(call: CallDep, year: Annotated[int, Query(ge=2000, le=2199)]) -> object:
    """List the days of a year that differ from the plain week."""
    with call.reading() as (session, _):
        return queries.calendar(session, year)


@router.put("/calendar/{day}", status_code=204, **asks(Permission.rulesets_keep))
def set_calendar_day(call: CallDep, day: Day, sent: CalendarDayIn) -> None:
    """Say whether a day is worked, against the plain week."""
    with call.writing() as (session, actor):
        actions.set_day(session, actor, day, works=sent.works, name=sent.name, now=call.now)


def _known(word: str) -> tuple[str, type[BaseModel], dict[str, str]]:
    try:
        return NUMBERS[word]
    except KeyError:
        raise NotFound() from None


def _issues(fault: ValidationError) -> list[Issue]:
    return [
        Issue(
            ".".join(["body", "numbers", *(str(part) for part in error["loc"])]),
            error["type"],
            sentence(error["type"], error.get("ctx") or {}),
        )
        for error in fault.errors()
    ]


def _out(
    title: str,
    shape: type[BaseModel],
    citations: dict[str, str],
    rules: RuleSet,
    *,
    force: RuleSet | None,
    shipped: bool,
) -> dict[str, Any]:
    values = shape.model_validate(rules.numbers).model_dump()
    return {
        **rules.model_dump(),
        "id": None if shipped else rules.id,
        "valid_from": None if shipped else rules.valid_from,
        "created_at": None if shipped else rules.created_at,
        "title": title,
        "own": rules.congress_id is not None,
        "in_force": shipped if force is None else rules.id == force.id,
        "numbers": [
            {
                "name": name,
                "title": field.title or name,
                "value": values[name],
                "citation": rules.citations.get(name) or citations.get(name, ""),
            }
            for name, field in shape.model_fields.items()
        ],
    }
