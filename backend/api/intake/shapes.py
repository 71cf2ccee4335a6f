"""What is answered about intake."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from backend.api.base import Out
from backend.api.clues.shapes import DivisionBrief, FileOut, Named, StageOut
from backend.api.tiles import MapOut
from backend.domain.desk.following import Standing
from backend.domain.features.clues.rules import Category, ClueState
from backend.domain.features.intake.rules import AboutWord, IntakeState, IntakeStep
from backend.domain.kit.calendar import Light


class AddresseeOut(Out):
    """Whose code it is: a deputy or a station, and a line that tells them apart."""

    word: AboutWord
    id: UUID
    name: str
    line: str


class PointOut(Out):
    """A QR code; `url` is what it holds."""

    id: UUID
    to: AddresseeOut
    congress: Named
    token: str
    url: str
    receives: bool
    """In office, or open: what is sent through it comes in."""
    created_at: datetime
    replaced_at: datetime | None
    replaced_reason: str | None


class PlaceBrief(Out):
    id: UUID
    name: str


class AtOut(Out):
    """What a resident who scanned the code is shown."""

    to: str
    line: str
    about: AboutWord
    congress: str
    opening: str
    categories: list[Category]
    places: list[PlaceBrief]
    """The congress's place, then what lies right below it."""
    most_photos: int
    look_days: int
    """Working days within which staff look."""
    map: MapOut


class ChallengeOut(Out):
    """A sum in words, and what to choose from; the chosen words are the answer."""

    id: UUID
    question: str
    choices: list[str]
    expires_in: int = Field(description="seconds")


class SentPhotoOut(Out):
    id: UUID
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None


class SentOut(Out):
    """The code word is told here alone; the same phone may ask again with the same id."""

    code_word: str
    to: str
    look_by: date


class FollowOut(Out):
    """How it stands; nobody's name and no number."""

    state: Standing
    said: str
    """The whole in one sentence."""
    to: str
    created_at: datetime
    look_by: date
    holder: str | None
    """The congress, or the unit it was handed to."""
    until: date | None
    steps: list[StageOut]
    answer: str | None
    answered_at: datetime | None
    reason: str | None


class IntakeRow(Out):
    """A line of the ledger."""

    id: UUID
    words: str
    """Its beginning."""
    category: Category | None
    place: str
    to: AddresseeOut
    congress: Named
    state: IntakeState
    light: Light
    due_on: date | None
    days_left: int | None
    photos: int
    clue: Named | None
    created_at: datetime
    updated_at: datetime


class IntakeOut(IntakeRow):
    """Everything about one; name and phone are shown to the congress's staff alone."""

    version: int
    look_by: date
    place_words: str | None
    division: DivisionBrief | None
    longitude: float | None
    latitude: float | None
    name: str | None
    phone: str | None
    left_contact: bool
    """The resident left a name or a phone, whoever may see it."""
    files: list[FileOut]
    looked_at: datetime | None
    reason: str | None
    clue_state: ClueState | None
    stages: list[StageOut]
    open_steps: list[IntakeStep]
