"""The numbers that hold: for what comes in today, and for what came in before."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.engines.rulesets.tables import RuleSet
from backend.domain.features.intake.rules import IntakeNumbers


def numbers_in_force(
    session: Session, congress_id: UUID, on: date
) -> tuple[IntakeNumbers, UUID | None]:
    """Return the congress's numbers of that day, and the version they come from."""
    found = rulesets.in_force(session, "intake", congress_id, on)
    if found is None:
        return IntakeNumbers(), None
    return IntakeNumbers.model_validate(found.numbers), found.id


def numbers_of(session: Session, rule_set_id: UUID | None) -> IntakeNumbers:
    """Return the numbers of the version that something began under."""
    kept = session.get(RuleSet, rule_set_id) if rule_set_id else None
    return IntakeNumbers.model_validate(kept.numbers if kept else {})
