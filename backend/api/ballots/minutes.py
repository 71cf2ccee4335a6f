"""The minutes of a ballot (表决记录): Word and PDF, with the board's digest as a QR code."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from backend.api.base import PAPERS, Call, CallDep, NoChineseFont, PaperKind, asks, paper
from backend.domain.access import Permission
from backend.domain.engines.ballots import queries
from backend.domain.engines.ballots.rules import BallotRule, Declaration
from backend.domain.engines.ballots.tables import Ballot
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Conflict, NotFound
from backend.outside import codes
from backend.outside.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    Picture,
    Signature,
    Table,
    TableColumn,
)
from backend.settings import settings

router = APIRouter(prefix="/ballots", tags=["ballots"])

VERDICTS = {
    "passed": "通过",
    "failed": "未通过",
    "chosen": "入选",
    "not_chosen": "未入选",
    "tied": "票数相等",
}


class NotDeclaredYet(Conflict):
    message = "结果还没有宣布，宣布以后才能导出表决记录。"


_ASKS: Any = asks(Permission.ballots_read, NotFound, NotDeclaredYet, NoChineseFont, answers=PAPERS)


@router.get("/{ballot_id}/minutes.docx", response_class=Response, **_ASKS)
def get_ballot_word(call: CallDep, ballot_id: UUID) -> Response:
    """Write the minutes of a ballot as Word."""
    return _paper(call, ballot_id, PaperKind.docx)


@router.get("/{ballot_id}/minutes.pdf", response_class=Response, **_ASKS)
def get_ballot_pdf(call: CallDep, ballot_id: UUID) -> Response:
    """Write the minutes of a ballot as PDF."""
    return _paper(call, ballot_id, PaperKind.pdf)


def _paper(call: Call, ballot_id: UUID, kind: PaperKind) -> Response:
    with call.reporting() as (session, actor):
        ballot, of = queries.ballot(session, actor, ballot_id)
        if ballot.result is None or ballot.declared_at is None:
            raise NotDeclaredYet()
        result = Declaration.model_validate(ballot.result)
        rule = BallotRule.model_validate(ballot.rule)
        day = today_of(ballot.declared_at, settings.time_zone)
        document = Document(
            title=f"{ballot.title}表决记录",
            left=of.name,
            right=f"{day.year}年{day.month}月{day.day}日",
            blocks=[*_numbers(ballot, rule, result), *_outcomes(result), *_board(ballot)],
            signatures=[
                Signature("宣布人", ballot.declared_by or ""),
                Signature("总监票人"),
                Signature("记录"),
            ],
        )
        title = ballot.title
    return paper(document, kind, f"{title}表决记录")


def _numbers(ballot: Ballot, rule: BallotRule, result: Declaration) -> list[Block]:
    n = result.numbers
    said = [
        ("应到", f"{n.entitled} 人"),
        ("出席", "不要求" if n.present is None else f"{n.present} 人"),
        ("发出选票", f"{n.given_out} 张"),
        ("收回", f"{n.collected} 张"),
        ("有效", f"{n.valid} 张（空白弃权 {n.empty} 张）"),
        ("作废", f"{n.spoilt} 张"),
        ("未交回", f"{n.not_returned} 张"),
        ("未按", f"{n.not_pressed} 人"),
        ("方式", "无记名" if ballot.secret else "记名"),
        ("规则", rule.title),
    ]
    columns = [TableColumn("项目", 1, centred=True), TableColumn("数", 3)]
    return [Heading("一、人数和票数"), Table(columns, said)]


def _outcomes(result: Declaration) -> list[Block]:
    columns = [
        TableColumn("事项", 3),
        TableColumn("得票（分）", 1, centred=True),
        TableColumn("结果", 1, centred=True),
    ]
    rows = [
        [one.label, str(one.votes), one.grade or VERDICTS.get(one.verdict, "—")]
        for one in result.outcomes
    ]
    reckoning: list[Block] = [Paragraph(line) for line in result.trace]
    return [
        Heading("二、结果"),
        *([Table(columns, rows)] if rows else []),
        Heading("三、计算过程"),
        *reckoning,
    ]


def _board(ballot: Ballot) -> list[Block]:
    digest = ballot.board_digest or ""
    said = "票面公布表的 SHA-256 如下；用“核验”可从公布表重新计票，并核对是不是同一份。"
    return [Heading("四、票面公布表"), Paragraph(said), Picture(codes.png(digest), 4, digest)]
