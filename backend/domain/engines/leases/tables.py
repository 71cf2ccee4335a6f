"""Who does which job until when."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from backend.domain.kit.tables import UtcDateTime


class Lease(SQLModel, table=True):
    """One job's lease; it lapses by itself when its holder dies."""

    __tablename__ = "lease"

    job: str = Field(primary_key=True, max_length=30)
    holder: str = Field(max_length=60)
    until: datetime = Field(sa_type=UtcDateTime)
