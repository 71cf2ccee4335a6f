"""Taking a step once per key."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, delete, select, update

from backend.domain.engines.retries.tables import StepKey
from backend.domain.kit.errors import Conflict, Invalid


class KeyUsedOtherwise(Invalid):
    message = "这个请求编号已经用在别的内容上，请刷新后再试。"


class AnswerLost(Conflict):
    message = "这一步已经办过，请刷新查看结果。"


class KeyUnusable(Invalid):
    message = "请求编号（Idempotency-Key）要有 8 到 100 个字符。"


def check_key(key: str) -> None:
    """Raise KeyUnusable for a key too short to be one's own or too long to keep."""
    if not 8 <= len(key) <= 100:
        raise KeyUnusable.at("header.idempotency-key")


def earlier(session: Session, *, account_id: UUID, key: str, asked: str) -> StepKey | None:
    """Return what this key was answered before, or nothing.

    Raise KeyUsedOtherwise if it came with other words, AnswerLost if the step was taken but its
    answer was not kept.
    """
    found = session.exec(
        select(StepKey).where(StepKey.account_id == account_id, StepKey.key == key)
    ).one_or_none()
    if found is None:
        return None
    if found.asked != asked:
        raise KeyUsedOtherwise()
    if found.status is None:
        raise AnswerLost()
    return found


def begin(session: Session, *, account_id: UUID, key: str, asked: str, now: datetime) -> StepKey:
    """Claim the key within the step's own transaction."""
    made = StepKey(account_id=account_id, key=key, asked=asked, created_at=now)
    session.add(made)
    session.flush()
    return made


def keep(session: Session, key_id: UUID, *, status: int, answer: str) -> None:
    """Keep the answer for a repeat."""
    session.execute(
        update(StepKey).where(col(StepKey.id) == key_id).values(status=status, answer=answer)
    )


def forget(session: Session, *, before: datetime) -> int:
    """Delete the keys made before this moment; return how many there were."""
    made = session.connection().execute(delete(StepKey).where(col(StepKey.created_at) < before))
    return made.rowcount
