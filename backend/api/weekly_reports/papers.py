"""A weekly report typeset for the file: Word, and PDF."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import PAPERS, Call, CallDep, NoChineseFont, PaperKind, asks, paper
from backend.api.weekly_reports.telling import one
from backend.domain.access import Permission
from backend.domain.features.weekly_reports import queries
from backend.domain.features.weekly_reports.rules import OF, Direction
from backend.domain.kit.errors import Conflict, NotFound
from backend.outside.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    TableColumn,
)

router = APIRouter(prefix="/weekly-reports", tags=["weekly-reports"])

NAMED = {
    "problems": "问题",
    "new": "本周新增",
    "handed_over": "已交办",
    "rectified": "已整改",
    "verified": "已验收",
    "open": "未整改",
    "overdue": "逾期",
}
WORDS = {"progress": "二、本周进展", "difficulties": "三、困难问题", "plans": "四、下周打算"}


class NotFilledYet(Conflict):
    message = "周报还没有内容：报送方取数、签报以后才能导出。"


_ASKS: Any = asks(
    Permission.weekly_reports_read, NotFound, NotFilledYet, NoChineseFont, answers=PAPERS
)


@router.get("/{weekly_report_id}/paper.docx", response_class=Response, **_ASKS)
def get_weekly_word(call: CallDep, weekly_report_id: UUID) -> Response:
    """Write a weekly report as Word, with its signatures as they stand."""
    return _paper(call, weekly_report_id, PaperKind.docx)


@router.get("/{weekly_report_id}/paper.pdf", response_class=Response, **_ASKS)
def get_weekly_pdf(call: CallDep, weekly_report_id: UUID) -> Response:
    """Write a weekly report as PDF, with its signatures as they stand."""
    return _paper(call, weekly_report_id, PaperKind.pdf)


def _paper(call: Call, id_: UUID, kind: PaperKind) -> Response:
    with call.reporting() as (session, actor):
        report = queries.report(session, actor, id_)
        said = one(session, actor, report, call.today)
    if said["figures"] is None:
        raise NotFilledYet()
    return paper(typeset(said), kind, said["title"])


def typeset(said: dict[str, Any]) -> Document:
    """Return the report as a document; which day its figures are of stands below the title."""
    figures = said["figures"]
    blocks: list[Block] = [
        Heading("一、整改情况"),
        _table(figures),
        Paragraph(
            "已交办、已整改（报来整改结果及以后）、已验收的百分比以问题总数为分母，"
            "逾期的以未整改数为分母；不予列入的问题都不算。"
        ),
        *_late(figures),
    ]
    for key, heading in WORDS.items():
        blocks += [Heading(heading), *(Paragraph(p) for p in said[key].splitlines() or ["无。"])]
    unit, congress = said["unit"]["name"], said["congress"]["name"]
    sides = (unit, congress) if said["direction"] is Direction.from_unit else (congress, unit)
    return Document(
        title=said["title"],
        left=said["campaign"]["name"],
        right=f"{said['week']}至{said['week_ends']}，数字截至{figures['as_of']}",
        blocks=blocks,
        signatures=[
            Signature(f"{sides[0]}签发", said["signed_by"] or ""),
            Signature(f"{sides[1]}签收", said["countersigned_by"] or ""),
        ],
    )


def _table(figures: dict[str, Any]) -> Table:
    def row(line: dict[str, Any]) -> list[str]:
        return [line["name"], *(_cell(name, line[name]) for name in NAMED)]

    return Table(
        columns=[
            TableColumn("领域", 2.4),
            *(TableColumn(label, centred=True) for label in NAMED.values()),
        ],
        rows=[row(line) for line in figures["fields"]],
        totals=row(figures["total"]),
    )


def _cell(name: str, figure: dict[str, Any]) -> str:
    shown = name in OF and name != "new" and figure["rate"] is not None
    return f"{figure['value']}（{figure['rate']}%）" if shown else str(figure["value"])


def _late(figures: dict[str, Any]) -> list[Block]:
    if not figures["late_count"]:
        return [Paragraph("没有逾期问题。")]
    said = f"逾期问题 {figures['late_count']} 个"
    if figures["late_count"] > len(figures["late"]):
        said += f"，列出最久的 {len(figures['late'])} 个"
    labels = (("编号", 1.6), ("问题", 4.0), ("责任单位", 2.0), ("整改时限", 1.2), ("逾期天数", 0.8))
    return [
        Paragraph(f"{said}。"),
        Table(
            columns=[TableColumn(label, width) for label, width in labels],
            rows=[
                [one["code"], one["words"], one["unit"], one["due_on"], str(one["days"])]
                for one in figures["late"]
            ],
        ),
    ]
