"""What the deeds share: who acts, what is counted, who is told."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Role
from backend.domain.engines.limits import actions as limits
from backend.domain.engines.limits.rules import Window, end_of, seconds_left
from backend.domain.engines.notices import actions as notices
from backend.domain.features.intake.rules import (
    FLOW,
    AboutWord,
    IntakeStep,
    open_steps,
)
from backend.domain.features.intake.tables import Intake, IntakePoint
from backend.domain.kit import secrets
from backend.domain.kit.errors import NotAllowed, TooMany
from backend.domain.people.deputies.tables import Deputy

WORD = "intake"


def resident(point: IntakePoint) -> Actor:
    """Return who acts when somebody without an account does; their address is noted nowhere."""
    return Actor(
        None, None, None, "群众", Role.system, congress_id=point.congress_id, organ="扫码反映"
    )


def must_not_exceed(
    session: Session,
    refusal: type[TooMany],
    deed: str,
    source: str,
    *,
    most: int,
    window: Window,
    now: datetime,
) -> None:
    """Count the deed; raise the refusal, with the time to wait, once there are too many."""
    if limits.count(session, deed, source, window=window, now=now) > most:
        raise refusal(wait=seconds_left(end_of(window, now), now))


def counted_by(point: IntakePoint, source: str) -> str:
    """Return the keyed print under which a device or an address is counted here."""
    return secrets.fingerprint(f"{point.congress_id.hex}:{source}")


def take(actor: Actor, intake: Intake, step: IntakeStep, *, now: datetime) -> None:
    """Move it on; raise NotAllowed or StepNotOpen."""
    target = FLOW.after(intake.state, step)
    own = actor.is_congress and actor.congress_id == intake.congress_id
    if step not in open_steps(actor, intake.state, own_congress=own):
        raise NotAllowed("这一步不由您办理。")
    intake.state = target
    intake.touch(now)


def tell_staff(session: Session, intake: Intake, kind: str, title: str, *, now: datetime) -> None:
    """Tell the staff of the congress it came to."""
    who = notices.accounts_of_congress(session, intake.congress_id, Role.congress_staff)
    _tell(session, intake, who, kind, title, now)


def tell_deputy(session: Session, intake: Intake, kind: str, title: str, *, now: datetime) -> None:
    """Tell the deputy whose code it came through, if it was one's."""
    if intake.about_word is AboutWord.deputies:
        deputy = session.get(Deputy, intake.about_id)
        who = notices.account_of_person(session, deputy.person_id if deputy else None)
        _tell(session, intake, who, kind, title, now)


def _tell(
    session: Session, intake: Intake, who: list[UUID], kind: str, title: str, now: datetime
) -> None:
    body = intake.words[:100]
    notices.tell(session, who, kind, title, body=body, word=WORD, about_id=intake.id, now=now)
