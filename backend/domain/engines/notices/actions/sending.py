"""Sending what waits in the outbox, at most once.

What may have gone is never sent again: a message whose sender died or got no answer ends as
`unclear`. The notice itself stands in the app, and a second message would cost its owner a grant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.engines.notices import queries, rules
from backend.domain.engines.notices.rules import DIGEST, Digest, Outcome, Template
from backend.domain.engines.notices.tables import WECHAT, Notice, OutboxMessage, WechatGrant
from backend.domain.people.sign_ins.tables import WechatBinding
from backend.settings import settings


@dataclass(frozen=True)
class Message:
    """One message that its claimer sends now; it has cost the WeChat user a grant."""

    rows: tuple[UUID, ...]
    """The outbox rows it stands for."""
    binding_id: UUID
    openid: str
    template_id: str
    data: dict[str, str]
    attempts: int


def claim(
    session: Session,
    templates: Sequence[Template],
    *,
    now: datetime,
    keep: timedelta,
    most: int,
) -> list[Message]:
    """Take the messages of up to `most` people that are due; nobody else sends them.

    Each takes its grant here, in the transaction before the call; without one it ends unsent.
    """
    _end(session, _ids(session, _lapsed(now)), Outcome.unclear, now)
    _end(session, _ids(session, _unbound(now)), Outcome.unbound, now)
    bindings = session.exec(
        select(WechatBinding)
        .where(
            col(WechatBinding.ended_at).is_(None),
            col(WechatBinding.account_id).in_(select(OutboxMessage.account_id).where(*_due(now))),
        )
        .order_by(col(WechatBinding.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    taken = [m for binding in bindings for m in _of_one(session, binding, templates, now)]
    for message in taken:
        session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.id).in_(message.rows))
            .values(leased_until=now + keep, attempts=message.attempts)
        )
    return taken


def settle(
    session: Session, message: Message, outcome: Outcome | None, *, luck: float, now: datetime
) -> None:
    """Write down what became of a message; with no outcome it was surely not sent, and waits.

    `luck` from 0 to 1 spreads the next attempts.
    """
    binding = session.exec(
        select(WechatBinding).where(WechatBinding.id == message.binding_id).with_for_update()
    ).one()
    if outcome is Outcome.refused:
        _count(session, message, 0)
    elif outcome in {None, Outcome.bad_template, Outcome.bad_content}:
        _count(session, message, WechatGrant.count + 1)
    if outcome is None and message.attempts >= rules.GIVE_UP_AFTER:
        outcome = Outcome.gave_up
    if outcome is not None:
        _end(session, message.rows, outcome, now)
        return
    wanted = queries.preferences(session, binding.account_id)
    again = rules.after_quiet(wanted, now + rules.wait(message.attempts, luck), settings.time_zone)
    session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(message.rows))
        .values(leased_until=None, deliver_at=again)
    )


def _of_one(
    session: Session, binding: WechatBinding, templates: Sequence[Template], now: datetime
) -> Iterator[Message]:
    rows = session.execute(
        select(OutboxMessage, Notice)
        .join(Notice, col(Notice.id) == OutboxMessage.notice_id)
        .where(OutboxMessage.account_id == binding.account_id, *_due(now))
        .order_by(col(Notice.created_at), col(Notice.id))
    ).all()
    waiting = [(row, notice) for row, notice in rows if notice.read_at is None]
    read = [row.id for row, notice in rows if notice.read_at is not None]
    _end(session, read, Outcome.read, now)
    daily = queries.preferences(session, binding.account_id).digest is Digest.daily
    left = queries.grants(session, binding.id)
    for group in [waiting] if daily and waiting else [[one] for one in waiting]:
        kind, title, body, moment = _words(group, daily, now)
        template = rules.template_for(templates, kind)
        grant = left.get(template.id) if template else None
        ids = tuple(row.id for row, _ in group)
        if template is None:
            _end(session, ids, Outcome.no_template, now)
        elif grant is None or grant.count < 1:
            _end(session, ids, Outcome.no_grant, now)
        else:
            grant.count -= 1
            session.add(grant)
            data = rules.filled(template, title, body, moment, settings.time_zone)
            attempts = max(row.attempts for row, _ in group) + 1
            yield Message(ids, binding.id, binding.openid, template.id, data, attempts)


def _words(group: Sequence[Any], daily: bool, now: datetime) -> tuple[str, str, str, datetime]:
    if daily:
        latest = group[-1][1].title
        return DIGEST, f"您有 {len(group)} 条新通知", latest, now
    notice: Notice = group[0][1]
    return notice.kind, notice.title, notice.body, notice.created_at


def _due(now: datetime) -> tuple[Any, ...]:
    return (*_waiting(now), col(OutboxMessage.leased_until).is_(None))


def _waiting(now: datetime) -> tuple[Any, ...]:
    return (
        OutboxMessage.channel == WECHAT,
        col(OutboxMessage.outcome).is_(None),
        col(OutboxMessage.deliver_at) <= now,
    )


def _lapsed(now: datetime) -> tuple[Any, ...]:
    return (*_waiting(now), col(OutboxMessage.leased_until) <= now)


def _unbound(now: datetime) -> tuple[Any, ...]:
    bound = select(WechatBinding.account_id).where(col(WechatBinding.ended_at).is_(None))
    return (*_due(now), col(OutboxMessage.account_id).not_in(bound))


def _ids(session: Session, which: tuple[Any, ...]) -> Sequence[UUID]:
    """Return these rows' ids, locked; those that another sender has at hand are left out."""
    return session.exec(
        select(OutboxMessage.id).where(*which).with_for_update(skip_locked=True)
    ).all()


def _end(session: Session, ids: Sequence[UUID], outcome: Outcome, now: datetime) -> None:
    if ids:
        session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.id).in_(ids))
            .values(outcome=outcome, ended_at=now, leased_until=None)
        )


def _count(session: Session, message: Message, count: Any) -> None:
    session.execute(
        update(WechatGrant)
        .where(
            col(WechatGrant.binding_id) == message.binding_id,
            col(WechatGrant.template_id) == message.template_id,
        )
        .values(count=count)
    )
