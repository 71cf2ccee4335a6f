"""From rows to what the public reads: nobody's name, no number that leads to one."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.api.projects.telling import place_said
from backend.api.projects.telling_projects import day_of, ratings_said
from backend.domain.engines.files import queries as files
from backend.domain.features.projects import queries
from backend.domain.features.projects.rules import (
    BEFORE_VOTE,
    PROPOSAL_WORDS,
    SHOWN,
    ProposalState,
    RoundState,
    proposal_code,
)
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.kit.errors import NotFound
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.tables import Division
from backend.domain.people.units.tables import Unit


def is_published(round_: Round) -> bool:
    """Return whether the public may read the candidates and what became of them."""
    return round_.state not in BEFORE_VOTE


def at_round(session: Session, round_: Round, today: date) -> dict[str, Any]:
    """Return what an AtRoundOut is built from."""
    congress = session.get_one(Congress, round_.congress_id)
    collects = round_.collect_from <= today <= round_.collect_to
    return {
        **round_.model_dump(),
        "congress": congress.short_name,
        "collecting": round_.state is RoundState.collecting and collects,
        "places": divisions.with_children(session, congress.division_id),
        "collected": _counts(session, Proposal.round_id == round_.id),
        "projects": _rows(session, queries.of_round(session, round_.id))
        if is_published(round_)
        else [],
    }


def public_project(session: Session, round_: Round, project_id: UUID) -> dict[str, Any]:
    """Return what a PublicProject is built from; raise NotFound for what is not published."""
    found = session.get(Project, project_id)
    shown = found is not None and found.round_id == round_.id and found.state in SHOWN
    if found is None or not shown or not is_published(round_):
        raise NotFound()
    congress = session.get_one(Congress, round_.congress_id)
    [row] = _rows(session, [found])
    papers = {str(one.id): one for one in files.of_matter(session, found.id)}
    return {
        **row,
        "congress": congress.short_name,
        "round_title": round_.title,
        "sources": _counts(session, Proposal.project_id == found.id),
        "parts": [one.name for one in queries.parts(session, found.id)],
        "funding": found.funding,
        "year_target": found.year_target,
        "spent": found.spent,
        "milestones": queries.milestones(session, found.id),
        "progress": [
            {**one.model_dump(), "files": [papers[i] for i in one.file_ids if i in papers]}
            for one in queries.progress(session, found.id)
            if one.shown
        ],
        "visits": len(queries.visits(session, found.id)),
        "changes": queries.changes(session, found.id),
        "ratings": ratings_said(session, found.id),
        "elected_on": round_.elected_on,
    }


def shown_file(session: Session, round_: Round, file_id: UUID) -> Any:
    """Return a photo of a telling that the public may see; raise NotFound for any other."""
    file = files.file(session, file_id)
    if file is None or file.about_id is None or file.about_word != "projects":
        raise NotFound()
    public_project(session, round_, file.about_id)
    told = queries.progress(session, file.about_id)
    if not any(one.shown and str(file_id) in one.file_ids for one in told):
        raise NotFound()
    return file


def followed(session: Session, round_: Round, found: Proposal) -> dict[str, Any]:
    """Return what a FollowedOut is built from."""
    congress = session.get_one(Congress, round_.congress_id)
    lead = session.get_one(Proposal, found.merged_into) if found.merged_into else found
    said = PROPOSAL_WORDS[found.state]
    if found.state is ProposalState.merged:
        said = f"与相近的建议合并办理，{PROPOSAL_WORDS[lead.state]}"
    published = is_published(round_)
    if lead.state is ProposalState.nominated and not published:
        said = "通过筛选，正在审议"
    elif found.reason and found.state in {ProposalState.declined, ProposalState.pooled}:
        said = f"{said}：{found.reason}"
    return {
        "code": proposal_code(congress.short_name, congress.level, found.year, found.number),
        "title": found.title,
        "state": found.state,
        "said": said,
        "project_id": lead.project_id if published else None,
    }


def _counts(session: Session, condition: Any) -> list[dict[str, Any]]:
    asked: Any = (
        select(Proposal.source, func.count())
        .where(condition, Proposal.state != ProposalState.withdrawn)
        .group_by(col(Proposal.source))
        .order_by(func.count().desc(), col(Proposal.source))
    )
    return [{"source": source, "count": count} for source, count in session.execute(asked)]


def _rows(session: Session, listed: Sequence[Project]) -> list[dict[str, Any]]:
    units = _names(session, Unit, {one.unit_id for one in listed})
    places = _names(session, Division, {one.division_id for one in listed})
    verdicts = queries.verdicts(session, [one.id for one in listed])
    return [
        {
            **one.model_dump(),
            "place": place_said(places.get(one.division_id), one.place_words),
            "unit": units.get(one.unit_id),
            "finish_on": day_of(one.finish_on),
            "verdict": verdicts[one.id].verdict if one.id in verdicts else None,
        }
        for one in listed
        if one.state in SHOWN
    ]


def _names(session: Session, table: Any, ids: set[UUID | None]) -> dict[UUID | None, str]:
    asked = select(table.id, table.name).where(table.id.in_([one for one in ids if one]))
    return {id_: name for id_, name in session.execute(asked)}
