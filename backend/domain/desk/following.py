"""What a resident sees by the code word: where it stands, in plain words, and nobody's name."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session

from backend.domain.desk.listing import problem_behind
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.features.clues.rules import ENDED, ClueState, Holder
from backend.domain.features.clues.rules.stages import Stage, stages
from backend.domain.features.clues.tables import Clue
from backend.domain.features.intake.rules import IntakeState
from backend.domain.features.intake.tables import Intake
from backend.domain.features.problems.rules import ENDED as PROBLEM_ENDED
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


class Standing(StrEnum):
    """Where it stands, as a resident needs to know it."""

    waiting = "waiting"
    discarded = "discarded"
    checking = "checking"
    handling = "handling"
    answered = "answered"
    closed = "closed"
    declined = "declined"


_OF_CLUE: dict[ClueState, Standing] = {
    ClueState.submitted: Standing.checking,
    ClueState.verified: Standing.checking,
    ClueState.handed_over: Standing.handling,
    ClueState.handling: Standing.handling,
    ClueState.answered: Standing.answered,
    ClueState.rated: Standing.answered,
    ClueState.signed_off: Standing.closed,
    ClueState.declined: Standing.declined,
    ClueState.merged: Standing.closed,
    ClueState.withdrawn: Standing.closed,
    ClueState.listed: Standing.handling,
}
MOST_MERGES = 10


@dataclass(frozen=True)
class Progress:
    """`until` is by when the holder must act; `said` is the whole in one sentence."""

    state: Standing
    said: str
    created_at: datetime
    look_by: date
    holder: str | None
    until: date | None
    steps: list[Stage]
    answer: str | None
    answered_at: datetime | None
    reason: str | None


def progress(session: Session, intake: Intake) -> Progress:
    """Return how what was sent stands, through to the clue that came of it."""
    congress = session.get_one(Congress, intake.congress_id).short_name
    if intake.clue_id is None:
        return _not_yet(intake, congress)
    clue = _leading(session, session.get_one(Clue, intake.clue_id))
    unit = session.get(Unit, clue.lead_unit_id) if clue.lead_unit_id else None
    if (behind := problem_behind(session, clue)) is not None:
        return _listed(session, intake, clue, behind, congress)
    given = assignments.of_matter(session, clue.id)
    lead = next((a for a, _ in given if a.role is AssignmentRole.lead), None)
    state = _OF_CLUE[clue.state]
    holder = None if clue.state in ENDED else _holder(clue, congress, unit)
    until = None if clue.state in ENDED or clue.due_on == NEVER else clue.due_on
    return Progress(
        state=state,
        said=_said(state, congress, unit.name if unit else congress, until),
        created_at=intake.created_at,
        look_by=intake.look_by,
        holder=holder,
        until=until,
        steps=[
            Stage("收到", "done", intake.created_at, None, congress),
            Stage("登记", "done", intake.looked_at, None, congress),
            *stages(clue, lead, congress, unit.name if unit else None)[1:],
        ],
        answer=clue.answer,
        answered_at=clue.answered_at,
        reason=clue.ended_reason if state is Standing.declined else None,
    )


def _listed(
    session: Session, intake: Intake, clue: Clue, problem: Problem, congress: str
) -> Progress:
    """Return how it stands on the problem list, where the clue went on."""
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    name = unit.name if unit else problem.unit_words
    ended = problem.state in PROBLEM_ENDED
    until = None if ended or problem.due_on == NEVER else problem.due_on
    state = Standing.closed if ended else Standing.handling
    return Progress(
        state=state,
        said=_said(state, congress, name or congress, None),
        created_at=intake.created_at,
        look_by=intake.look_by,
        holder=None if ended else name or congress,
        until=until,
        steps=[
            Stage("收到", "done", intake.created_at, None, congress),
            Stage("登记", "done", intake.looked_at, None, congress),
            *stages(clue, None, congress, None)[1:],
        ],
        answer=problem.result,
        answered_at=problem.reported_done_at,
        reason=None,
    )


def _leading(session: Session, clue: Clue) -> Clue:
    """Return the clue that goes on for this one, where it was merged."""
    for _ in range(MOST_MERGES):
        if clue.merged_into_id is None:
            break
        clue = session.get_one(Clue, clue.merged_into_id)
    return clue


def _not_yet(intake: Intake, congress: str) -> Progress:
    received = Stage("收到", "done", intake.created_at, None, congress)
    if intake.state is IntakeState.discarded:
        state, until, holder = Standing.discarded, None, None
        steps = [received, Stage("没有受理", "done", intake.looked_at, None, congress)]
    else:
        state, until, holder = Standing.waiting, intake.look_by, congress
        rest = [Stage(name, "open") for name in ("核实", "交办", "答复")]
        steps = [received, Stage("查看", "now", None, intake.look_by, congress), *rest]
    return Progress(
        state=state,
        said=_said(state, congress, congress, until),
        created_at=intake.created_at,
        look_by=intake.look_by,
        holder=holder,
        until=until,
        steps=steps,
        answer=None,
        answered_at=None,
        reason=intake.reason,
    )


def _holder(clue: Clue, congress: str, unit: Unit | None) -> str:
    match clue.holder:
        case Holder.unit:
            return unit.name if unit else congress
        case _:
            return congress


def _said(state: Standing, congress: str, unit: str, until: date | None) -> str:
    by = f"，{until.month}月{until.day}日前" if until else "，"
    sentences: dict[Standing, str] = {
        Standing.waiting: f"已经收到{by}由{congress}查看。",
        Standing.discarded: f"{congress}看过了，没有受理，理由见下面。",
        Standing.checking: f"已经登记，{congress}正在核实。",
        Standing.handling: f"已经交给{unit}办理。",
        Standing.answered: f"{unit}已经答复，{congress}正在核查办得怎么样。",
        Standing.closed: "已经办结。",
        Standing.declined: f"{congress}核实后没有受理，理由见下面。",
    }
    return sentences[state]
