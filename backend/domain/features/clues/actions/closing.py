"""Rating, checking the result, signing off, looking back, reopening."""

from datetime import datetime

from sqlmodel import Session, col, or_, select

from backend.domain.access import SYSTEM, Actor
from backend.domain.engines.assignments import actions as assignments
from backend.domain.features.clues.actions.taking import (
    WORD,
    after,
    finish,
    lead_assignment,
    numbers_of,
    take,
    tell_congress,
    tell_reporter,
    tell_unit,
    wait_for,
)
from backend.domain.features.clues.rules import ClueState, ClueStep, Holder, Satisfaction
from backend.domain.features.clues.tables import Clue
from backend.domain.journal.actions import record
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Invalid

SAID = {
    Satisfaction.satisfied: "满意",
    Satisfaction.basically_satisfied: "基本满意",
    Satisfaction.dissatisfied: "不满意",
}


class ReasonMissing(Invalid):
    message = "不满意请写明哪里没办好。"


def rate(
    session: Session,
    actor: Actor,
    clue: Clue,
    *,
    attitude: Satisfaction,
    result: Satisfaction,
    words: str | None,
    now: datetime,
) -> Clue:
    """Rate attitude and result apart; dissatisfied in either is handled again by a new clock.

    Of one on a problem list the problem goes on or is opened again: see handoffs.

    Raise ReasonMissing where dissatisfaction says no word. Source: Shandong 2017, Zhejiang 2016
    (rules on suggestions, applied to clues by our reading, unconfirmed).
    """
    dissatisfied = Satisfaction.dissatisfied in (attitude, result)
    if dissatisfied and not words:
        raise ReasonMissing.at("body.words")
    take(actor, clue, ClueStep.rate, now=now)
    clue.attitude, clue.result, clue.rating_words = attitude, result, words
    clue.rated_at = now
    title = f"评价：态度{SAID[attitude]}，结果{SAID[result]}"
    finish(session, actor, clue, ClueStep.rate, title, note=words, now=now)
    if clue.state is ClueState.listed:
        wait_for(session, clue, Holder.nobody, now=now)
        said = "反映人对整改结果不满意" if dissatisfied else "反映人对整改结果已评价"
        tell_congress(session, clue, "clue-rated", said, now=now)
        return clue
    if not dissatisfied:
        days = numbers_of(session, clue).sign_off_days
        wait_for(session, clue, Holder.congress, days=days, now=now)
        tell_congress(session, clue, "clue-rated", "反映人已评价，等待核查销号", now=now)
        return clue
    clue.state = ClueState.handling
    _again(session, clue, numbers_of(session, clue).redo_days, now)
    tell_congress(session, clue, "clue-rated", "反映人不满意，已转重新办理", now=now)
    title = f"不满意，重新办理，期限{clue.due_on}"
    record(session, SYSTEM, WORD, clue.id, ClueStep.redo.value, title, now=now)
    session.add(clue)
    return clue


def send_back(
    session: Session, actor: Actor, clue: Clue, *, reason: str, days: int | None, now: datetime
) -> Clue:
    """Find on checking that it is not done: the unit goes on, by a new clock."""
    take(actor, clue, ClueStep.send_back, now=now)
    _again(session, clue, days or numbers_of(session, clue).redo_days, now)
    title = f"核查未通过，退回继续办理，期限{clue.due_on}"
    return finish(session, actor, clue, ClueStep.send_back, title, note=reason, now=now)


def sign_off(
    session: Session, actor: Actor, clue: Clue, *, note: str | None, now: datetime
) -> Clue:
    """Close the clue after checking the result (销号)."""
    take(actor, clue, ClueStep.sign_off, now=now)
    clue.signed_off_at = now
    wait_for(session, clue, Holder.nobody, now=now)
    assignments.withdraw_open(session, clue.id, now=now)
    tell_reporter(session, clue, "clue-signed-off", "您反映的问题已核查销号", now=now)
    return finish(session, actor, clue, ClueStep.sign_off, "核查通过，销号", note=note, now=now)


def look_back(session: Session, actor: Actor, clue: Clue, *, note: str, now: datetime) -> Clue:
    """Look again at what was closed, and find that it holds (回头看)."""
    take(actor, clue, ClueStep.look_back, now=now)
    clue.looked_back_at = now
    return finish(session, actor, clue, ClueStep.look_back, "回头看：没有反弹", note=note, now=now)


def reopen(
    session: Session, actor: Actor, clue: Clue, *, reason: str, days: int | None, now: datetime
) -> Clue:
    """Look again and find that it does not hold: handled again, by a new clock. Inventory 73."""
    take(actor, clue, ClueStep.reopen, now=now)
    clue.looked_back_at, clue.signed_off_at = now, None
    clue.reopened += 1
    _again(session, clue, days or numbers_of(session, clue).redo_days, now)
    tell_reporter(session, clue, "clue-reopened", "您反映的问题经回头看重新办理", now=now)
    title = f"回头看发现问题，重新办理，期限{clue.due_on}"
    return finish(session, actor, clue, ClueStep.reopen, title, note=reason, now=now)


def lapse_ratings(session: Session, *, now: datetime) -> int:
    """Give answered clues back to the congress whose reporter let the time to rate pass.

    Of one on a problem list no rating is waited for any more. Return how many.
    """
    waiting = session.exec(
        select(Clue)
        .where(
            or_(
                (col(Clue.state) == ClueState.answered) & (col(Clue.holder) == Holder.reporter),
                (col(Clue.state) == ClueState.listed) & (col(Clue.holder) != Holder.nobody),
            ),
            Clue.due_on < today_of(now),
        )
        .order_by(col(Clue.id))
        .limit(500)
        .with_for_update(skip_locked=True)
    ).all()
    for clue in waiting:
        if clue.state is ClueState.listed:
            wait_for(session, clue, Holder.nobody, now=now)
            clue.touch(now)
            session.add(clue)
            record(session, SYSTEM, WORD, clue.id, "lapse", "反映人逾期未评价", now=now)
            continue
        days = numbers_of(session, clue).sign_off_days
        wait_for(session, clue, Holder.congress, days=days, now=now)
        clue.touch(now)
        session.add(clue)
        record(session, SYSTEM, WORD, clue.id, "lapse", "反映人逾期未评价，转人大核查", now=now)
    return len(waiting)


def _again(session: Session, clue: Clue, days: int, now: datetime) -> None:
    """Hand the clue to its lead unit for another round, taken as accepted."""
    before = lead_assignment(session, clue)
    clue.round += 1
    clue.answer_due_on = after(session, days, now)
    clue.holder, clue.due_on = Holder.unit, clue.answer_due_on
    clue.attitude = clue.result = clue.rating_words = clue.rated_at = None
    assignments.withdraw_open(session, clue.id, now=now)
    given = assignments.hand_out(
        session,
        word=WORD,
        about_id=clue.id,
        scope=clue.scope,
        title=clue.title,
        lead_id=before.unit_id,
        joint_ids=(),
        accept_by=clue.due_on,
        due_on=clue.due_on,
        signed_by=before.signed_by,
        round_=clue.round,
        now=now,
    )
    assignments.accept(session, given, handler=before.handler or "", now=now)
    tell_unit(session, clue, given.unit_id, "clue-again", "问题没办好，请重新办理", now=now)
