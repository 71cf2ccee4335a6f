"""The counters."""

from uuid import UUID

from sqlmodel import Field, SQLModel


class NumberCounter(SQLModel, table=True):
    """The last number given."""

    __tablename__ = "number_counter"

    congress_id: UUID = Field(foreign_key="congress.id", primary_key=True)
    kind: str = Field(max_length=30, primary_key=True)
    year: int = Field(primary_key=True)
    last: int
