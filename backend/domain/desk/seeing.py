"""Who may see what belongs to a matter."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.desk.listing import shows_clue
from backend.domain.engines.files.tables import File
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.clues import queries as clues
from backend.domain.features.escalations import queries as escalations
from backend.domain.features.escalations.queries import E
from backend.domain.features.instruments import queries as instruments
from backend.domain.features.intake import queries as intake
from backend.domain.features.problems import queries as problems
from backend.domain.features.problems.tables import Referral
from backend.domain.features.projects import queries as projects
from backend.domain.features.self_checks import queries as self_checks
from backend.domain.features.tasks import queries as tasks
from backend.domain.kit.errors import NotFound


def _clue(session: Session, actor: Actor, about_id: UUID) -> None:
    if shows_clue(session, actor, about_id):
        return
    actor.must(Permission.clues_read)
    clues.clue(session, actor, about_id)


def _problem(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.problems_read)
    problems.problem(session, actor, about_id)


def _intake(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.intake_read)
    intake.intake(session, actor, about_id)


def _self_check(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.self_checks_read)
    if not self_checks.shows_list(actor, self_checks.self_check(session, actor, about_id)):
        raise NotFound()


def _campaign(session: Session, actor: Actor, about_id: UUID) -> None:
    """See the campaign of a plan, a step or a coverage point."""
    actor.must(Permission.campaigns_read)
    campaigns.see_part(session, actor, about_id)


def _instrument(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.instruments_read)
    instruments.instrument(session, actor, about_id)


def _task(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.tasks_read)
    tasks.task(session, actor, about_id)


def _plan(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.tasks_read)
    tasks.plan(session, actor, about_id)


def _escalation(session: Session, actor: Actor, about_id: UUID) -> None:
    """An escalation, or the group that it is handled in."""
    actor.must(Permission.escalations_read)
    seen = escalations.visible_to(actor, E.id)
    if session.execute(seen.where(or_(E.id == about_id, E.bundle_id == about_id))).first() is None:
        raise NotFound()


def _referral(session: Session, actor: Actor, about_id: UUID) -> None:
    actor.must(Permission.problems_read)
    found = session.get(Referral, about_id)
    if found is None or not actor.is_congress:
        raise NotFound()
    problems.problem(session, actor, found.problem_id)


def _project(session: Session, actor: Actor, about_id: UUID) -> None:
    """See a project, a round of them, or a proposal."""
    actor.must(Permission.projects_read)
    projects.see_part(session, actor, about_id)


MATTERS: dict[str, Callable[[Session, Actor, UUID], None]] = {
    "campaigns": _campaign,
    "clues": _clue,
    "problems": _problem,
    "instruments": _instrument,
    "projects": _project,
    "project-rounds": _project,
    "project-proposals": _project,
    "intake": _intake,
    "self-checks": _self_check,
    "tasks": _task,
    "plans": _plan,
    "escalations": _escalation,
    "referrals": _referral,
}
"""For each word that files hang on: raises NotFound unless the actor may see the matter."""


def may_see_file(session: Session, actor: Actor, file: File) -> bool:
    """Return whether the actor may see the file: the matter's viewers, or its sender before."""
    if file.about_id is None or file.about_word is None:
        return file.sender_id == actor.account_id
    if file.about_word not in MATTERS:
        # Sent by somebody without an account, and waiting for its report.
        return False
    try:
        MATTERS[file.about_word](session, actor, file.about_id)
    except NotFound:
        return False
    return True
