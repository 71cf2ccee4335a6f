"""The pool, and making a candidate of what passed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.access import Actor
from backend.domain.engines.numbers.actions import next_number
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.proposing import (
    SCREENED_IN,
    Wanted,
    new_proposal,
)
from backend.domain.features.projects.actions.screening import to_screen
from backend.domain.features.projects.actions.taking import (
    WORD,
    check_unit,
    done,
    find,
    own,
)
from backend.domain.features.projects.rules import (
    PROJECT_FLOW,
    PROPOSAL_FLOW,
    NotScreening,
    ProjectStep,
    ProposalSource,
    ProposalState,
    ProposalStep,
    RoundState,
)
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.kit.errors import NotFound
from backend.domain.kit.repeats import made_before
from backend.domain.kit.tables import new_id


def draw(
    session: Session, actor: Actor, round_: Round, *, ids: Sequence[UUID], now: datetime
) -> list[Proposal]:
    """Take proposals of earlier rounds' pools into this one; raise NotScreening, NotFound."""
    own(actor, round_)
    if round_.state not in SCREENED_IN:
        raise NotScreening("征集和筛选期间才能从储备库取项目。")
    waiting = {one.id: one for one in queries.pool(session, round_)}
    drawn = []
    for id_ in dict.fromkeys(ids):
        old = waiting.get(id_)
        if old is None:
            raise NotFound("储备库里没有这一条，可能已经取过，请刷新后再选。")
        said = {name: getattr(old, name) for name in Wanted.__dataclass_fields__}
        made = new_proposal(
            session,
            round_,
            Wanted(**said),
            id=new_id(),
            source=ProposalSource.pool,
            drawn_from=old.id,
            unit_id=old.unit_id,
            now=now,
        )
        done(session, actor, made, "draw", f"从{old.year}年储备库取出", now=now)
        drawn.append(made)
    return drawn


def nominate(
    session: Session,
    actor: Actor,
    proposal: Proposal,
    *,
    id: UUID,
    title: str,
    words: str,
    unit_id: UUID | None = None,
    budget: int | None = None,
    funding: str = "",
    year_target: str | None = None,
    now: datetime,
) -> Project:
    """Make a candidate of what passed; what was merged into it stands behind it, too.

    A repeat under the same id returns the first. Raise NotScreening, StepNotOpen, UnitElsewhere.
    """
    round_ = to_screen(session, actor, proposal, RoundState.screening)
    before = made_before(session, Project, id, round_id=round_.id, title=title)
    if before is not None:
        return before
    proposal.state = PROPOSAL_FLOW.after(proposal.state, ProposalStep.nominate)
    check_unit(session, round_.congress_id, unit_id, "body.unit_id")
    number = next_number(session, round_.congress_id, WORD, round_.year)
    last = select(func.max(Project.position)).where(Project.round_id == round_.id)
    made = Project(
        id=id,
        congress_id=round_.congress_id,
        scope=round_.scope,
        round_id=round_.id,
        year=round_.year,
        number=number,
        position=(session.exec(last).one() or 0) + 1,
        title=title,
        words=words,
        field=proposal.field,
        division_id=proposal.division_id,
        place_words=proposal.place_words,
        beneficiaries=proposal.beneficiaries,
        beneficiaries_least=proposal.beneficiaries_least,
        unit_id=unit_id,
        budget=budget,
        funding=funding,
        year_target=year_target,
        created_at=now,
        updated_at=now,
    )
    session.add(made)
    session.flush()
    joined = select(Proposal).where(col(Proposal.merged_into) == proposal.id)
    for one in [proposal, *session.exec(joined).all()]:
        one.project_id = made.id
        session.add(one)
    done(session, actor, proposal, "nominate", "列为候选项目", note=title, now=now)
    done(session, actor, made, "nominate", "列为候选项目", now=now)
    find(session, made)
    return made


def withdraw_candidate(
    session: Session, actor: Actor, project: Project, *, reason: str, now: datetime
) -> Project:
    """Take a candidate off before it is published; its proposals passed still. Raise StepNotOpen.

    Raise NotScreening once they are published.
    """
    own(actor, project)
    state = PROJECT_FLOW.after(project.state, ProjectStep.withdraw)
    round_ = session.get_one(Round, project.round_id)
    if round_.state is not RoundState.screening:
        raise NotScreening()
    project.state, project.reason = state, reason
    of_it = select(Proposal).where(Proposal.project_id == project.id)
    for one in session.exec(of_it).all():
        one.project_id = None
        if one.state is ProposalState.nominated:
            one.state = PROPOSAL_FLOW.after(one.state, ProposalStep.restore)
        done(session, actor, one, "restore", "候选项目撤下", note=reason, now=now)
    done(session, actor, project, "withdraw", "撤下候选", note=reason, now=now)
    return project
