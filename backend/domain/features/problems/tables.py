"""Problems, what stays with a former campaign, referrals, and rows on their way in."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Column,
    Computed,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

from backend.domain.features.problems.rules import (
    ProblemHolder,
    ProblemSource,
    ProblemState,
    ReferredTo,
    ReopenReason,
    RespondentType,
)
from backend.domain.features.problems.rules.marks import MARKS_SQL, RUNS_UNTIL_SQL
from backend.domain.kit.calendar import NEVER
from backend.domain.kit.tables import Kept, Row, UtcDateTime, Word


def _where_said(name: str, *columns: str) -> Index:
    """Index what few problems say; the others cost nothing when thousands come in."""
    said = text(f"{columns[0]} IS NOT NULL")
    return Index(name, *columns, postgresql_where=said, sqlite_where=said)


class Problem(Kept, table=True):
    """What was found, whose it is to mend, and how far that has come."""

    __tablename__ = "problem"
    __table_args__ = (
        UniqueConstraint("congress_id", "year", "number", "campaign_id"),
        Index("ix_problem_known_by", "campaign_id", "words_print"),
        Index("ix_problem_created", "created_at", "id"),
        Index("ix_problem_due", "due_on", "id"),
        Index("ix_problem_campaign_number", "campaign_id", "year", "number", "id"),
        Index("ix_problem_campaign_state", "campaign_id", "state", "due_on"),
        Index("ix_problem_congress_created", "congress_id", "created_at", "id"),
        Index("ix_problem_unit", "unit_id", "state", "due_on"),
        _where_said("ix_problem_former_of", "former_of", "campaign_id"),
        _where_said("ix_problem_division", "division_id"),
        _where_said("ix_problem_carry_over", "carry_over_id"),
    )

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60)
    campaign_id: UUID = Field(foreign_key="campaign.id")
    field_id: UUID = Field(foreign_key="campaign_field.id", index=True)
    aspect_id: UUID | None = Field(default=None, foreign_key="campaign_aspect.id", index=True)
    year: int
    """The year it was found in; numbers count within it, and go along when it is carried over."""
    number: int
    words: str
    words_print: str = Field(max_length=64)
    """SHA-256 of the words without spaces, punctuation and width: a row is known again by it."""
    division_id: UUID | None = Field(default=None, foreign_key="division.id")
    place_words: str | None = Field(default=None, max_length=200)
    source: ProblemSource | None = Field(default=None, sa_type=Word(ProblemSource, 20))
    respondent_type: RespondentType | None = Field(default=None, sa_type=Word(RespondentType, 20))
    """Who was asked when it was found."""
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    unit_words: str | None = Field(default=None, max_length=100)
    """The responsible unit's name, where it is no unit known to us."""
    found_on: date | None = None
    measure: str | None = None
    """What is done about this one problem (一事一策)."""
    due_on: date = NEVER
    """By when it must be rectified."""
    press_by: date | None = None
    """By when the congress presses the unit next: of what was asked about on the spot."""
    done_on: date | None = None
    """When it was rectified, as the unit says."""
    remark: str | None = None

    state: ProblemState = Field(default=ProblemState.found, sa_type=Word(ProblemState, 20))
    holder: ProblemHolder = Field(default=ProblemHolder.congress, sa_type=Word(ProblemHolder, 10))
    rule_set_id: UUID | None = Field(default=None, foreign_key="rule_set.id")
    registered_by: UUID | None = Field(default=None, foreign_key="account.id")
    round: int = 1
    time_asked: date | None = None
    """The day to which the unit asked for time, while that waits for an answer."""
    result: str | None = None
    """What the unit says it did."""
    verified_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_over_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    accepted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reported_done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    verified_on_site_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    signed_off_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_back_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reopened: int = 0
    """How often, in all the years."""
    reopen_reason: ReopenReason | None = Field(default=None, sa_type=Word(ReopenReason, 20))
    ended_reason: str | None = None

    clue_id: UUID | None = Field(default=None, foreign_key="clue.id", unique=True)
    """The clue that it was made of."""
    escalated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was last reported to the higher congress."""
    answered_above_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When that one answered or returned it, or the own congress took it back."""
    held_from: date | None = None
    """Since when its deadline does not run; on going on, the days held are added."""
    carried: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often it was carried over into a later campaign."""
    carried_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    former_of: UUID | None = Field(default=None, foreign_key="problem.id")
    """This row keeps how that problem stood when it left this campaign; it changes no more."""
    carry_over_id: UUID | None = Field(default=None, foreign_key="problem_carry_over.id")
    """The carrying over that this row was kept at."""


_table: Table = Problem.__table__  # type: ignore[attr-defined]
# On the table and not the entity: the database computes them, nobody writes or copies them.
_table.append_column(Column("marks", Integer, Computed(MARKS_SQL, persisted=True)))
_table.append_column(Column("runs_until", Date, Computed(RUNS_UNTIL_SQL, persisted=True)))
Index("ix_problem_marks", _table.c.scope, _table.c.campaign_id, _table.c.marks)
Index("ix_problem_runs_until", _table.c.scope, _table.c.campaign_id, _table.c.runs_until)
MARKS, RUNS_UNTIL = _table.c.marks, _table.c.runs_until


class CarryOver(Row, table=True):
    """Problems of one campaign carried into a later one, together (结转)."""

    __tablename__ = "problem_carry_over"

    congress_id: UUID = Field(foreign_key="congress.id")
    scope: str = Field(max_length=60, index=True)
    from_campaign_id: UUID = Field(foreign_key="campaign.id", index=True)
    to_campaign_id: UUID = Field(foreign_key="campaign.id", index=True)
    by_name: str = Field(max_length=50)
    count: int
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    undone_reason: str | None = None


class Referral(Kept, table=True):
    """A problem handled in name only, put before those who hold people to account (转交)."""

    __tablename__ = "problem_referral"

    problem_id: UUID = Field(foreign_key="problem.id", index=True)
    to: ReferredTo = Field(sa_type=Word(ReferredTo, 30))
    to_words: str = Field(max_length=100)
    """The organ's name."""
    unit_id: UUID | None = Field(default=None, foreign_key="unit.id")
    """Whose handling it is about."""
    reason: str
    signed_by: str = Field(max_length=50)
    referred_on: date
    letter: str | None = Field(default=None, max_length=50)
    """The letter's number."""
    by_name: str = Field(max_length=50)
    answer: str | None = None
    answered_on: date | None = None
    answered_by: str | None = Field(default=None, max_length=50)
    """Who wrote the answer down."""


class ProblemIncoming(SQLModel, table=True):
    """What a row of a workbook becomes, written ahead so that bringing it in is a few statements.

    Its columns that are named as a problem's are the problem's as it will be.
    """

    __tablename__ = "problem_incoming"
    __table_args__ = (
        Index("ix_problem_incoming_spot", "import_id", "spot"),
        Index("ix_problem_incoming_problem", "problem_id"),
    )

    import_id: UUID = Field(foreign_key="import_book.id", primary_key=True)
    line: int = Field(primary_key=True)
    problem_id: UUID
    """The new problem's id, or that of the one it changes."""
    creates: bool
    spot: int
    """Which pair of field and aspect, counted from 0."""
    field_name: str = Field(max_length=100)
    aspect_name: str | None = Field(default=None, max_length=100)
    field_id: UUID | None = None
    aspect_id: UUID | None = None
    number: int
    words: str
    words_print: str = Field(max_length=64)
    place_words: str | None = Field(default=None, max_length=200)
    source: ProblemSource | None = Field(default=None, sa_type=Word(ProblemSource, 20))
    unit_id: UUID | None = None
    unit_words: str | None = Field(default=None, max_length=100)
    found_on: date | None = None
    measure: str | None = None
    due_on: date
    done_on: date | None = None
    remark: str | None = None
    state: ProblemState = Field(sa_type=Word(ProblemState, 20))
    holder: ProblemHolder = Field(sa_type=Word(ProblemHolder, 10))
    handed: bool
    """Its unit, state or day is new: assignments follow."""
    before_unit_id: UUID | None = None
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What changes, for the timeline."""
    grams: str | None = Field(default=None, sa_type=Text)
    """What a changed problem will be found by, if that changes."""
    entry_id: UUID
    assignment_id: UUID
