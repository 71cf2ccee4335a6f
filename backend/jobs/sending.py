"""Sending by WeChat what waits in the outbox; several processes at it never send twice."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import SystemRandom

import structlog

from backend.database import Database
from backend.domain.engines.notices import actions
from backend.domain.engines.notices.actions import Message
from backend.domain.engines.notices.rules import Outcome, Template
from backend.outside import templates, wechat
from backend.outside.wechat import Fault, WechatFault

log = structlog.get_logger()

PEOPLE, AT_ONCE, TURNS = 20, 8, 10
LEASE = timedelta(minutes=15)
"""Longer than all turns of a run take, however slowly WeChat answers."""

OUTCOMES: dict[Fault, Outcome | None] = {
    Fault.user: Outcome.unknown_user,
    Fault.no_grant: Outcome.refused,
    Fault.template: Outcome.bad_template,
    Fault.content: Outcome.bad_content,
    Fault.unclear: Outcome.unclear,
}
"""What a fault makes of a message; after every other one it surely was not sent."""


def run(database: Database, *, now: datetime) -> int:
    """Send what is due; return how many messages went out."""
    if not wechat.configured():
        return 0
    known = [Template(**one) for one in templates.read()]
    sent = 0
    for _ in range(TURNS):
        with database.writing() as session:
            taken = actions.claim(session, known, now=now, keep=LEASE, most=PEOPLE)
        if not taken:
            break
        sent += _settle(database, taken, asyncio.run(_send(taken)), now)
    return sent


def _settle(
    database: Database, taken: Sequence[Message], outcomes: Sequence[Outcome | None], now: datetime
) -> int:
    luck = SystemRandom()
    for message, outcome in zip(taken, outcomes, strict=True):
        with database.writing() as session:
            actions.settle(session, message, outcome, luck=luck.random(), now=now)
    return sum(outcome is Outcome.sent for outcome in outcomes)


async def _send(taken: Sequence[Message]) -> list[Outcome | None]:
    few = asyncio.Semaphore(AT_ONCE)

    async def one(message: Message) -> Outcome | None:
        async with few:
            return await _send_one(message)

    return await asyncio.gather(*map(one, taken))


async def _send_one(message: Message) -> Outcome | None:
    try:
        await wechat.send(message.openid, message.template_id, message.data)
    except WechatFault as fault:
        log.warning("wechat message", fault=fault.fault.value, number=fault.number)
        return OUTCOMES.get(fault.fault)
    return Outcome.sent
