"""How a person wants to be told, and which messages they agree to."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.access import Actor
from backend.domain.engines.notices import queries, rules
from backend.domain.engines.notices.rules import Outcome, Preferences
from backend.domain.engines.notices.tables import NoticePreference, OutboxMessage, WechatGrant
from backend.domain.journal.actions import audited
from backend.domain.people.sign_ins.tables import WechatBinding
from backend.settings import settings


def prefer(session: Session, actor: Actor, wanted: Preferences, *, now: datetime) -> None:
    """Set how one wants to be told; what already waits follows.

    Raise QuietUnfit or DigestUnfit.
    """
    assert actor.account_id is not None
    rules.check(wanted)
    kept = queries.preference_row(session, actor.account_id)
    if kept is None:
        kept = NoticePreference(
            account_id=actor.account_id, **vars(wanted), created_at=now, updated_at=now
        )
    else:
        for name, value in vars(wanted).items():
            setattr(kept, name, value)
        kept.touch(now)
    session.add(kept)
    session.add(audited(actor, "notices", None, "prefer", now=now))
    _let_follow(session, actor.account_id, wanted, now)


def agree(
    session: Session,
    actor: Actor,
    binding: WechatBinding,
    template_ids: Collection[str],
    *,
    now: datetime,
) -> None:
    """Count one more message of each template that the bound WeChat user agrees to."""
    # A sender that counts down holds the same lock.
    session.exec(select(WechatBinding.id).where(WechatBinding.id == binding.id).with_for_update())
    kept = queries.grants(session, binding.id)
    for template_id in set(template_ids):
        grant = kept.get(template_id) or WechatGrant(
            binding_id=binding.id, template_id=template_id, count=0, created_at=now
        )
        grant.count += 1
        session.add(grant)
    session.add(audited(actor, "notices", None, "agree", now=now))
    session.flush()


def _let_follow(session: Session, account_id: UUID, wanted: Preferences, now: datetime) -> None:
    waiting = update(OutboxMessage).where(
        col(OutboxMessage.account_id) == account_id,
        col(OutboxMessage.outcome).is_(None),
        col(OutboxMessage.leased_until).is_(None),
    )
    if wanted.wechat:
        due = rules.deliver_at(wanted, now, settings.time_zone)
        session.execute(waiting.values(deliver_at=due))
    else:
        session.execute(waiting.values(outcome=Outcome.turned_off, ended_at=now))
