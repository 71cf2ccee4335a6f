"""What each kind of import is: its columns, where it goes, how it is compared and brought in."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said, answered
from backend.api.imports.tasks import Tasks
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.rules import AnswerWrong, ImportKind
from backend.domain.engines.imports.tables import Import
from backend.domain.features.campaigns import actions as campaign_actions
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.actions import importing
from backend.domain.features.problems.queries.cells import AS_WRITTEN
from backend.domain.features.problems.queries.comparing import Comparison, compare
from backend.domain.features.problems.queries.spots import Spots
from backend.domain.features.problems.rules import ProblemSource, ProblemState
from backend.domain.features.problems.rules import sheet as problem_sheet
from backend.domain.kit.errors import NotFound
from backend.domain.kit.sheets import CellCompared, Compared, Outcome
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.deputies import actions as deputy_actions
from backend.domain.people.deputies import queries as deputies
from backend.domain.people.deputies.rules import roster
from backend.domain.people.units.queries import in_use


class Problems(Kind):
    """The problem list of a campaign."""

    columns = problem_sheet.COLUMNS
    permission = Permission.problems_keep
    sheet = "问题清单"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        campaigns.to_fill(session, actor, target_id)

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(Campaign, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import) -> Said:
        said: Comparison = compare(
            session,
            congress_id=found.congress_id,
            campaign_id=found.target_id,
            spots=_spots(session, found.target_id),
            rows=imports.read_rows(session, found, self.columns),
            formulas=imports.formulas(session, found),
            words=answered(session, found),
            totals=found.totals,
        )
        return Said(said.rows, said.planned, said.news, said.warnings)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        campaign = campaigns.to_fill(session, actor, found.target_id)
        level = session.get_one(Congress, campaign.congress_id).level
        pairs = [
            (row.values["field"], row.values.get("aspect"))
            for row in said.plan
            if row.outcome in {Outcome.create, Outcome.change}
        ]
        campaign_actions.lay_out(session, actor, campaign, pairs, level=level, now=now)
        fields = campaigns.fields(session, campaign.id, ended=True)
        place = importing.Place(
            campaign_id=campaign.id,
            year=campaign.year,
            fields={read.field.name: read.field.id for read in fields},
            aspects={(read.field.id, a.name): a.id for read in fields for a in read.aspects},
            file_name=found.file_name,
        )
        details = importing.bring_in(session, actor, place, said.plan, now=now)
        answers = found.answers.get("unit", {})
        learnt = importing.learn(session, actor, found.congress_id, answers, now=now)
        return BroughtIn(details, {"unit": learnt})

    def check_answer(self, session: Session, found: Import, key: str, value: str) -> None:
        if key == "unit":
            units = {str(unit.id) for unit in in_use(session, found.congress_id)}
            good = value == AS_WRITTEN or value in units
        else:
            every: dict[str, list[str]] = {
                "state": list(ProblemState),
                "source": list(ProblemSource),
            }
            good = value in every.get(key, [])
        if not good:
            raise AnswerWrong.at("body.answers")


class Deputies(Kind):
    """The roster of deputies of a term."""

    columns = roster.COLUMNS
    permission = Permission.deputies_keep
    private = True
    sheet = "代表名册"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        term = session.get(Term, target_id)
        if term is None or term.congress_id != actor.congress_id:
            raise NotFound()

    def target_name(self, session: Session, target_id: UUID) -> str:
        term = session.get_one(Term, target_id)
        congress = session.get_one(Congress, term.congress_id)
        return f"{congress.short_name}第{term.number}届"

    def compare(self, session: Session, actor: Actor, found: Import) -> Said:
        rows = deputies.compare(
            session,
            actor,
            imports.read_rows(session, found, self.columns),
            congress_id=found.congress_id,
            term_id=found.target_id,
        )
        made = imports.formulas(session, found)
        rows = [_with_formulas(row, made.get(row.line, set())) for row in rows]
        places = {
            cell.value: None
            for row in rows
            for cell in row.cells
            if cell.key == "constituency" and cell.note and cell.value
        }
        return Said(rows, rows, {"constituencies": list(places)})

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        counts = deputy_actions.bring_in(
            session,
            actor,
            said.plan,
            congress_id=found.congress_id,
            term_id=found.target_id,
            now=now,
        )
        return BroughtIn({outcome.value: count for outcome, count in counts.items()})


KINDS: dict[ImportKind, Kind] = {
    ImportKind.problems: Problems(),
    ImportKind.deputies: Deputies(),
    ImportKind.tasks: Tasks(),
}


def _with_formulas(row: Compared, keys: set[str]) -> Compared:
    if not keys:
        return row
    fault = "这一格是公式，请复制后用“粘贴为数值”再上传。"
    cells = tuple(
        CellCompared(cell.key, cell.written, fault=fault) if cell.key in keys else cell
        for cell in row.cells
    )
    return Compared(row.line, Outcome.bad, row.about_id, cells, row.title)


def _spots(session: Session, campaign_id: UUID) -> Spots:
    fields = campaigns.fields(session, campaign_id, ended=True)
    return Spots(
        {read.field.id: read.field.name for read in fields},
        {a.id: (read.field.id, a.name) for read in fields for a in read.aspects},
    )
