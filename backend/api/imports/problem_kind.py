"""The problem list of a campaign, as a kind of import."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.rules import AnswerWrong
from backend.domain.engines.imports.tables import Import
from backend.domain.engines.numbers.queries import last_number
from backend.domain.features.campaigns import actions as campaign_actions
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.actions import importing, preparing
from backend.domain.features.problems.queries.cells import AS_WRITTEN
from backend.domain.features.problems.queries.comparing import Comparison, basis, compare
from backend.domain.features.problems.queries.spots import Spots
from backend.domain.features.problems.rules import ProblemSource, ProblemState, label
from backend.domain.features.problems.rules import sheet as problem_sheet
from backend.domain.features.problems.rules.days import NO_DAY
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.queries import in_use

_DAYS = frozenset({"found_on", "due_on", "done_on"})


class Problems(Kind):
    """The problem list of a campaign."""

    columns = problem_sheet.COLUMNS
    permission = Permission.problems_keep
    sheet = "问题清单"
    ahead = "problem_incoming"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        campaigns.to_fill(session, actor, target_id)

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(Campaign, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        said: Comparison = compare(
            session,
            congress_id=found.congress_id,
            campaign_id=found.target_id,
            spots=_spots(session, found.target_id),
            rows=read.rows,
            formulas=read.formulas,
            words=_answered(session, found),
            year=session.get_one(Campaign, found.target_id).year,
            totals=found.totals,
        )
        return Said(said.rows, said, said.news, said.warnings)

    def basis(self, session: Session, found: Import) -> str:
        campaign = session.get_one(Campaign, found.target_id)
        spots = _spots(session, campaign.id)
        known = basis(session, found.congress_id, campaign.id, spots)
        last = last_number(session, found.congress_id, "problems", campaign.year)
        said = [known, last, _answered(session, found)]
        text = json.dumps(said, default=str, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def to_write_ahead(
        self, session: Session, actor: Actor, found: Import, said: Said
    ) -> Sequence[Any]:
        return preparing.plan(
            session,
            actor,
            found.id,
            year=session.get_one(Campaign, found.target_id).year,
            spots=_spots(session, found.target_id),
            comparison=said.plan,
        )

    def write_ahead(self, session: Session, piece: Sequence[Any], *, now: datetime) -> None:
        preparing.write_ahead(session, piece, now=now)

    def let_go(self, session: Session, import_id: UUID, *, most: int) -> int:
        return preparing.let_go(session, import_id, most=most)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        campaign = campaigns.to_fill(session, actor, found.target_id)
        level = session.get_one(Congress, campaign.congress_id).level
        pairs = [(field, aspect) for _, field, aspect in importing.spots(session, found.id)]
        campaign_actions.lay_out(session, actor, campaign, pairs, level=level, now=now)
        fields = campaigns.fields(session, campaign.id, ended=True)
        place = importing.Place(
            import_id=found.id,
            campaign_id=campaign.id,
            year=campaign.year,
            fields={read.field.name: read.field.id for read in fields},
            aspects={(read.field.id, a.name): a.id for read in fields for a in read.aspects},
            file_name=found.file_name,
        )
        details = importing.bring_in(session, actor, place, now=now)
        answers = found.answers.get("unit", {})
        learnt = importing.learn(session, actor, found.congress_id, answers, now=now)
        dated = {
            key: {word for word, meaning in words.items() if meaning != NO_DAY}
            for key, words in found.answers.items()
            if key in _DAYS
        }
        return BroughtIn(details, {"unit": learnt, **dated})

    def check_answer(self, session: Session, found: Import, key: str, value: str) -> None:
        if key == "unit":
            units = {str(unit.id) for unit in in_use(session, found.congress_id)}
            good = value == AS_WRITTEN or value in units
        elif key in _DAYS:
            good = value == NO_DAY or _is_day(value)
        else:
            good = value in self.meanings(key)
        if not good:
            raise AnswerWrong.at("body.answers")

    def meanings(self, key: str) -> Mapping[str, str]:
        if key in _DAYS:
            return {NO_DAY: "不定日期"}
        every: dict[str, Iterable[ProblemState | ProblemSource]] = {
            # A workbook does not escalate a problem.
            "state": [state for state in ProblemState if state is not ProblemState.escalated],
            "source": ProblemSource,
        }
        return {meaning.value: label(meaning) for meaning in every.get(key, ())}


def _spots(session: Session, campaign_id: UUID) -> Spots:
    fields = campaigns.fields(session, campaign_id, ended=True)
    return Spots(
        {read.field.id: read.field.name for read in fields},
        {a.id: (read.field.id, a.name) for read in fields for a in read.aspects},
    )


def _answered(session: Session, found: Import) -> dict[str, dict[str, str]]:
    """Return by column what words mean: as remembered, and as answered this time."""
    known = imports.known_words(session, found.congress_id, found.kind)
    return {
        key: {**known.get(key, {}), **found.answers.get(key, {})}
        for key in {*known, *found.answers} - {imports.HEADER}
    }


def _is_day(value: str) -> bool:
    try:
        return 1900 <= date.fromisoformat(value).year <= 2199
    except ValueError:
        return False
