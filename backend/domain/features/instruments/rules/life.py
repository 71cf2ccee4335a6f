"""The life of an instrument and of the opinions it gives."""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID

from backend.domain.access import Actor, Permission, Role
from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.kit.flow import Flow


class InstrumentKind(StrEnum):
    """What it is. Source: inventory 71, 139."""

    report = "report"
    inspection = "inspection"
    law_check = "law_check"
    survey = "survey"
    forum = "forum"
    special_inquiry = "special_inquiry"
    satisfaction_rating = "satisfaction_rating"
    work_review = "work_review"
    question = "question"
    special_investigation = "special_investigation"
    open_inquiry = "open_inquiry"
    special_review = "special_review"
    resolution = "resolution"
    interview = "interview"


KIND_WORDS: dict[InstrumentKind, str] = {
    InstrumentKind.report: "听取报告",
    InstrumentKind.inspection: "视察",
    InstrumentKind.law_check: "执法检查",
    InstrumentKind.survey: "调研",
    InstrumentKind.forum: "走访座谈",
    InstrumentKind.special_inquiry: "专题询问",
    InstrumentKind.satisfaction_rating: "满意度测评",
    InstrumentKind.work_review: "工作评议",
    InstrumentKind.question: "质询",
    InstrumentKind.special_investigation: "特定问题调查",
    InstrumentKind.open_inquiry: "现场问政、电视问政",
    InstrumentKind.special_review: "专题审议",
    InstrumentKind.resolution: "决议决定",
    InstrumentKind.interview: "约见",
}
"""What the office calls them."""


class InstrumentState(StrEnum):
    """已列入计划, 已开展, 已记录, 已办结, 已取消."""

    planned = "planned"
    held = "held"
    recorded = "recorded"
    closed = "closed"
    cancelled = "cancelled"


class InstrumentStep(StrEnum):
    """One deed each, named as in the URL."""

    hold = "hold"
    record = "record"
    close = "close"
    reopen = "reopen"
    cancel = "cancel"


class OpinionState(StrEnum):
    """待答复, 已答复, 已落实, 已撤回."""

    given = "given"
    answered = "answered"
    settled = "settled"
    withdrawn = "withdrawn"


class OpinionStep(StrEnum):
    """One deed each, named as in the URL."""

    answer = "answer"
    settle = "settle"
    send_back = "send-back"
    withdraw = "withdraw"


S, T = InstrumentState, InstrumentStep

FLOW = Flow[InstrumentState, InstrumentStep](
    [
        (S.planned, T.hold, S.held),
        (S.planned, T.cancel, S.cancelled),
        (S.held, T.record, S.recorded),
        (S.recorded, T.close, S.closed),
        (S.recorded, T.record, S.recorded),
        (S.closed, T.reopen, S.recorded),
        (S.cancelled, T.reopen, S.planned),
    ]
)

OPINION_FLOW = Flow[OpinionState, OpinionStep](
    [
        (OpinionState.given, OpinionStep.answer, OpinionState.answered),
        (OpinionState.given, OpinionStep.withdraw, OpinionState.withdrawn),
        (OpinionState.answered, OpinionStep.settle, OpinionState.settled),
        (OpinionState.answered, OpinionStep.send_back, OpinionState.given),
    ]
)
"""Research, a written report, and whether it is enough.

Source: Supervision Law (监督法, 2024), art. 17, 29, 37.
"""

WAS_HELD = frozenset({S.held, S.recorded, S.closed})
COUNTS = frozenset(S) - {S.cancelled}
OPEN_OPINIONS = frozenset({OpinionState.given, OpinionState.answered})


class OpinionsOpen(Conflict):
    message = "还有审议意见没有落实，办结前请先跟踪到底；不再跟踪的请撤回并写明理由。"


class InstrumentSettled(Conflict):
    message = "这项监督已经办结或者取消，要改请先重新打开。"


class NotHeldYet(Conflict):
    message = "还没有开展，不能提审议意见；请先记下开展的日期。"


class HeldAhead(Invalid):
    message = "开展日期不能晚于今天。"


class MembersElsewhere(Invalid):
    message = "监督对象须是本级人大在用的单位，请重新选择。"


def may_answer(actor: Actor, *, own: bool, unit_id: UUID | None) -> bool:
    """Return whether the actor may write the answer: the unit asked, or staff in its place.

    `own`: the instrument is the actor's congress's.
    """
    if not actor.may(Permission.instruments_answer):
        return False
    if actor.role is Role.unit_staff:
        return unit_id is not None and unit_id == actor.unit_id
    return own


def check_closing(opinions: Collection[OpinionState]) -> None:
    """Raise OpinionsOpen while an opinion is neither settled nor withdrawn.

    Source: inventory 78, 83: followed until solved, nothing put on the shelf.
    """
    if OPEN_OPINIONS & set(opinions):
        raise OpinionsOpen()
