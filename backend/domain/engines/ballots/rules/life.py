"""A ballot's life: its states, the steps between them, and what each step refuses."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from backend.domain.kit.errors import Conflict, Invalid, NotFound
from backend.domain.kit.flow import Flow


class BallotState(StrEnum):
    draft = "draft"
    open = "open"
    closed = "closed"
    declared = "declared"
    void = "void"


class BallotStep(StrEnum):
    """One deed each, named as in the URL."""

    change = "change"
    set_roll = "set-roll"
    rehearse = "rehearse"
    open = "open"
    close = "close"
    reconcile = "reconcile"
    declare = "declare"
    void = "void"
    follow = "follow"
    """Set a run-off, or the repetition of what was void."""


S, T = BallotState, BallotStep

FLOW: Flow[BallotState, BallotStep] = Flow(
    [
        (S.draft, T.change, S.draft),
        (S.draft, T.set_roll, S.draft),
        (S.draft, T.rehearse, S.draft),
        (S.draft, T.open, S.open),
        (S.open, T.close, S.closed),
        (S.closed, T.reconcile, S.closed),
        (S.closed, T.declare, S.declared),
        (S.draft, T.void, S.void),
        (S.open, T.void, S.void),
        (S.closed, T.void, S.void),
        (S.declared, T.follow, S.declared),
        (S.void, T.follow, S.void),
    ]
)


class Kin(StrEnum):
    """Why a ballot follows another."""

    run_off = "run_off"
    repeat = "repeat"


class BallotNotOpen(Conflict):
    message = "现在不能领票：表决还没有开始，或者已经结束。"


class CastTooLate(Conflict):
    message = "表决已经结束，这张票没有计入。"


class KeyLost(Conflict):
    message = "签发选票的密钥已经不在，本次表决不能继续，请作废后重新表决。"


class ClosesPast(Invalid):
    message = "截止时间要晚于现在。"


class RunOffUncalled(Conflict):
    message = "结果没有要求再次投票，不能据此另设表决。"


class RepeatUncalled(Conflict):
    message = "只有作废的表决才能重新进行。"


class AlreadyFollowed(Conflict):
    message = "随后的投票已经设好了，请打开那一次。"


class HandedIn(Conflict):
    message = "票面上的事项和应选数是交付表决时定下的，不能在这里改。"


class BoardSealed(NotFound):
    message = "票面公布表还没有公布，或者您无权查看。"


class NotSecret(Conflict):
    message = "这是记名表决，没有匿名票；请登录后直接表决。"


class NotNamed(Conflict):
    message = "这是无记名表决，请先领票，再匿名投票。"


LEFT_OPEN = timedelta(minutes=10)
"""A key file this old whose ballot is not open was left behind by an opening that failed."""


def is_over(closes_at: datetime | None, now: datetime) -> bool:
    """Say whether the window of an open ballot has passed."""
    return closes_at is not None and now >= closes_at


def open_steps(state: BallotState, done: Iterable[BallotStep] = ()) -> list[BallotStep]:
    """Return the steps that lead on from here, less those that are done."""
    return [step for step in FLOW.open_steps(state) if step not in set(done)]
