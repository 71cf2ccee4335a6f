"""The list of a unit's self-check as an import: its rows go onto the list that is being written."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.tables import Import
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.self_checks import actions, queries
from backend.domain.features.self_checks.rules import Verdict, sheet
from backend.domain.features.self_checks.tables import SelfCheck
from backend.domain.kit.sheets import CellCompared, Compared, Outcome, RowRead, outcome_of
from backend.domain.kit.text import normalised


class SelfCheckLists(Kind):
    """The list of one self-check; only its own unit brings rows in, and only until it has filed."""

    columns = sheet.COLUMNS
    permission = Permission.self_checks_file
    sheet = "自查问题清单"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        actions.must_write(actor, queries.self_check(session, actor, target_id))

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(SelfCheck, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        check = queries.self_check(session, actor, found.target_id)
        fields = {
            normalised(read.field.name): (read.field.id, read.field.name)
            for read in campaigns.fields(session, check.campaign_id)
        }
        kept = {
            one.words_print: one.id
            for one in queries.findings(session, check)
            if one.verdict is not Verdict.withdrawn
        }
        formulas = read.formulas
        seen: dict[str, int] = {}
        rows: list[Compared] = []
        plan: list[actions.Said] = []
        for row in read.rows:
            cells, values = sheet.read(row, fields, formulas.get(row.line, set()))
            compared = _compared(row, cells, kept, seen)
            rows.append(compared)
            if compared.outcome is Outcome.create:
                plan.append(actions.Said(**values))
        return Said(rows, plan)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        check = queries.self_check(session, actor, found.target_id, lock=True)
        made = actions.add_many(session, actor, check, said.plan, now=now)
        title = f"随《{found.file_name[:100]}》导入 {len(made)} 条"
        actions.finish(session, actor, check, "import", title, now=now)
        return BroughtIn({"created": len(made)})


def _compared(
    row: RowRead, cells: dict[str, CellCompared], kept: dict[str, UUID], seen: dict[str, int]
) -> Compared:
    """Return what a row comes to: on the list already, once more in the file, or new."""
    words = cells["words"]
    known: UUID | None = None
    if words.fault is None:
        mark = actions.print_of(words.written)
        known = kept.get(mark)
        earlier = seen.setdefault(mark, row.line)
        if earlier != row.line:
            fault = f"与第 {earlier} 行是同一个问题，请合并成一行。"
            cells["words"] = CellCompared("words", words.written, fault=fault)
    listed = tuple(cells.values())
    outcome = outcome_of(listed, known=False)
    if outcome is Outcome.create and known is not None:
        outcome = Outcome.same
    return Compared(row.line, outcome, known, listed, words.written[:60])
