"""Keys of steps, and the answers they got."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Row


class StepKey(Row, table=True):
    """One Idempotency-Key of one account; kept seven days."""

    __tablename__ = "step_key"
    __table_args__ = (UniqueConstraint("account_id", "key"),)

    account_id: UUID = Field(foreign_key="account.id")
    key: str = Field(max_length=100)
    asked: str = Field(max_length=64)
    """SHA-256 of method, path and body."""
    status: int | None = None
    answer: str | None = None
    """The body that was answered; none if the answer was lost before it was kept."""
