"""The person table."""

from sqlmodel import Field

from backend.domain.kit.tables import Encrypted, Kept


class Person(Kept, table=True):
    """A human being."""

    __tablename__ = "person"

    name: str = Field(max_length=50, index=True)
    sex: str | None = Field(default=None, max_length=4)
    ethnicity: str | None = Field(default=None, max_length=20)
    born: str | None = Field(default=None, max_length=7)
    """Year and month, `1988-09`."""
    education: str | None = Field(default=None, max_length=20)
    party: str | None = Field(default=None, max_length=20)
    occupation: str | None = Field(default=None, max_length=50)
    employer: str | None = Field(default=None, max_length=200)
    phone: str | None = Field(default=None, sa_type=Encrypted)
    phone_print: str | None = Field(default=None, max_length=64, index=True)
    """Keyed hash of the phone number, to find a person by it."""
    invented: bool = False
    """True for the people of the demo."""
