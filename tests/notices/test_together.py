"""Two processes that send at once."""

import threading

import pytest
from sqlmodel import select

from backend.domain.access import Role
from backend.domain.engines.notices import actions
from backend.domain.engines.notices.rules import Template
from backend.domain.engines.notices.tables import Notice, OutboxMessage
from backend.jobs import sending
from backend.outside import templates
from tests.world import add_person


def test_two_processes_at_once_send_everything_once(post, world):
    with post.database.writing() as session:
        people = [
            add_person(session, world, f"d{i}", f"代表{i}", Role.deputy, "luanping")
            for i in range(30)
        ]
    for number, who in enumerate(people):
        post.bind(who, f"openid-{number}")
        for _ in range(2):
            post.agree("template-work", who=who, openid=f"openid-{number}")
    for title in ("第一件", "第二件"):
        post.tell(title, "clue-answered", *people)
    counts: list[int] = []
    start = threading.Barrier(2)

    def process() -> None:
        start.wait()
        counts.append(post.run())

    threads = [threading.Thread(target=process) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    got = [(one.openid, one.data["thing1"]) for one in post.wechat.sent]
    assert len(got) == len(set(got)) == sum(counts) == 60
    assert set(post.outcomes) == {"sent"}
    with post.database.reading() as session:
        assert len(session.exec(select(Notice)).all()) == 60


def test_while_one_process_claims_another_takes_other_people(post, world):
    if post.database.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer: claims take turns")
    post.bind(world.second_deputy, "su")
    post.agree("template-work")
    post.agree("template-work", who=world.second_deputy, openid="su")
    post.tell("请评价", "clue-answered", world.deputy, world.second_deputy)
    known = [Template(**one) for one in templates.read()]
    rest = {"now": post.clock.now, "keep": sending.LEASE}

    with post.database.writing() as first, post.database.writing() as second:
        one = actions.claim(first, known, most=1, **rest)
        two = actions.claim(second, known, most=9, **rest)

    assert len(one) == len(two) == 1
    assert {m.openid for m in one + two} == {"lin", "su"}
    with post.database.reading() as session:
        assert all(row.leased_until for row in session.exec(select(OutboxMessage)))
