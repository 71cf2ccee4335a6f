"""From rows to answers: what of a self-check this caller may see."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import Response
from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from backend.api.base import Call, json
from backend.api.self_checks.shapes import SelfCheckOut
from backend.domain.access import Actor
from backend.domain.engines.files import queries as files
from backend.domain.features.campaigns.tables import Campaign, Field
from backend.domain.features.problems.rules import code_of
from backend.domain.features.problems.tables import Problem
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.actions import standing
from backend.domain.features.self_checks.actions.taking import numbers_of
from backend.domain.features.self_checks.rules import (
    WRITES,
    SelfCheckStep,
    Verdict,
    finding_steps,
    may_take,
    open_steps,
)
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.calendar import light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit

_ONE = TypeAdapter(SelfCheckOut)


def verdict_counts(counted: Mapping[Verdict, int]) -> dict[str, int]:
    """Return what VerdictCounts are built from."""
    rows = {v: counted.get(v, 0) for v in Verdict if v is not Verdict.withdrawn}
    return {"rows": sum(rows.values()), **{verdict.value: n for verdict, n in rows.items()}}


def rows(
    session: Session, actor: Actor, read: Sequence[dict[str, Any]], today: date
) -> list[dict[str, Any]]:
    """Return what SelfCheckRows are built from, out of ledger rows."""
    counts = queries.counted(session, [row["id"] for row in read])
    asked: Any = select(col(Campaign.id), col(Campaign.title)).where(
        col(Campaign.id).in_({row["campaign_id"] for row in read})
    )
    titles = {id_: title for id_, title in session.execute(asked)}
    return [_row(actor, row, titles, counts[row["id"]], today) for row in read]


def _row(
    actor: Actor,
    read: dict[str, Any],
    titles: Mapping[UUID, str],
    counted: Mapping[Verdict, int],
    today: date,
) -> dict[str, Any]:
    still = read["state"] not in WRITES
    shown = actor.unit_id == read["unit_id"] or read["filed_at"] is not None
    return {
        **read,
        "campaign": {"id": read["campaign_id"], "name": titles[read["campaign_id"]]},
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "unit": {"id": read["unit_id"], "name": read["unit_name"]},
        "light": light(read["due_on"], today, done=still),
        "days_left": None if still else (read["due_on"] - today).days,
        "late_days": read["late_days"] or None,
        "counts": verdict_counts(counted) if shown else None,
    }


def one(session: Session, actor: Actor, check: SelfCheck, today: date) -> dict[str, Any]:
    """Return what a SelfCheckOut is built from, as this caller may see it."""
    congress = session.get_one(Congress, check.congress_id)
    read = {
        **check.model_dump(),
        "congress_name": congress.short_name,
        "unit_name": session.get_one(Unit, check.unit_id).name,
    }
    is_what = standing(actor, check)
    shown = queries.shows_list(actor, check)
    listed = queries.findings(session, check) if shown else []
    return {
        **read,
        **rows(session, actor, [read], today)[0],
        "report": check.report if shown else None,
        "findings": findings(session, actor, check, listed),
        "files": files.of_matter(session, check.id) if shown else [],
        "redo_days": numbers_of(session, check).redo_days,
        "may_write": check.state in WRITES and may_take(actor, SelfCheckStep.file, is_what),
        "open_steps": open_steps(actor, check.state, is_what),
    }


def findings(
    session: Session, actor: Actor, check: SelfCheck, listed: Sequence[Finding]
) -> list[dict[str, Any]]:
    """Return what FindingOuts are built from.

    The problem behind a row is told by its number; its own words only to the congress.
    """
    fields = {
        field.id: field
        for field in session.exec(
            select(Field).where(col(Field.id).in_({f.field_id for f in listed if f.field_id}))
        )
    }
    problems = briefs(session, [f.problem_id for f in listed if f.problem_id])
    is_what = standing(actor, check)
    return [
        {
            **found.model_dump(),
            "field": fields.get(found.field_id) if found.field_id else None,
            "problem": _brief(actor, found, problems),
            "open_steps": finding_steps(actor, check.state, found.verdict, is_what),
        }
        for found in listed
    ]


def _brief(
    actor: Actor, found: Finding, problems: Mapping[UUID, dict[str, Any]]
) -> dict[str, Any] | None:
    brief = problems.get(found.problem_id) if found.problem_id else None
    return brief if brief is None or actor.is_congress else {**brief, "words": found.words}


def briefs(session: Session, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return problems by id, as a row names them."""
    if not ids:
        return {}
    asked: Any = (
        select(Problem, Congress)
        .join(Congress, col(Congress.id) == Problem.congress_id)
        .where(col(Problem.id).in_(ids))
    )
    return {
        problem.id: {
            "id": problem.id,
            "code": code_of(of.short_name, of.level, problem.year, problem.number),
            "words": problem.words[:200],
            "state": problem.state,
        }
        for problem, of in session.execute(asked)
    }


def out(call: Call, session: Session, actor: Actor, check: SelfCheck) -> Response:
    """Answer with one self-check as this caller may see it, and its ETag."""
    return json(_ONE, one(session, actor, check, call.today), version=check.version)
