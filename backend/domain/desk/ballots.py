"""Ballots and the rounds of projects that they are about, each as far as this caller may see."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.engines.ballots import queries as ballots
from backend.domain.engines.ballots.rules import Method
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.features.projects import queries as projects
from backend.domain.features.projects.actions import ROUND_WORD
from backend.domain.features.projects.queries import R
from backend.domain.features.projects.tables import ProjectPart, Round


@dataclass(frozen=True)
class BallotAbout:
    """What a ballot is about, and the project behind each of its options."""

    word: str
    id: UUID
    title: str
    options: dict[str, UUID] = field(default_factory=dict)


def about(session: Session, actor: Actor, ballot: Ballot) -> BallotAbout | None:
    """Return what a ballot is about; None if nothing, or nothing that the actor may see."""
    if ballot.about_word != ROUND_WORD:
        return None
    asked = projects.rounds_visible_to(actor, R.id, R.title).where(R.id == ballot.about_id)
    round_ = session.execute(asked).one_or_none()
    if round_ is None:
        return None
    seen = projects.visible_to(actor, projects.J.id).where(projects.J.round_id == round_.id)
    own = {id_: id_ for id_ in session.execute(seen).scalars()}
    parts = select(ProjectPart.id, ProjectPart.project_id)
    of_parts = session.execute(parts.where(col(ProjectPart.project_id).in_(own)))
    of_option: dict[UUID, UUID] = {**own, **{part: project for part, project in of_parts}}
    wanted = {str(one["id"]) for one in ballot.rule["options"]}
    links = {str(id_): to for id_, to in of_option.items() if str(id_) in wanted}
    return BallotAbout(ROUND_WORD, round_.id, round_.title, links)


def of_round(session: Session, actor: Actor, round_: Round) -> list[dict[str, Any]]:
    """Return the ballots of a round that the actor may see, and whether its result is theirs."""
    asked = ballots.visible_to(actor).where(
        Ballot.about_word == ROUND_WORD, Ballot.about_id == round_.id
    )
    found = session.execute(asked.order_by(col(Ballot.created_at), col(Ballot.id))).scalars()
    now = {round_.ballot_id, round_.rating_ballot_id}
    return [
        {
            **one.model_dump(include={"id", "title", "state", "kin"}),
            "rates": one.rule["method"] == Method.rate,
            "current": ballots.first_of(session, one).id in now,
        }
        for one in found
    ]
