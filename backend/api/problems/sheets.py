"""The four lists and the ledger as a workbook in the office's layout, and typeset for a meeting."""

from fastapi import APIRouter, Response

from backend.api.base import PAPERS, Asked, CallDep, NoChineseFont, PaperKind, asks, paper
from backend.api.imports.books import XLSX, book, download
from backend.api.problems.asking import ProblemExport
from backend.api.problems.listing import Listing, listing, words
from backend.domain.access import Permission
from backend.domain.features.problems.rules.lists import NAMES
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.kit.sheets import CellKind
from backend.outside.documents import Document, Signature, Table, TableColumn

router = APIRouter(prefix="/problems", tags=["problems"])

MOST = 200_000
MOST_PAPER = 3_000
P = Permission


class TooManyProblems(Invalid):
    message = f"一次最多导出 {MOST} 个问题，请先用筛选缩小范围。"


class TooManyForPaper(Invalid):
    message = f"一次最多排 {MOST_PAPER} 个问题，请先用筛选缩小范围，或者导出 Excel。"


@router.get(
    "/export.xlsx",
    response_class=Response,
    **asks(
        P.problems_read,
        NotFound,
        TooManyProblems,
        answers={200: {"content": {XLSX: {}}, "description": "the workbook"}},
    ),
)
def export_problems(call: CallDep, query: Asked[ProblemExport]) -> Response:
    """Write a list, filtered as on screen; the list of problems can be brought in again."""
    with call.reporting() as (session, actor):
        said = listing(session, actor, query, today=call.today)
        if said.all > MOST:
            raise TooManyProblems()
        made = book(
            sheet=NAMES[said.which],
            title=said.title,
            note=f"填报单位：{actor.organ}        填报日期：{_day(said)}",
            columns=said.columns,
            rows=said.rows(session, actor),
            totals=said.totals,
        )
    return download(made, f"{said.title}{call.today.isoformat()}.xlsx")


@router.get(
    "/export.docx",
    response_class=Response,
    **asks(P.problems_read, NotFound, TooManyForPaper, answers=PAPERS),
)
def export_problems_as_word(call: CallDep, query: Asked[ProblemExport]) -> Response:
    """Typeset a list for a meeting, as Word."""
    return _paper(call, query, PaperKind.docx)


@router.get(
    "/export.pdf",
    response_class=Response,
    **asks(P.problems_read, NotFound, TooManyForPaper, NoChineseFont, answers=PAPERS),
)
def export_problems_as_pdf(call: CallDep, query: Asked[ProblemExport]) -> Response:
    """Typeset a list for a meeting, as PDF."""
    return _paper(call, query, PaperKind.pdf)


def _paper(call: CallDep, query: ProblemExport, kind: PaperKind) -> Response:
    with call.reporting() as (session, actor):
        said = listing(session, actor, query, today=call.today)
        if said.all > MOST_PAPER:
            raise TooManyForPaper()
        shown = [at for at, column in enumerate(said.columns) if not column.hidden]
        rows = [[words(row)[at] for at in shown] for row in said.rows(session, actor)]
        organ = actor.organ
    table = Table(
        [
            TableColumn(
                column.label,
                max(column.width, 15 if column.kind is CellKind.choice else 7),
                centred=column.kind is not CellKind.text or column.merged,
                merged=column.merged,
                whole=column.kind is CellKind.day,
            )
            for column in (said.columns[at] for at in shown)
        ],
        rows,
        totals=[words(said.totals)[at] for at in shown],
    )
    document = Document(
        title=said.title,
        left=f"填表单位：{organ}",
        right=_day(said),
        blocks=[table],
        signatures=[Signature("填表单位", organ), Signature("审核"), Signature("签发")],
        landscape=True,
    )
    return paper(document, kind, f"{said.title}{call.today.isoformat()}")


def _day(said: Listing) -> str:
    return f"{said.today.year}年{said.today.month}月{said.today.day}日"
