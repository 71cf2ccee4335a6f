"""From rows to answers: proposals as this caller may see them."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, func, select

from backend.api.projects.telling import entries_said, keeps, place_said
from backend.domain.access import Actor, Permission
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions import SCREENED_IN, may_withdraw
from backend.domain.features.projects.rules import (
    BEFORE_VOTE,
    EDITABLE,
    PROPOSAL_FLOW,
    ProposalState,
    ProposalStep,
    RoundState,
    proposal_code,
)
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import Level
from backend.domain.people.divisions.tables import Division

S, P = RoundState, ProposalState


def proposal_rows(session: Session, read: Sequence[Any]) -> list[dict[str, Any]]:
    """Return what ProposalRows are built from, out of the ledger's rows."""
    ids = [row[0].id for row in read]
    asked: Any = (
        select(Proposal.merged_into, func.count())
        .where(col(Proposal.merged_into).in_(ids))
        .group_by(col(Proposal.merged_into))
    )
    merged = dict(session.execute(asked).all()) if ids else {}
    return [_proposal_row(row, merged.get(row[0].id, 0)) for row in read]


def _proposal_row(row: Any, merged: int) -> dict[str, Any]:
    one, congress, level, unit, division, deputy = row
    return {
        **one.model_dump(exclude={"device_print", "question_print", "receipt_print"}),
        "code": proposal_code(congress, level, one.year, one.number),
        "congress": {"id": one.congress_id, "name": congress},
        "place": place_said(division, one.place_words),
        "unit": {"id": one.unit_id, "name": unit} if one.unit_id else None,
        "deputy": deputy,
        "merged": merged,
    }


def proposal_said(session: Session, actor: Actor, found: Proposal) -> dict[str, Any]:
    """Return what a ProposalOut is built from."""
    [row] = proposal_rows(session, [queries.proposal_row(session, actor, found.id)])
    round_ = session.get_one(Round, found.round_id)
    congress = session.get_one(Congress, found.congress_id)
    mine = keeps(actor, found)
    lists = entries_said(queries.lists_for(session, round_))
    named = mine and actor.may(Permission.persons_phones)
    division = session.get(Division, found.division_id) if found.division_id else None
    into = session.get(Proposal, found.merged_into) if found.merged_into else None
    project = session.get(Project, found.project_id) if found.project_id else None
    if project is not None and not (mine or round_.state not in BEFORE_VOTE):
        project = None
    twins = queries.proposal_twins(session, found) if mine else []
    return {
        **row,
        "division": {"id": division.id, "name": division.name} if division else None,
        "name": found.name if named else None,
        "phone": found.phone if named else None,
        "left_contact": bool(found.name or found.phone),
        "entries": [one for one in lists if one["key"] in found.entries],
        "into": {"id": into.id, "name": into.title} if into else None,
        "project": {"id": project.id, "name": project.title} if project else None,
        "round": {"id": round_.id, "name": round_.title},
        "lists": lists if mine else [],
        "twins": [_twin(one, congress.short_name, congress.level) for one in twins],
        "may_edit": mine and found.state in EDITABLE,
        "open_steps": _proposal_steps(actor, found, round_, mine),
    }


def pool_said(session: Session, waiting: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Return what PoolRows are built from."""
    ids = {one.division_id for one in waiting if one.division_id}
    asked = select(Division.id, Division.name).where(col(Division.id).in_(ids))
    places = {id_: name for id_, name in session.execute(asked)}
    return [
        {**one.model_dump(), "place": place_said(places.get(one.division_id), one.place_words)}
        for one in waiting
    ]


def _twin(one: queries.ProposalTwin, congress: str, level: Level) -> dict[str, Any]:
    of = one.proposal
    return {
        "id": of.id,
        "code": proposal_code(congress, level, of.year, of.number),
        "title": of.title,
        "place": of.place_words or "",
        "state": of.state,
        "likeness": round(one.likeness * 100),
    }


def _proposal_steps(actor: Actor, found: Proposal, round_: Round, mine: bool) -> list[ProposalStep]:
    steps = []
    for step in PROPOSAL_FLOW.open_steps(found.state):
        if step is ProposalStep.withdraw:
            fits = may_withdraw(actor, found)
        elif found.state is P.nominated:
            fits = False
        elif step is ProposalStep.nominate:
            fits = mine and round_.state is S.screening
        else:
            fits = mine and round_.state in SCREENED_IN
        if fits:
            steps.append(step)
    return steps
