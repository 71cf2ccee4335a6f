from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.domain.engines.notices import rules
from backend.domain.engines.notices.rules import Digest, DigestUnfit, Preferences, QuietUnfit

ZONE = "Asia/Shanghai"

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
quiet = st.one_of(
    st.just((None, None)), st.tuples(clocks, clocks).filter(lambda pair: pair[0] != pair[1])
)
wishes = st.builds(
    lambda digest, at, hours: Preferences(True, digest, at, *hours),
    st.sampled_from(Digest),
    clocks,
    quiet,
)


def local(moment):
    return moment.astimezone(ZoneInfo(ZONE)).time()


def in_quiet_hours(wish, at):
    if wish.quiet_from is None:
        return False
    if wish.quiet_from < wish.quiet_to:
        return wish.quiet_from <= at < wish.quiet_to
    return not wish.quiet_to <= at < wish.quiet_from


@given(wishes, moments)
def test_a_message_never_goes_early_never_in_quiet_hours_and_waits_two_days_at_most(wish, now):
    at = rules.deliver_at(wish, now, ZONE)

    assert now <= at < now + timedelta(days=2)
    assert not in_quiet_hours(wish, local(at))


@given(wishes, moments)
def test_at_once_means_now_unless_it_is_quiet(wish, now):
    if wish.digest is Digest.at_once and not in_quiet_hours(wish, local(now)):
        assert rules.deliver_at(wish, now, ZONE) == now


@given(wishes, moments)
def test_a_digest_goes_at_its_hour_or_when_the_quiet_hours_end(wish, now):
    if wish.digest is Digest.daily:
        expected = wish.quiet_to if in_quiet_hours(wish, wish.digest_at) else wish.digest_at
        assert local(rules.deliver_at(wish, now, ZONE)) == expected


@given(wishes, moments)
def test_when_it_is_due_it_is_still_due(wish, now):
    assume(wish.digest is Digest.at_once or not in_quiet_hours(wish, wish.digest_at))
    at = rules.deliver_at(wish, now, ZONE)

    assert rules.deliver_at(wish, at, ZONE) == at


@given(wishes, moments, st.timedeltas(timedelta(0), timedelta(days=1)))
def test_what_is_told_later_does_not_arrive_earlier(wish, now, later):
    assert rules.deliver_at(wish, now, ZONE) <= rules.deliver_at(wish, now + later, ZONE)


@pytest.mark.parametrize(
    ("said", "due"),
    [("2026-03-02 20:59", "2026-03-02 20:59"), ("2026-03-02 21:00", "2026-03-03 07:00"),
     ("2026-03-03 00:30", "2026-03-03 07:00"), ("2026-03-03 07:00", "2026-03-03 07:00")],
)  # fmt: skip
def test_the_night_is_quiet_unless_somebody_wants_otherwise(said, due):
    now = datetime.fromisoformat(f"{said}+08:00")

    assert rules.deliver_at(Preferences(), now, ZONE) == datetime.fromisoformat(f"{due}+08:00")


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Preferences(quiet_from=time(21), quiet_to=None), QuietUnfit),
        (Preferences(quiet_from=time(21), quiet_to=time(21)), QuietUnfit),
        (Preferences(digest=Digest.daily, digest_at=time(23)), DigestUnfit),
    ],
)
def test_hours_that_contradict_each_other_are_refused(wish, refusal):
    with pytest.raises(refusal):
        rules.check(wish)


@given(st.integers(1, 30), st.floats(0, 1))
def test_each_wait_is_spread_and_has_an_end(attempts, luck):
    longest = rules.wait(attempts, 1)

    assert longest / 2 <= rules.wait(attempts, luck) <= longest <= rules.LONGEST_WAIT
    assert longest <= rules.wait(attempts + 1, 1)


def test_a_kind_has_its_own_template_or_the_one_for_every_kind():
    own = rules.Template("own", "期限", {}, frozenset({"clue-due"}))
    every = rules.Template("every", "事项", {})

    assert rules.template_for([every, own], "clue-due") is own
    assert rules.template_for([every, own], "clue-rated") is every
    assert rules.template_for([own], "clue-rated") is None


@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_no_keyword_is_longer_than_wechat_takes_or_empty(title, body):
    template = rules.Template("one", "事项", {"thing1": "title", "thing2": "body", "time3": "time"})

    said = rules.filled(template, title, body, datetime(2026, 3, 2, 1, tzinfo=UTC), ZONE)

    assert all(1 <= len(said[k]) <= 20 for k in ("thing1", "thing2"))
    assert said["time3"] == "2026-03-02 09:00"
