"""What a resident sent becomes a clue."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.engines.files import queries as papers
from backend.domain.features.clues import actions as clues
from backend.domain.features.clues.rules import Category, ClueSource
from backend.domain.features.clues.tables import Clue
from backend.domain.features.intake import actions as intakes
from backend.domain.features.intake.rules import AboutWord, IntakeStep
from backend.domain.features.intake.tables import Intake
from backend.domain.journal.actions import record
from backend.domain.people.divisions.rules import Place

_SOURCES: dict[AboutWord, ClueSource] = {
    AboutWord.deputies: ClueSource.resident,
    AboutWord.stations: ClueSource.station,
}


def admit(
    session: Session,
    actor: Actor,
    intake: Intake,
    *,
    clue_id: UUID,
    title: str,
    category: Category,
    note: str | None,
    into: Clue | None = None,
    now: datetime,
) -> Clue:
    """Make a clue of what a resident sent; with `into`, join it to an earlier clue at once.

    Name and phone go along, photos move over, both timelines say it. Raise StepNotOpen if it was
    looked at before, MergeIntoItself for an `into` that goes no further.
    """
    intakes.take(actor, intake, IntakeStep.admit, now=now)
    clue = clues.report(
        session,
        actor,
        clue_id=clue_id,
        title=title,
        words=intake.words,
        category=category,
        place=_place(intake),
        unnamed=False,
        reporter=clues.Reporter(_SOURCES[intake.about_word], name=intake.name, phone=intake.phone),
        now=now,
    )
    photos = [file.id for file in papers.of_matter(session, intake.id)]
    files.move(session, photos, come_from=intake.id, word="clues", about_id=clue.id, step="report")
    record(
        session,
        actor,
        "clues",
        clue.id,
        "admit",
        "由群众来件登记",
        note=note,
        now=now,
        file_ids=photos,
        details={"intake_id": str(intake.id), "sent_at": intake.created_at.isoformat()},
    )
    if into is not None:
        clues.merge(session, actor, clue, into=into, note=note, now=now)
    intakes.admit(
        session,
        actor,
        intake,
        clue_id=clue.id,
        title=f"登记为线索〔{clue.year}〕{clue.number}号",
        note=note,
        now=now,
    )
    return clue


def _place(intake: Intake) -> Place:
    return Place(
        words=intake.place_words,
        division_id=intake.division_id,
        longitude=intake.longitude,
        latitude=intake.latitude,
        said_longitude=intake.said_longitude,
        said_latitude=intake.said_latitude,
        said_datum=intake.said_datum,
    )
