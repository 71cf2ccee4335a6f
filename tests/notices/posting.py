"""What tests of sending ask of the office."""

from datetime import timedelta

from sqlmodel import select

from backend.domain.engines.notices import actions
from backend.domain.engines.notices.rules import Digest, Preferences, Template
from backend.domain.engines.notices.tables import WechatGrant
from backend.jobs import sending
from backend.outside import templates

DAILY = Preferences(digest=Digest.daily)
HOUR = timedelta(hours=1)


def prefer(post, wanted, who=None):
    with post.database.writing() as session:
        actions.prefer(session, (who or post.world.deputy).actor, wanted, now=post.clock.now)


def granted(post, template="template-work"):
    with post.database.reading() as session:
        rows = session.exec(select(WechatGrant).where(WechatGrant.template_id == template))
        return [row.count for row in rows]


def claimed(post):
    with post.database.writing() as session:
        known = [Template(**one) for one in templates.read()]
        return actions.claim(session, known, now=post.clock.now, keep=sending.LEASE, most=20)
