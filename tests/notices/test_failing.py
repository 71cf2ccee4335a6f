"""What WeChat refuses or does not answer: tried again, given up, never sent twice."""

from datetime import timedelta

import pytest

from backend.domain.engines.notices.rules import GIVE_UP_AFTER
from backend.jobs import sending
from tests.notices.posting import HOUR, claimed, granted
from tests.wechat_double import SEND, TOKEN


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
