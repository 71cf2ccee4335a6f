"""Following by code word: wrong words are counted."""

from datetime import datetime

from sqlmodel import Session

from backend.domain.engines.limits import actions as limits
from backend.domain.engines.limits import queries as counted
from backend.domain.engines.limits.rules import Window, end_of, seconds_left
from backend.domain.features.intake.actions.taking import counted_by
from backend.domain.features.intake.queries import followed, numbers_in_force
from backend.domain.features.intake.rules import TooManyTries
from backend.domain.features.intake.tables import Intake, IntakePoint
from backend.domain.kit.calendar import today_of

_DEED = "intake:follow"


def follow(
    session: Session, point: IntakePoint, code_word: str, *, address: str, now: datetime
) -> Intake | None:
    """Return what the code word was given for; nothing if there is none.

    A wrong word counts, so the caller commits and refuses afterwards. Raise TooManyTries after too
    many of them from one address, also for a right word.
    """
    numbers, _ = numbers_in_force(session, point.congress_id, today_of(now))
    source = counted_by(point, address)
    wrong = counted.counted(session, _DEED, source, window=Window.hour, now=now)
    if wrong >= numbers.follow_wrong_per_hour:
        raise TooManyTries(wait=seconds_left(end_of(Window.hour, now), now))
    found = followed(session, point.congress_id, code_word)
    if found is None:
        limits.count(session, _DEED, source, window=Window.hour, now=now)
    return found
