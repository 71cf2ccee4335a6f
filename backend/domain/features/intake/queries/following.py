"""Finding what was sent by its code word."""

from uuid import UUID

from sqlmodel import Session, select

from backend.domain.features.intake.rules import plain_code_word
from backend.domain.features.intake.tables import Intake
from backend.domain.kit import secrets


def code_print(congress_id: UUID, code_word: str) -> str:
    """Return what stands in `code_print` for this word, however it was typed."""
    return secrets.fingerprint(f"code-word:{congress_id.hex}:{plain_code_word(code_word)}")


def followed(session: Session, congress_id: UUID, code_word: str) -> Intake | None:
    """Return what the word was given for at this congress, or nothing."""
    return session.exec(
        select(Intake).where(
            Intake.congress_id == congress_id,
            Intake.code_print == code_print(congress_id, code_word),
        )
    ).one_or_none()
