"""What a weekly report says of a campaign: counted over the problem list, as of today."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor, Role
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.queries import Counts, P, ProblemFilters, ProblemSort
from backend.domain.features.problems.rules import GIVEN, CountedAs, code_of
from backend.domain.features.weekly_reports.rules import (
    MOST_LATE,
    FieldLine,
    LateProblem,
    Line,
    packed,
    sunday_of,
    total,
)
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.domain.kit.calendar import Light
from backend.domain.kit.paging import Window


def given_states() -> list[str]:
    """Return the states in which a unit was given a problem, in their order."""
    return [state.value for state in type(next(iter(GIVEN))) if state in GIVEN]


def closed_campaigns(session: Session) -> set[UUID]:
    """Return the campaigns that have ended."""
    return set(session.exec(select(Campaign.id).where(col(Campaign.closed))))


def prefill(session: Session, report: WeeklyReport, *, today: date) -> Any:
    """Return the figures of a report as the congress's own list says them today.

    They are counted as the congress sees them, whichever side asks: that the other side learns
    them is what was arranged.
    """
    base = ProblemFilters(
        campaign_ids=[report.campaign_id],
        congress_id=report.congress_id,
        unit_id=None if report.whole else report.unit_id,
    )
    lines = _lines(session, report, base, today)
    late = _late(session, report, base, today)
    return packed(lines, late, total(lines).overdue)


def _lines(
    session: Session, report: WeeklyReport, base: ProblemFilters, today: date
) -> list[FieldLine]:
    every = _by_field(session, report, base, today)
    found = replace(base, found_from=report.week, found_to=sunday_of(report.week))
    new = _by_field(session, report, found, today)
    given = _by_field(session, report, replace(base, state=sorted(GIVEN)), today)
    still = _by_field(session, report, replace(base, counted_as=CountedAs.open), today)
    none = Counts()
    names = {
        read.field.id: read.field.name
        for read in campaigns.fields(session, report.campaign_id, ended=True)
    }
    return [
        FieldLine(
            str(id_),
            name,
            Line(
                problems=(counts := every[id_]).problems,
                new=new.get(id_, none).problems,
                handed_over=given.get(id_, none).problems,
                rectified=counts.rectified,
                verified=counts.verified,
                open=still.get(id_, none).problems,
                overdue=counts.overdue,
            ),
        )
        for id_, name in names.items()
        if id_ in every and every[id_].problems
    ]


def _by_field(
    session: Session, report: WeeklyReport, filters: ProblemFilters, today: date
) -> dict[UUID, Counts]:
    rows = problems.tally(session, _congress(report), filters, P.field_id, today=today)
    return {key[0]: counts for key, counts in rows}


def _late(
    session: Session, report: WeeklyReport, base: ProblemFilters, today: date
) -> list[LateProblem]:
    filters = replace(base, light=Light.overdue, sort=ProblemSort.due)
    page = problems.problems(
        session, _congress(report), filters, Window(limit=MOST_LATE), today=today
    )
    return [
        LateProblem(
            id=str(row["id"]),
            code=code_of(row["congress_name"], row["congress_level"], row["year"], row["number"]),
            words=row["words"][:120],
            unit=row["unit_name"] or row["unit_words"] or "",
            due_on=str(row["due_on"]),
            days=(today - row["due_on"]).days,
        )
        for row in page.items
    ]


def _congress(report: WeeklyReport) -> Actor:
    """Return the congress's own view of its list."""
    return Actor(
        None,
        None,
        None,
        "",
        Role.congress_staff,
        congress_id=report.congress_id,
        scope=report.scope,
    )
