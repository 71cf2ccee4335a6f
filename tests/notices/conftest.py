"""People who have bound their WeChat, and what the office's clock sends them."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from backend.database import Database
from backend.domain.engines.notices import actions
from backend.domain.engines.notices.tables import OutboxMessage
from backend.domain.kit import secrets
from backend.domain.people.sign_ins.rules import BoundBy
from backend.domain.people.sign_ins.tables import WechatBinding
from backend.jobs import sending
from tests.conftest import Clock
from tests.wechat_double import Wechat
from tests.world import Someone, World


class Post:
    """林见川 with the WeChat `lin`, and the messages sent there."""

    def __init__(self, database: Database, world: World, wechat: Wechat, clock: Clock) -> None:
        self.database, self.world, self.wechat, self.clock = database, world, wechat, clock
        self.bind(world.deputy, "lin")

    def bind(self, who: Someone, openid: str) -> None:
        with self.database.writing() as session:
            session.add(
                WechatBinding(
                    account_id=who.account.id,
                    openid=openid,
                    openid_print=secrets.fingerprint(openid),
                    bound_by=BoundBy.code,
                    created_at=self.clock.now,
                )
            )

    def agree(self, *templates: str, who: Someone | None = None, openid: str = "lin") -> None:
        """Agree to one more message of each, in WeChat and here."""
        for template in templates:
            self.wechat.agree(openid, template)
            with self.database.writing() as session:
                actor = (who or self.world.deputy).actor
                actions.agree(
                    session, actor, self.binding(session, openid), [template], now=self.clock.now
                )

    @staticmethod
    def binding(session: Session, openid: str) -> WechatBinding:
        mark = secrets.fingerprint(openid)
        return session.exec(select(WechatBinding).where(WechatBinding.openid_print == mark)).one()

    def tell(self, title: str = "请评价", kind: str = "clue-answered", *who: Someone) -> None:
        with self.database.writing() as session:
            accounts = [one.account.id for one in who or (self.world.deputy,)]
            actions.tell(session, accounts, kind, title, body="桥头路灯不亮", now=self.clock.now)
        self.clock.now += timedelta(seconds=1)

    def run(self, now: datetime | None = None) -> int:
        return sending.run(self.database, now=now or self.clock.now)

    @property
    def outcomes(self) -> list[str | None]:
        with self.database.reading() as session:
            rows = session.exec(select(OutboxMessage).order_by(OutboxMessage.created_at)).all()
            return [row.outcome.value if row.outcome else None for row in rows]

    @property
    def delivered(self) -> list[str]:
        return [one.data["thing1"] for one in self.wechat.sent]


@pytest.fixture
def post(database: Database, world: World, wechat: Wechat, clock: Clock) -> Post:
    return Post(database, world, wechat, clock)
