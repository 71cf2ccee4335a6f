"""What is sent about intake, by residents and by staff."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.api.base import In
from backend.api.clues.asked import PlaceIn
from backend.domain.features.clues.rules import Category
from backend.domain.features.intake.rules import AboutWord

Token = Annotated[str, Field(min_length=10, max_length=20, pattern="^[0-9a-z]+$")]
Device = Annotated[str, Field(min_length=16, max_length=64, pattern="^[0-9A-Za-z_-]+$")]
"""What the phone calls itself: random, made once, kept on it."""
Answer = Annotated[str, Field(min_length=1, max_length=10)]


class PointsIn(In):
    """Whose codes are wanted, all of your own congress; who has one keeps it."""

    about_word: AboutWord
    about_ids: Annotated[list[UUID], Field(min_length=1, max_length=500)]


class ReplaceIn(In):
    reason: str = Field(min_length=2, max_length=200)


class ChallengeIn(In):
    token: Token
    device: Device


class SendIn(In):
    """What a resident says; the id is the phone's, so that a repeat is harmless."""

    id: UUID
    token: Token
    device: Device
    challenge_id: UUID
    answer: Answer
    words: str = Field(min_length=5, max_length=2000)
    category: Category | None = None
    place: PlaceIn = PlaceIn.model_construct()
    file_ids: Annotated[list[UUID], Field(max_length=9)] = []
    name: str | None = Field(None, min_length=1, max_length=50)
    phone: str | None = Field(None, pattern=r"^[0-9+\- ]{5,20}$")


class FollowIn(In):
    """The code word as it was written down; spaces and full-width digits do not matter."""

    token: Token
    code_word: str = Field(min_length=4, max_length=40)


class AdmitIn(In):
    """What staff call it; with `into_id` it joins an earlier clue at once."""

    title: str = Field(min_length=2, max_length=100)
    category: Category
    note: str | None = Field(None, max_length=2000)
    into_id: UUID | None = None


class DiscardIn(In):
    """The resident reads the reason."""

    reason: str = Field(min_length=2, max_length=500)


class RestoreIn(In):
    reason: str = Field(min_length=2, max_length=500)
