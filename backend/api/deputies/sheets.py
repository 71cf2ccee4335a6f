"""The roster of deputies as a workbook in the office's layout; it can be brought in again."""

from fastapi import APIRouter, Response

from backend.api.base import Asked, CallDep, asks
from backend.api.deputies.shapes import DeputyQuery
from backend.api.imports.books import XLSX, book, download
from backend.domain.access import Permission
from backend.domain.journal.actions import audited
from backend.domain.people.accounts import queries as accounts
from backend.domain.people.deputies import queries
from backend.domain.people.deputies.queries import DeputyFilters
from backend.domain.people.deputies.rules.roster import COLUMNS
from backend.domain.people.groups import queries as groups

router = APIRouter(prefix="/deputies", tags=["deputies"])


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        Permission.deputies_read,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_deputies(call: CallDep, query: Asked[DeputyQuery]) -> Response:
    """Write the roster, filtered as on screen; who takes it out is kept in the audit."""
    only = [groups.in_group(query.group_id)] if query.group_id else []
    with call.writing() as (session, actor):
        if query.has_account is not None:
            has = accounts.has_account()
            only.append(has if query.has_account else ~has)
        filters = DeputyFilters(**query.of_room())
        rows = queries.ledger_rows(session, actor, filters, only=only)
        details = {"rows": len(rows)}
        session.add(audited(actor, "deputies", None, "export", now=call.now, details=details))
        organ, day = actor.organ, call.today
    content = book(
        sheet="代表名册",
        title=f"{organ}代表名册",
        note=f"填报单位：{organ}        填报日期：{day.year}年{day.month}月{day.day}日",
        columns=COLUMNS,
        rows=[[row.get(column.key) for column in COLUMNS] for row in rows],
    )
    return download(content, f"{organ}代表名册{day.isoformat()}.xlsx")
