"""Taking away what is kept for a while only: prints, questions, photos nobody sent on."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from backend.domain.engines.files import actions as files
from backend.domain.features.intake.actions.asking import CHALLENGES
from backend.domain.features.intake.queries import numbers_of
from backend.domain.features.intake.tables import Challenge, Intake

CHALLENGES_LAST = timedelta(days=1)
"""How long an old question, and a photo without a report, is kept."""


def forget_prints(session: Session, *, now: datetime) -> int:
    """Take the prints of device and address away after the days of each rule set; return how many.

    A report can then not be repeated any more: its code word has long been written down.
    """
    some = select(col(Intake.rule_set_id)).where(col(Intake.device_print).is_not(None)).distinct()
    gone = 0
    for rule_set_id in session.exec(some).all():
        before = now - timedelta(days=numbers_of(session, rule_set_id).keep_prints_days)
        old = (
            update(Intake)
            .where(
                col(Intake.rule_set_id).is_not_distinct_from(rule_set_id),
                col(Intake.device_print).is_not(None),
                col(Intake.created_at) < before,
            )
            .values(device_print=None, address_print=None)
        )
        gone += session.connection().execute(old).rowcount
    return gone


def forget_challenges(session: Session, *, now: datetime) -> tuple[int, list[str]]:
    """Delete old questions and the photos that no report took.

    Return how many questions, and the digests of bytes that no file needs any more.
    """
    before = now - CHALLENGES_LAST
    bytes_free = files.drop(session, CHALLENGES, before=before)
    old = delete(Challenge).where(col(Challenge.expires_at) < before)
    return session.connection().execute(old).rowcount, bytes_free
