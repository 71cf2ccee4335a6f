"""The calendar of a round, and the milestones of a project."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backend.domain.features.projects.rules.life import MilestoneKind
from backend.domain.features.projects.rules.numbers import ProjectNumbers
from backend.domain.features.projects.rules.refusals import (
    BeyondYear,
    CollectingTooShort,
    DaysMisordered,
    MilestonesUnfit,
    PublishedTooShort,
)


@dataclass(frozen=True)
class Calendar:
    """The days of a round, in this order; the year is the one the projects are carried out in."""

    collect_from: date
    collect_to: date
    screen_by: date
    review_by: date
    """The government's review."""
    approve_by: date
    """The standing committee's."""
    publish_by: date
    session_on: date
    """The vote."""
    report_by: date
    """The year's end: rated, and reported to the congress."""


DAY_NAMES = (
    "collect_from",
    "collect_to",
    "screen_by",
    "review_by",
    "approve_by",
    "publish_by",
    "session_on",
    "report_by",
)


def check_calendar(days: Calendar, numbers: ProjectNumbers) -> None:
    """Raise DaysMisordered, CollectingTooShort or PublishedTooShort at the day that is wrong.

    Source: rule set `projects`, collect_days and publish_days.
    """
    for before, after in zip(DAY_NAMES, DAY_NAMES[1:], strict=False):
        if getattr(days, after) < getattr(days, before):
            raise DaysMisordered.at(f"body.{after}")
    collected = (days.collect_to - days.collect_from).days + 1
    if collected < numbers.collect_days:
        said = f"征集至少 {numbers.collect_days} 天，现在是 {collected} 天。"
        raise CollectingTooShort.at("body.collect_to", said)
    if days.session_on - days.publish_by < timedelta(days=numbers.publish_days):
        said = f"候选项目要在会议前至少 {numbers.publish_days} 天公布。"
        raise PublishedTooShort.at("body.publish_by", said)


@dataclass(frozen=True)
class Planned:
    """A milestone as it is laid out."""

    kind: MilestoneKind
    name: str
    planned_on: date


def check_milestones(planned: Sequence[Planned], year: int, *, year_target: bool) -> None:
    """Raise MilestonesUnfit or BeyondYear.

    One start first, one finish last, the days in order; finished within the year, unless the year
    has a target of its own (`year_target`). Source: in-year completion, practice of several places;
    yearly targets for longer works: 常州.
    """
    path = "body.milestones"
    kinds = [one.kind for one in planned]
    days = [one.planned_on for one in planned]
    if len(planned) < 2 or kinds[0] is not MilestoneKind.start:
        raise MilestonesUnfit.at(path)
    if kinds[-1] is not MilestoneKind.finish or set(kinds[1:-1]) - {MilestoneKind.progress}:
        raise MilestonesUnfit.at(path)
    if days != sorted(days):
        raise MilestonesUnfit.at(path)
    if days[-1] > date(year, 12, 31) and not year_target:
        raise BeyondYear.at(path)
