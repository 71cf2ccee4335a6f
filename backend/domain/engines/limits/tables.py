"""The counters."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from backend.domain.kit.tables import UtcDateTime


class LimitCount(SQLModel, table=True):
    """How often one source did one thing in one window of time; forgotten once that is over."""

    __tablename__ = "limit_count"

    deed: str = Field(primary_key=True, max_length=40)
    """What is counted: `intake:address`."""
    source: str = Field(primary_key=True, max_length=64)
    """A keyed print, never the address or device itself."""
    until: datetime = Field(primary_key=True, sa_type=UtcDateTime, index=True)
    """When the window ends."""
    count: int
