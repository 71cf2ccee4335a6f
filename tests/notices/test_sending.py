"""Subscribe messages: counted, on time, at most once."""

from backend.domain.engines.notices import actions
from backend.domain.engines.notices.rules import Preferences
from backend.domain.people.sign_ins import actions as sign_ins
from backend.jobs import clock as jobs
from backend.jobs import sending
from tests.notices.posting import DAILY, HOUR, granted, prefer
from tests.wechat_double import SECRET, SEND, TOKEN


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
