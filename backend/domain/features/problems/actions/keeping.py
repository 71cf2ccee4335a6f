"""Writing problems down and putting them right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.files import actions as files
from backend.domain.engines.numbers.actions import next_number
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.search import actions as search
from backend.domain.features.problems.actions.taking import (
    WORD,
    check_unit,
    lead_assignment,
    said_day,
)
from backend.domain.features.problems.rules import (
    ENDED,
    WITH_UNIT,
    ProblemSource,
    ProblemState,
    RespondentType,
    print_of,
)
from backend.domain.features.problems.tables import Problem
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER, today_of
from backend.domain.kit.errors import Conflict, Invalid, NotAllowed
from backend.domain.people.divisions.tables import Division


class ProblemIdTaken(Conflict):
    message = "这个编号已经用在另一个问题上，请刷新后再试。"


class ProblemEnded(Conflict):
    message = "这个问题已经销号或者不予列入，不能再改。"


class PlaceElsewhere(Invalid):
    message = "地点不在本级区划内，请重新选择。"


class UnitHanded(Conflict):
    message = "问题已经交办，换责任单位请用“改交”。"


@dataclass(frozen=True)
class Found:
    """What is known of a problem when it is written down."""

    field_id: UUID
    words: str
    aspect_id: UUID | None = None
    place_words: str | None = None
    division_id: UUID | None = None
    source: ProblemSource | None = None
    respondent_type: RespondentType | None = None
    unit_id: UUID | None = None
    found_on: date | None = None
    measure: str | None = None
    due_on: date | None = None
    remark: str | None = None


def register(
    session: Session,
    actor: Actor,
    found: Found,
    *,
    id: UUID,
    campaign_id: UUID,
    year: int,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> Problem:
    """Write a problem into the list of a campaign of one's own congress.

    A repeat under the same id by the same account returns the first. Raise ProblemIdTaken,
    PlaceElsewhere, UnitElsewhere, FilesUnknown.
    """
    actor.must(Permission.problems_keep)
    assert actor.congress_id is not None
    before = session.get(Problem, id)
    if before is not None:
        if before.registered_by != actor.account_id or before.words != found.words:
            raise ProblemIdTaken()
        return before
    _check(session, actor, found.unit_id, found.division_id)
    today = today_of(now)
    rule_set = rulesets.in_force(session, WORD, actor.congress_id, today)
    said = {**vars(found), "due_on": found.due_on or NEVER, "found_on": found.found_on or today}
    problem = Problem(
        id=id,
        congress_id=actor.congress_id,
        scope=actor.scope,
        campaign_id=campaign_id,
        year=year,
        number=next_number(session, actor.congress_id, WORD, year),
        words_print=print_of(found.words),
        registered_by=actor.account_id,
        rule_set_id=rule_set.id if rule_set else None,
        created_at=now,
        updated_at=now,
        **said,
    )
    session.add(problem)
    session.flush()
    files.attach(session, actor, file_ids, word=WORD, about_id=id, step="register")
    reindex(session, problem)
    record(session, actor, WORD, id, "register", "登记问题", now=now, file_ids=file_ids)
    return problem


def edit(
    session: Session, actor: Actor, problem: Problem, *, to: Mapping[str, Any], now: datetime
) -> Problem:
    """Change the named columns; `due_on` None takes the deadline away.

    Raise NotAllowed, ProblemEnded, UnitHanded, PlaceElsewhere, UnitElsewhere.
    """
    actor.must(Permission.problems_keep)
    if actor.congress_id != problem.congress_id:
        raise NotAllowed()
    if problem.state in ENDED:
        raise ProblemEnded()
    wanted = dict(to)
    if "due_on" in wanted:
        wanted["due_on"] = wanted["due_on"] or NEVER
    changed = {name: value for name, value in wanted.items() if getattr(problem, name) != value}
    if not changed:
        return problem
    if "unit_id" in changed and problem.state not in {ProblemState.found, ProblemState.verified}:
        raise UnitHanded()
    _check(session, actor, changed.get("unit_id"), changed.get("division_id"))
    said = {name: [_plain(getattr(problem, name)), _plain(changed[name])] for name in changed}
    for name, value in changed.items():
        setattr(problem, name, value)
    if changed.get("unit_id"):
        problem.unit_words = None
    problem.words_print = print_of(problem.words)
    problem.touch(now)
    session.add(problem)
    if "due_on" in changed:
        _move_deadline(session, problem, now)
    reindex(session, problem)
    title = f"期限改为{said_day(problem.due_on)}" if list(changed) == ["due_on"] else "修改内容"
    record(session, actor, WORD, problem.id, "edit", title, now=now, details=said)
    return problem


def reindex(session: Session, problem: Problem) -> None:
    """Make the problem findable by its words, place, unit as written and number."""
    search.index(session, WORD, problem.id, *findable(problem), at=problem.created_at)


def findable(problem: Problem) -> list[str | None]:
    """Return the texts a problem is found by."""
    return [
        problem.words,
        problem.place_words,
        problem.unit_words,
        f"{problem.year}号{problem.number}号",
    ]


def _move_deadline(session: Session, problem: Problem, now: datetime) -> None:
    given = lead_assignment(session, problem) if problem.state in WITH_UNIT else None
    if given is not None:
        given.due_on = problem.due_on
        given.touch(now)
        session.add(given)


def _check(session: Session, actor: Actor, unit_id: UUID | None, division_id: UUID | None) -> None:
    assert actor.congress_id is not None
    if unit_id is not None:
        check_unit(session, actor.congress_id, unit_id, "body.unit_id")
    if division_id is not None:
        division = session.get(Division, division_id)
        if division is None or not f"{division.path}.".startswith(f"{actor.scope}."):
            raise PlaceElsewhere.at("body.division_id")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, int | str):
        return value
    return str(value)
