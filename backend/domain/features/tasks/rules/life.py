"""The life of a task: its states, its steps, and who may take them."""

from dataclasses import dataclass
from enum import StrEnum

from backend.domain.access import Actor, Permission
from backend.domain.kit.flow import Flow


class TaskState(StrEnum):
    """Where a task stands."""

    planned = "planned"
    under_way = "under_way"
    reported_done = "reported_done"
    confirmed = "confirmed"
    withdrawn = "withdrawn"


class TaskStep(StrEnum):
    """One deed each, named as in the URL."""

    start = "start"
    progress = "progress"
    report_done = "report-done"
    confirm = "confirm"
    send_back = "send-back"
    press = "press"
    reopen = "reopen"
    withdraw = "withdraw"


class TaskHolder(StrEnum):
    """Who must act next."""

    congress = "congress"
    unit = "unit"
    nobody = "nobody"


class OwnerKind(StrEnum):
    """Who is answerable: a unit known to us, or one known by its name alone."""

    unit = "unit"
    task_force = "task_force"
    group = "group"
    organ = "organ"


class TaskCountedAs(StrEnum):
    """As what a figure counts a task; the ledger can be narrowed to it.

    All but the withdrawn; of them those that have an end and those kept up for long; of those with
    an end the confirmed, the reported that wait for it, and the rest; of those kept up the ones
    whose progress was told this year.
    """

    task = "task"
    dated = "dated"
    done = "done"
    reported = "reported"
    open = "open"
    long_term = "long_term"
    long_term_told = "long_term_told"


S, T, P = TaskState, TaskStep, Permission

FLOW = Flow[TaskState, TaskStep](
    [
        (S.planned, T.start, S.under_way),
        (S.planned, T.progress, S.under_way),
        (S.planned, T.report_done, S.reported_done),
        (S.planned, T.press, S.planned),
        (S.planned, T.withdraw, S.withdrawn),
        (S.under_way, T.progress, S.under_way),
        (S.under_way, T.report_done, S.reported_done),
        (S.under_way, T.press, S.under_way),
        (S.under_way, T.withdraw, S.withdrawn),
        (S.reported_done, T.confirm, S.confirmed),
        (S.reported_done, T.send_back, S.under_way),
        (S.reported_done, T.withdraw, S.withdrawn),
        (S.confirmed, T.reopen, S.under_way),
    ]
)

OPEN = frozenset({S.planned, S.under_way})
"""States in which a deadline runs."""
STILL = frozenset(S) - OPEN
ENDED = frozenset({S.confirmed, S.withdrawn})
_OWNERS = frozenset({T.start, T.progress, T.report_done})


@dataclass(frozen=True)
class Standing:
    """What an actor is to a task."""

    own_congress: bool = False
    """The actor's congress keeps the plan."""
    lead: bool = False
    """The actor answers for the owner that leads."""
    joint: bool = False
    """The actor answers for another owner."""
    long_term: bool = False


def may_take(actor: Actor, step: TaskStep, standing: Standing) -> bool:
    """Return whether this actor may take the step, whatever the state."""
    if step in _OWNERS:
        leads = standing.lead or (step is T.progress and standing.joint)
        if not (actor.may(P.tasks_answer) and leads):
            return False
        return step is not T.report_done or not standing.long_term
    return actor.may(P.tasks_check) and standing.own_congress


def open_steps(actor: Actor, state: TaskState, standing: Standing) -> list[TaskStep]:
    """Return the steps this actor may take now, the likeliest first."""
    return [step for step in FLOW.open_steps(state) if may_take(actor, step, standing)]


def holder_of(state: TaskState, *, has_unit: bool) -> TaskHolder:
    """Return who has a task in this state; what only a name leads is the congress's to follow."""
    if state in ENDED:
        return TaskHolder.nobody
    return TaskHolder.unit if state in OPEN and has_unit else TaskHolder.congress
