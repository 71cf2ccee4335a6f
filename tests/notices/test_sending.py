"""Subscribe messages: counted, on time, at most once."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import select

from backend.domain.access import Role
from backend.domain.engines.notices import actions
from backend.domain.engines.notices.rules import GIVE_UP_AFTER, Digest, Preferences, Template
from backend.domain.engines.notices.tables import Notice, OutboxMessage, WechatGrant
from backend.domain.people.sign_ins import actions as sign_ins
from backend.jobs import clock as jobs
from backend.jobs import sending
from backend.outside import templates
from tests.wechat_double import SECRET, SEND, TOKEN
from tests.world import add_person

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


def test_a_notice_goes_out_once_and_costs_one_grant(post):
    post.agree("template-work", "template-work")
    post.tell("您反映的问题有了答复，请评价")

    assert (post.run(), post.run()) == (1, 0)

    (sent,) = post.wechat.sent
    assert (sent.openid, sent.template_id) == ("lin", "template-work")
    assert sent.data == {
        "thing1": "您反映的问题有了答复，请评价",
        "thing2": "桥头路灯不亮",
        "time3": "2026-03-02 09:00",
    }
    assert granted(post) == [1]
    assert post.outcomes == ["sent"]


def test_without_a_grant_wechat_is_not_even_asked(post):
    post.tell()

    assert post.run() == 0
    assert post.wechat.asked[SEND] == post.wechat.asked[TOKEN] == 0
    assert post.outcomes == ["no_grant"]


def test_two_notices_and_one_grant_are_one_message(post):
    post.agree("template-work")
    post.tell("第一件")
    post.tell("第二件")

    post.run()
    assert post.delivered == ["第一件"]
    assert post.outcomes == ["sent", "no_grant"]


def test_a_kind_goes_by_its_own_template(post):
    post.agree("template-due")
    post.tell("还剩 3 个工作日", "clue-due")

    post.run()
    assert [one.template_id for one in post.wechat.sent] == ["template-due"]


def test_who_has_not_bound_a_wechat_gets_no_message(post):
    post.tell("请核实", "clue-reported", post.world.staff)

    assert post.outcomes == []


def test_who_turned_wechat_off_gets_none_not_even_what_waited(post):
    post.agree("template-work")
    post.tell("先前的")
    prefer(post, Preferences(wechat=False))
    post.tell("后来的")

    assert post.run() == 0
    assert post.outcomes == ["turned_off"]


def test_what_was_read_in_the_app_is_not_sent(post):
    post.agree("template-work")
    post.tell()
    with post.database.writing() as session:
        actions.read(session, post.world.deputy.actor, None, now=post.clock.now)

    assert post.run() == 0
    assert post.outcomes == ["read"]
    assert granted(post) == [1]


def test_what_comes_at_night_waits_for_the_morning(post):
    post.agree("template-work")
    post.clock.now += 13 * HOUR
    post.tell()

    assert post.run() == 0
    post.clock.now += 9 * HOUR
    assert post.run() == 1


def test_a_daily_digest_is_one_message_for_all_that_waited(post):
    prefer(post, DAILY)
    post.agree("template-digest")
    for title in ("第一件", "第二件", "第三件"):
        post.tell(title)
    assert post.run() == 0
    post.clock.now += 9 * HOUR

    assert post.run() == 1
    (sent,) = post.wechat.sent
    assert sent.template_id == "template-digest"
    assert (sent.data["thing1"], sent.data["thing2"]) == ("您有 3 条新通知", "第三件")
    assert post.outcomes == ["sent"] * 3
    assert granted(post, "template-digest") == [0]


def test_who_changes_to_a_digest_gets_what_waits_in_it(post):
    post.agree("template-work", "template-digest")
    post.tell()
    prefer(post, DAILY)

    assert post.run() == 0
    assert post.run(post.clock.now + 9 * HOUR) == 1
    assert post.delivered == ["您有 1 条新通知"]


@pytest.mark.parametrize("number", [-1, 45009, 40013])
def test_what_surely_was_not_sent_waits_a_little_and_keeps_its_grant(post, number):
    post.agree("template-work")
    post.tell()
    post.wechat.fail(SEND, number)

    assert post.run() == 0
    assert (post.outcomes, granted(post)) == ([None], [1])
    assert post.run() == 0
    post.clock.now += timedelta(minutes=1)
    assert post.run() == 1
    assert granted(post) == [0]


def test_a_message_is_given_up_after_some_attempts(post):
    post.agree("template-work")
    post.tell()
    post.wechat.fail(SEND, *[-1] * 99)

    for _ in range(GIVE_UP_AFTER):
        post.run()
        post.clock.now += HOUR
    assert post.outcomes == ["gave_up"]
    assert granted(post) == [1]


def test_a_new_attempt_keeps_out_of_the_quiet_hours(post):
    post.agree("template-work")
    post.clock.now += timedelta(hours=11, minutes=59, seconds=50)
    post.tell()
    post.wechat.fail(SEND, -1)
    post.run()

    post.clock.now += HOUR
    assert post.run() == 0
    post.clock.now += 10 * HOUR
    assert post.run() == 1


def test_a_refusal_of_wechat_empties_our_count(post):
    post.agree("template-work", "template-work", "template-work")
    post.wechat.grants.clear()
    post.tell("第一件")
    post.tell("第二件")

    post.run()
    assert set(post.outcomes) == {"refused"}
    assert granted(post) == [0]


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (40003, "unknown_user"),
        (40037, "bad_template"),
        (41030, "bad_content"),
        (47003, "bad_content"),
    ],
)
def test_what_will_never_go_ends_with_its_reason(post, number, outcome):
    post.agree("template-work")
    post.tell()
    post.wechat.fail(SEND, number)

    post.run()
    post.clock.now += HOUR
    assert post.run() == 0
    assert post.outcomes == [outcome]


def test_an_expired_access_token_is_renewed_and_the_message_goes(post):
    post.agree("template-work", "template-work")
    post.tell("第一件")
    post.run()
    post.wechat.expire_token()
    post.tell("第二件")

    assert post.run() == 1
    assert post.wechat.asked[TOKEN] == 2


def test_a_token_that_wechat_keeps_refusing_is_replaced(post):
    post.agree("template-work")
    post.wechat.fail(SEND, 40001)
    post.tell()

    assert post.run() == 1
    assert len(post.wechat.over) == 1


def test_what_may_have_gone_is_not_sent_again(post):
    post.agree("template-work")
    post.tell()
    post.wechat.fail(SEND, 502)

    assert (post.run(), post.run()) == (0, 0)
    assert (post.outcomes, granted(post)) == (["unclear"], [0])
    assert post.wechat.asked[SEND] == 1


def test_a_token_that_does_not_come_is_surely_no_message_sent(post):
    post.agree("template-work")
    post.wechat.fail(TOKEN, 502)
    post.tell()

    assert (post.run(), post.outcomes, granted(post)) == (0, [None], [1])


def test_a_message_whose_sender_died_is_not_sent_again(post):
    post.agree("template-work")
    post.tell()
    claimed(post)
    assert post.run() == 0
    post.clock.now += sending.LEASE

    assert post.run() == 0
    assert post.outcomes == ["unclear"]
    assert post.wechat.asked[SEND] == 0


def test_what_waits_ends_with_the_binding(post, world):
    post.agree("template-work")
    post.tell()
    with post.database.writing() as session:
        sign_ins.unbind(
            session, world.deputy.actor, world.deputy.account.id, reason="换号", now=post.clock.now
        )

    assert post.run() == 0
    assert post.outcomes == ["unbound"]


def test_neither_secret_nor_person_stands_in_the_log(post, caplog, capsys):
    caplog.set_level("INFO")
    post.agree("template-work", "template-work")
    post.tell()
    post.run()
    post.tell()
    post.wechat.fail(SEND, 47003)
    post.run()

    said = caplog.text + capsys.readouterr().out
    assert "47003" in said
    assert [w for w in ("access_token", SECRET, post.wechat.token, "lin") if w in said] == []


def test_the_clock_sends(post):
    (job,) = [job for job in jobs.JOBS if job.name == "send"]
    post.agree("template-work")
    post.tell()

    assert jobs.run(post.database, job, now=post.clock.now) == 1


def test_an_office_without_wechat_sends_nothing(database, world, clock):
    assert sending.run(database, now=clock.now) == 0


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
