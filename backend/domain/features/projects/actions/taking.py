"""What the deeds share: whose it is, who is told, what is noted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission, Role
from backend.domain.engines.files import actions as files
from backend.domain.engines.notices import actions as notices
from backend.domain.engines.search.actions import index
from backend.domain.features.projects import queries
from backend.domain.features.projects.rules import RUNNING, UnitElsewhere
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import NEVER
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.units.tables import Unit

WORD, ROUND_WORD, PROPOSAL_WORD = "projects", "project-rounds", "project-proposals"
_WORDS: dict[type, str] = {Project: WORD, Round: ROUND_WORD, Proposal: PROPOSAL_WORD}
Thing = Project | Round | Proposal


def own(actor: Actor, thing: Thing) -> None:
    """Raise NotAllowed or OnlyToRead unless it is kept by the actor's congress."""
    if actor.role is Role.system:
        return
    actor.must(Permission.projects_keep)
    if actor.congress_id != thing.congress_id:
        raise OnlyToRead()


def done(
    session: Session,
    actor: Actor,
    thing: Thing,
    step: str,
    title: str,
    *,
    note: str | None = None,
    file_ids: Sequence[UUID] = (),
    details: dict[str, Any] | None = None,
    now: datetime,
) -> None:
    """Note what was done: the thing's version, its files, timeline and audit."""
    word = _WORDS[type(thing)]
    if file_ids:
        files.attach(session, actor, file_ids, word=word, about_id=thing.id, step=step)
    thing.touch(now)
    session.add(thing)
    record(
        session,
        actor,
        word,
        thing.id,
        step,
        title,
        now=now,
        note=note,
        file_ids=file_ids,
        details=details,
    )


def check_unit(session: Session, congress_id: UUID, unit_id: UUID | None, path: str) -> None:
    """Raise UnitElsewhere unless the unit is one of the congress's in use, or none is named."""
    if unit_id is None:
        return
    unit = session.get(Unit, unit_id)
    if unit is None or unit.congress_id != congress_id or unit.ended:
        raise UnitElsewhere.at(path)


def find(session: Session, project: Project) -> None:
    """Make a project findable by its words."""
    said = (project.title, project.words, project.place_words)
    index(session, WORD, project.id, *said, at=project.created_at)


def settle_days(session: Session, project: Project) -> None:
    """Set the next day, and the last, from the milestones as they stand."""
    session.flush()
    planned = queries.milestones(session, project.id)
    left = [one.planned_on for one in planned if one.reached_on is None]
    project.due_on = min(left) if left and project.state in RUNNING else NEVER
    project.finish_on = planned[-1].planned_on if planned else NEVER


def tell_unit(session: Session, project: Project, kind: str, title: str, *, now: datetime) -> None:
    """Tell the unit that carries it out."""
    if project.unit_id is not None:
        who = notices.accounts_of_unit(session, project.unit_id)
        _tell(session, who, project, kind, title, now)


def tell_staff(session: Session, project: Project, kind: str, title: str, *, now: datetime) -> None:
    """Tell the staff of the congress."""
    who = notices.accounts_of_congress(session, project.congress_id, Role.congress_staff)
    _tell(session, who, project, kind, title, now)


def tell_person(
    session: Session,
    project: Project,
    person_id: UUID | None,
    kind: str,
    title: str,
    *,
    now: datetime,
) -> None:
    """Tell one deputy."""
    _tell(session, notices.account_of_person(session, person_id), project, kind, title, now)


def _tell(
    session: Session, who: list[UUID], project: Project, kind: str, title: str, now: datetime
) -> None:
    body = project.title[:100]
    notices.tell(session, who, kind, title, body=body, word=WORD, about_id=project.id, now=now)
