"""What a resident does first: take a question, answer it, send photos."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, func, select

from backend.domain.engines.files import actions as files
from backend.domain.engines.files.tables import File
from backend.domain.engines.limits.rules import Window
from backend.domain.features.intake import rules
from backend.domain.features.intake.actions.taking import counted_by, must_not_exceed, resident
from backend.domain.features.intake.queries import numbers_in_force
from backend.domain.features.intake.rules import (
    ChallengeSpent,
    PointReplaced,
    TooManyChallenges,
    TooManyPhotos,
)
from backend.domain.features.intake.tables import Challenge, IntakePoint
from backend.domain.kit import secrets
from backend.domain.kit.calendar import today_of

CHALLENGES = "challenges"
"""The word under which photos wait for their report; nobody sees them there."""
CHALLENGE_LASTS = timedelta(minutes=15)


def challenge(
    session: Session, point: IntakePoint, *, device: str, address: str, now: datetime
) -> tuple[Challenge, rules.Question]:
    """Ask a question for one report; raise PointReplaced, TooManyChallenges."""
    if point.replaced_at is not None:
        raise PointReplaced()
    numbers, _ = numbers_in_force(session, point.congress_id, today_of(now))
    must_not_exceed(
        session,
        TooManyChallenges,
        "intake:challenge",
        counted_by(point, address),
        most=numbers.challenges_per_hour,
        window=Window.hour,
        now=now,
    )
    asked = rules.question()
    made = Challenge(
        point_id=point.id,
        device_print=secrets.fingerprint(device),
        question=asked.words,
        answer=asked.answer,
        expires_at=now + CHALLENGE_LASTS,
        created_at=now,
    )
    session.add(made)
    session.flush()
    return made, asked


def answered(
    session: Session,
    challenge_id: UUID,
    *,
    answer: str,
    device: str,
    used_for: UUID | None = None,
    now: datetime,
) -> Challenge | None:
    """Return the challenge, locked, if this answers it; nothing if the answer is wrong.

    A wrong answer spends it, so the caller commits that and refuses afterwards. Raise
    ChallengeSpent for one that is unknown, over, another device's, or used for another report
    than `used_for`.
    """
    found = session.exec(
        select(Challenge).where(Challenge.id == challenge_id).with_for_update()
    ).one_or_none()
    if found is None or found.wrong or now >= found.expires_at:
        raise ChallengeSpent()
    if found.intake_id not in {None, used_for} or found.device_print != secrets.fingerprint(device):
        raise ChallengeSpent()
    if found.answer != answer:
        found.wrong = True
        session.add(found)
        return None
    return found


def keep_photo(session: Session, challenge: Challenge, photo: files.Sent, *, now: datetime) -> File:
    """Keep a photo until its report comes; raise TooManyPhotos, FileIdTaken.

    A repeat is harmless, also under the next challenge of the same device.
    """
    point = session.get_one(IntakePoint, challenge.point_id)
    numbers, _ = numbers_in_force(session, point.congress_id, today_of(now))
    before = session.get(File, photo.id)
    if before is not None and before.about_word == CHALLENGES and before.about_id:
        earlier = session.get(Challenge, before.about_id)
        if earlier and earlier.device_print == challenge.device_print:
            before.about_id = challenge.id
            session.add(before)
    there = session.exec(
        select(func.count(col(File.id))).where(File.about_id == challenge.id, File.id != photo.id)
    ).one()
    if there >= numbers.most_photos:
        raise TooManyPhotos.at("body.file", f"最多发 {numbers.most_photos} 张照片。")
    return files.keep_unsigned(
        session, resident(point), photo, word=CHALLENGES, about_id=challenge.id, now=now
    )
