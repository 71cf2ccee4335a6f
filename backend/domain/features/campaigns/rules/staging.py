"""Stages of a campaign, and the steps within them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backend.domain.kit.calendar import NEVER, Light, light
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class StageKind(StrEnum):
    """Finding and ledger are the first half, the rest the second (上半篇、下半篇).

    Source: inventory 62, 73.
    """

    finding = "finding"
    ledger = "ledger"
    rectify = "rectify"
    review = "review"
    look_back = "look_back"


class StageState(StrEnum):
    """How far a stage is, by its days."""

    waiting = "waiting"
    running = "running"
    done = "done"


class StepState(StrEnum):
    """How far a step is."""

    open = "open"
    done = "done"
    dropped = "dropped"


class CampaignStep(StrEnum):
    """One deed each, named as in the URL."""

    done = "done"
    reopen = "reopen"
    drop = "drop"


STEP_FLOW = Flow[StepState, CampaignStep](
    [
        (StepState.open, CampaignStep.done, StepState.done),
        (StepState.open, CampaignStep.drop, StepState.dropped),
        (StepState.done, CampaignStep.reopen, StepState.open),
        (StepState.dropped, CampaignStep.reopen, StepState.open),
    ]
)


class DaysOdd(Invalid):
    message = "日期的先后不对：结束不能早于开始，没有开始的不能写结束；实际日期不能晚于今天。"


class StepsChosen(Conflict):
    message = "已经有步骤了，不能再套用模板；请在现有步骤上增加、修改或者去掉。"


class StepSettled(Conflict):
    message = "这一步已经完成或者去掉，要改请先重新打开。"


@dataclass(frozen=True)
class StageDays:
    """The days of a stage: as planned, and as they were."""

    planned_from: date | None = None
    planned_to: date | None = None
    started_on: date | None = None
    ended_on: date | None = None


def check_days(days: StageDays, today: date) -> None:
    """Raise DaysOdd for an end before its beginning, or a day that has not come yet."""
    if days.planned_from and days.planned_to and days.planned_to < days.planned_from:
        raise DaysOdd.at("body.planned_to")
    if days.started_on and days.started_on > today:
        raise DaysOdd.at("body.started_on")
    if days.ended_on and (
        days.started_on is None or days.ended_on < days.started_on or days.ended_on > today
    ):
        raise DaysOdd.at("body.ended_on")


def state_of(days: StageDays) -> StageState:
    """Return how far a stage is: begun once it has a first day, done once it has a last."""
    if days.ended_on is not None:
        return StageState.done
    return StageState.running if days.started_on is not None else StageState.waiting


def light_of(days: StageDays, today: date) -> Light:
    """Return how a stage stands against its planned end."""
    done = state_of(days) is StageState.done
    return light(days.planned_to or NEVER, today, done=done)


def current(states: Sequence[StageState]) -> int:
    """Return the place of the stage a campaign is in: the last begun, else the first open.

    A campaign whose stages are all done stands past the last.
    """
    begun = [at for at, state in enumerate(states) if state is StageState.running]
    if begun:
        return begun[-1]
    return next(
        (at for at, state in enumerate(states) if state is not StageState.done), len(states)
    )
