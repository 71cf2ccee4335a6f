"""From rows to answers: what of a weekly report this caller may see."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import Response
from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from backend.api.base import Call, json
from backend.api.weekly_reports.shapes import WeeklyOut
from backend.domain.access import Actor, Permission
from backend.domain.desk import weekly
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.rules import (
    GOING,
    NAMES,
    WRITES,
    Line,
    WeeklyState,
    WeeklyStep,
    label,
    lines_of,
    may_take,
    open_steps,
    rate_of,
    sunday_of,
    total,
    where_of,
)
from backend.domain.features.weekly_reports.tables import Arrangement, WeeklyReport
from backend.domain.kit.calendar import light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

_ONE = TypeAdapter(WeeklyOut)


def titles(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Return what campaigns are called."""
    asked: Any = select(col(Campaign.id), col(Campaign.title)).where(col(Campaign.id).in_(ids))
    return {id_: title for id_, title in session.execute(asked)} if ids else {}


def rows(session: Session, read: Sequence[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return what WeeklyRows are built from, out of ledger rows."""
    named = titles(session, {row["campaign_id"] for row in read})
    return [_row(row, named, today) for row in read]


def _row(read: dict[str, Any], named: Mapping[UUID, str], today: date) -> dict[str, Any]:
    going = read["state"] in GOING
    return {
        **read,
        "campaign": {"id": read["campaign_id"], "name": named[read["campaign_id"]]},
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "unit": {"id": read["unit_id"], "name": read["unit_name"]},
        "week_label": label(read["week"]),
        "light": light(read["due_on"], today, soon_days=1, done=not going),
        "days_left": (read["due_on"] - today).days if going else None,
    }


def one(session: Session, actor: Actor, report: WeeklyReport, today: date) -> dict[str, Any]:
    """Return what a WeeklyOut is built from, as this caller may see it."""
    read = {
        **report.model_dump(),
        "congress_name": session.get_one(Congress, report.congress_id).short_name,
        "unit_name": session.get_one(Unit, report.unit_id).name,
    }
    standing = queries.standing(actor, report)
    shown = queries.shows_words(actor, report)
    hidden = {} if shown else {"progress": "", "difficulties": "", "plans": "", "as_of": None}
    unseen = {WeeklyState.draft, WeeklyState.withdrawn}
    return {
        **read,
        **rows(session, [read], today)[0],
        **hidden,
        "week_ends": sunday_of(report.week),
        "shown": shown,
        "figures": _figures(session, report) if shown and report.as_of else None,
        "editions": [
            other
            for other in queries.editions(session, report)
            if standing.author or other.state not in unseen
        ],
        "may_write": report.state in WRITES and may_take(actor, WeeklyStep.sign, standing),
        "open_steps": open_steps(actor, report.state, standing),
    }


def _figures(session: Session, report: WeeklyReport) -> dict[str, Any]:
    earlier = queries.before(session, report)
    lines, were = lines_of(report.figures), lines_of(earlier.figures) if earlier else []
    was = {one.id: one.line for one in were}
    given = weekly.given_states()

    def line(id_: str | None, name: str, now: Line, then: Line | None) -> dict[str, Any]:
        figures = {
            key: {
                "value": getattr(now, key),
                "where": where_of(
                    key,
                    week=report.week,
                    campaign_id=report.campaign_id,
                    congress_id=report.congress_id,
                    unit_id=None if report.whole else report.unit_id,
                    field_id=id_,
                    given=given,
                ),
                "rate": rate_of(now, key),
                "change": None if then is None else getattr(now - then, key),
            }
            for key in NAMES
        }
        return {"id": id_, "name": name, **figures}

    none = Line() if earlier else None
    return {
        "as_of": report.as_of,
        "before": earlier.week if earlier else None,
        "total": line(None, "合计", total(lines), total(were) if earlier else None),
        "fields": [line(one.id, one.name, one.line, was.get(one.id, none)) for one in lines],
        "late": report.figures["late"],
        "late_count": report.figures["late_count"],
    }


def out(call: Call, session: Session, actor: Actor, report: WeeklyReport) -> Response:
    """Answer with one report as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, report, call.today), version=report.version)


def arrangement_out(
    session: Session, actor: Actor, read: Sequence[tuple[Arrangement, Congress, Unit]]
) -> list[dict[str, Any]]:
    """Return what ArrangementOuts are built from."""
    named = titles(session, {found.campaign_id for found, _, _ in read})
    writes = actor.may(Permission.weekly_reports_write)
    keeps = actor.may(Permission.weekly_reports_arrange)
    return [
        {
            **found.model_dump(),
            "campaign": {"id": found.campaign_id, "name": named[found.campaign_id]},
            "congress": {"id": of.id, "name": of.short_name},
            "unit": unit,
            "may_start": writes and not found.ended and queries.standing(actor, found).author,
            "may_keep": keeps and actor.congress_id == found.congress_id,
        }
        for found, of, unit in read
    ]
