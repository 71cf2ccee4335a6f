"""The view table."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from backend.domain.kit.tables import Kept


class View(Kept, table=True):
    """One saved view; shared ones are seen by all who act for the same congress or unit."""

    __tablename__ = "view"
    __table_args__ = (UniqueConstraint("account_id", "ledger", "name"),)

    account_id: UUID = Field(foreign_key="account.id", index=True)
    congress_id: UUID = Field(foreign_key="congress.id", index=True)
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    ledger: str = Field(max_length=30)
    name: str = Field(max_length=30)
    query: str = Field(max_length=2000)
    """The filters as they stand in the URL, without the question mark."""
    shared: bool = False
