"""The kinds of import, each with its columns, where it goes, how it is compared and brought in."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said
from backend.api.imports.point_kind import Points
from backend.api.imports.problem_kind import Problems
from backend.api.imports.proposal_kind import Proposals
from backend.api.imports.self_check_lists import SelfCheckLists
from backend.api.imports.tasks import Tasks
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.rules import ImportKind
from backend.domain.engines.imports.tables import Import
from backend.domain.kit.errors import NotFound
from backend.domain.kit.sheets import CellCompared, Compared, Outcome
from backend.domain.people.congresses.tables import Congress, Term
from backend.domain.people.deputies import actions as deputy_actions
from backend.domain.people.deputies import queries as deputies
from backend.domain.people.deputies.rules import roster


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

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        rows = deputies.compare(
            session,
            actor,
            read.rows,
            congress_id=found.congress_id,
            term_id=found.target_id,
        )
        rows = [_with_formulas(row, read.formulas.get(row.line, set())) for row in rows]
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
    ImportKind.coverage_points: Points(),
    ImportKind.self_checks: SelfCheckLists(),
    ImportKind.tasks: Tasks(),
    ImportKind.proposals: Proposals(),
}


def _with_formulas(row: Compared, keys: set[str]) -> Compared:
    if not keys:
        return row
    fault = "这一格是公式，没有存下算好的值，请复制后用“粘贴为数值”再上传。"
    cells = tuple(
        CellCompared(cell.key, cell.written, fault=fault)
        if cell.key in keys and not cell.written
        else cell
        for cell in row.cells
    )
    bad = any(cell.fault for cell in cells)
    return Compared(row.line, Outcome.bad if bad else row.outcome, row.about_id, cells, row.title)
