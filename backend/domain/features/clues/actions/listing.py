"""On a campaign's problem list: how it stands there, and what the reporter says of the result."""

from datetime import datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.clues.actions.taking import (
    WORD,
    finish,
    numbers_of,
    take,
    tell_reporter,
    wait_for,
)
from backend.domain.features.clues.rules import ClueStep, Holder
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.actions import record


def enlist(session: Session, actor: Actor, clue: Clue, *, problem: str, now: datetime) -> Clue:
    """Note that it went on a campaign's problem list under this number, and goes on there."""
    take(actor, clue, ClueStep.enlist, now=now)
    wait_for(session, clue, Holder.nobody, now=now)
    tell_reporter(session, clue, "clue-listed", "您反映的问题已列入问题清单，限期整改", now=now)
    title = f"列入问题清单：{problem}"
    return finish(session, actor, clue, ClueStep.enlist, title, now=now)


def tell_listed(
    session: Session, actor: Actor, clue: Clue, title: str, *, note: str | None, now: datetime
) -> None:
    """Say on the clue how the problem that it became stands, and tell the reporter."""
    tell_reporter(session, clue, "clue-listed", f"您反映的问题：{title}", now=now)
    record(session, actor, WORD, clue.id, "listed", title[:200], note=note, now=now)


def ask_rating(session: Session, clue: Clue, *, now: datetime) -> None:
    """Ask the reporter what they say of the result; staff write it down for one without account.

    What was said of an earlier round is asked anew.
    """
    clue.attitude = clue.result = clue.rating_words = clue.rated_at = None
    rater = Holder.reporter if clue.reporter_id else Holder.congress
    wait_for(session, clue, rater, days=numbers_of(session, clue).rating_days, now=now)
    clue.touch(now)
    session.add(clue)
    title = "您反映的问题报来了整改结果，请评价"
    tell_reporter(session, clue, "clue-answered", title, now=now)


def stop_asking(session: Session, clue: Clue, *, now: datetime) -> None:
    """Wait for no rating any more: the problem is not done after all."""
    if clue.holder is Holder.nobody:
        return
    wait_for(session, clue, Holder.nobody, now=now)
    clue.touch(now)
    session.add(clue)
