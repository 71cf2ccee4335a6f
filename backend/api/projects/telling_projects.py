"""From rows to answers: projects as this caller may see them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.api.projects.telling import keeps, place_said
from backend.domain.access import Actor
from backend.domain.engines.files import queries as files
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions import may_report, may_visit
from backend.domain.features.projects.queries import Timing
from backend.domain.features.projects.rules import (
    DONE,
    PROJECT_FLOW,
    RUNNING,
    VOTED,
    ProjectState,
    ProjectStep,
    RoundState,
    code_of,
    proposal_code,
)
from backend.domain.features.projects.tables import Project, Proposal, Rating, Round
from backend.domain.kit.calendar import NEVER, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division

T = ProjectStep
BY_STAFF = frozenset({T.accept, T.send_back, T.change, T.end})


def project_rows(session: Session, read: Sequence[Any], today: date) -> list[dict[str, Any]]:
    """Return what ProjectRows are built from, out of the ledger's rows."""
    ids = [row[0].id for row in read]
    supervisors, verdicts = queries.supervisors(session, ids), queries.verdicts(session, ids)
    parts = queries.parts_of(session, ids)
    soon = queries.soon_days(session, {row[0].round_id for row in read})
    return [
        {
            **_row(row, verdicts.get(row[0].id), soon[row[0].round_id], today),
            "supervisors": supervisors.get(row[0].id, []),
            "parts": parts.get(row[0].id, []),
        }
        for row in read
    ]


def _row(row: Any, rating: Rating | None, soon: int, today: date) -> dict[str, Any]:
    one, congress, level, unit, division = row
    return {
        **one.model_dump(),
        "code": code_of(congress, level, one.year, one.number),
        "congress": {"id": one.congress_id, "name": congress},
        "place": place_said(division, one.place_words),
        "unit": {"id": one.unit_id, "name": unit} if one.unit_id else None,
        "timing": timing_of(one, today),
        "light": light(one.due_on, today, soon_days=soon, done=one.state not in RUNNING),
        "due_on": day_of(one.due_on),
        "finish_on": day_of(one.finish_on),
        "verdict": rating.verdict if rating else None,
    }


def day_of(day: date) -> date | None:
    return None if day == NEVER else day


def timing_of(one: Project, today: date) -> Timing | None:
    """Return how it stands with time; the same as the ledger's filter says."""
    if one.state in DONE and one.finished_on is not None:
        return Timing.in_time if one.finished_on <= one.finish_on else Timing.finished_late
    if one.state in RUNNING:
        return Timing.late if one.due_on < today else Timing.running
    return None


def project_said(session: Session, actor: Actor, found: Project, today: date) -> dict[str, Any]:
    """Return what a ProjectOut is built from."""
    [row] = project_rows(session, [queries.row_of(session, actor, found.id)], today)
    congress = session.get_one(Congress, found.congress_id)
    round_ = session.get_one(Round, found.round_id)
    division = session.get(Division, found.division_id) if found.division_id else None
    papers = {str(one.id): one for one in files.of_matter(session, found.id)}
    mine = keeps(actor, found)
    candidate = found.state is ProjectState.candidate
    return {
        **row,
        "division": {"id": division.id, "name": division.name} if division else None,
        "round": {"id": round_.id, "name": round_.title},
        "round_state": round_.state,
        "milestones": milestones_said(session, found, today),
        "progress": [_with_files(one, papers) for one in queries.progress(session, found.id)],
        "visits": [_with_files(one, papers) for one in queries.visits(session, found.id)],
        "changes": queries.changes(session, found.id),
        "ratings": ratings_said(session, found.id),
        "sources": _sources(session, found.id, congress.short_name, congress.level),
        "files": list(papers.values()),
        "may_edit": mine and (candidate or found.state in RUNNING),
        "may_report": may_report(actor, found) and (candidate or found.state in RUNNING),
        "may_visit": may_visit(session, actor, found),
        "may_assign": mine and found.state in VOTED,
        "open_steps": _steps(actor, found, round_, mine),
    }


def _with_files(one: Any, papers: Mapping[str, Any]) -> dict[str, Any]:
    return {**one.model_dump(), "files": [papers[i] for i in one.file_ids if i in papers]}


def milestones_said(session: Session, found: Project, today: date) -> list[dict[str, Any]]:
    """Return what MilestoneOuts are built from."""
    running = found.state in RUNNING
    soon = queries.soon_days(session, [found.round_id])[found.round_id]
    return [
        {
            **one.model_dump(),
            "light": light(
                one.planned_on,
                today,
                soon_days=soon,
                done=one.reached_on is not None or not running,
            ),
        }
        for one in queries.milestones(session, found.id)
    ]


def ratings_said(session: Session, project_id: UUID) -> list[dict[str, Any]]:
    """Return what RatingOuts are built from: the whole first, then the parts in order."""
    names = {one.id: (one.position, one.name) for one in queries.parts(session, project_id)}
    read = queries.ratings(session, project_id)
    read.sort(key=lambda one: names[one.part_id][0] if one.part_id in names else 0)
    return [
        {
            **one.model_dump(),
            "part": {"id": one.part_id, "name": names[one.part_id][1]}
            if one.part_id in names
            else None,
        }
        for one in read
    ]


def _sources(
    session: Session, project_id: UUID, congress: str, level: Level
) -> list[dict[str, Any]]:
    asked = select(Proposal).where(Proposal.project_id == project_id).order_by(col(Proposal.number))
    return [
        {
            "id": one.id,
            "code": proposal_code(congress, level, one.year, one.number),
            "title": one.title,
            "source": one.source,
        }
        for one in session.exec(asked)
    ]


def _steps(actor: Actor, found: Project, round_: Round, mine: bool) -> list[ProjectStep]:
    steps = []
    reports = may_report(actor, found)
    for step in PROJECT_FLOW.open_steps(found.state):
        if step in BY_STAFF:
            fits = mine
        elif step is T.withdraw:
            fits = mine and round_.state is RoundState.screening
        elif step in {T.lay_out, T.tell}:
            fits = reports
        else:
            # Voting is the round's; starting and finishing are milestones'.
            fits = False
        if fits:
            steps.append(step)
    return steps
