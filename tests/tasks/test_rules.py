"""What a plan's cells say, and how its figures add up; inventory 111, G3."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.tasks.rules import (
    Counts,
    Deadline,
    NotADeadline,
    OwnerKind,
    deadline_of,
    heading,
    kind_of,
    names_in,
    number_of,
)
from backend.domain.kit.calendar import NEVER

days = st.dates(date(1979, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("said", "due_on"),
    [
        ("2022年6月底前", date(2022, 6, 30)),
        ("２０２２年２月底前完成", date(2022, 2, 28)),
        ("2024年2月", date(2024, 2, 29)),
        ("6月底", date(2022, 6, 30)),
        ("年底前", date(2022, 12, 31)),
        ("当年完成", date(2022, 12, 31)),
        ("2023年底", date(2023, 12, 31)),
        ("2022年12月31日前", date(2022, 12, 31)),
        ("2022.4.21", date(2022, 4, 21)),
        (date(2022, 5, 1), date(2022, 5, 1)),
    ],
)
def test_a_time_limit_is_a_day_however_it_is_written(said, due_on):
    assert deadline_of(said, 2022) == Deadline(due_on)


@pytest.mark.parametrize(
    "said", ["长期坚持", "长期", "常态化推进", "持续推进", "每年", "需长期坚持"]
)
def test_what_is_kept_up_for_long_has_no_day(said):
    assert deadline_of(said, 2022) == Deadline(NEVER, long_term=True)


@pytest.mark.parametrize("said", ["尽快", "4月21日", "2022年13月底", "上半年", "第二季度", "年"])
def test_what_names_no_day_is_asked_about_and_never_guessed(said):
    with pytest.raises(NotADeadline):
        deadline_of(said, 2022)


@given(day=days, year=st.integers(1979, 2199))
def test_a_deadline_that_we_write_is_read_as_it_was(day, year):
    for deadline in (Deadline(day), Deadline(long_term=True), Deadline()):
        assert deadline_of(deadline.said(), year) == deadline


@given(st.integers(1, 99_999))
def test_a_number_is_read_in_every_way_it_is_written(number):
    for written in (f"{number}", f"（{number}）", f"第{number}项", f"{number}．", number):
        assert number_of(written) == number


@pytest.mark.parametrize(
    ("said", "number"), [("一", 1), ("（十）", 10), ("十二", 12), ("二十", 20), ("第六十六项", 66)]
)
def test_a_number_in_chinese_is_one_too(said, number):
    assert number_of(said) == number


@pytest.mark.parametrize("said", ["一、明方向", "合计", "一一", "十十"])
def test_what_is_no_number_is_not_taken_for_one(said):
    with pytest.raises(ValueError, match=said):
        number_of(said)


def test_a_heading_names_its_aspect():
    assert heading("一、明方向（5项）") == "明方向"
    assert heading("（二）践民主") == "践民主"
    assert heading("重自身") == "重自身"


def test_a_cell_may_name_several_owners_each_once():
    assert names_in("牵头单位：县委办、财政局，财政局\n教育局") == ["县委办", "财政局", "教育局"]


@given(st.lists(st.text("县委办财政局", min_size=1), min_size=1, max_size=9, unique=True))
def test_owners_that_we_write_are_read_as_they_were(names):
    assert names_in("、".join(names)) == names


def test_a_name_says_what_kind_of_owner_it_is():
    assert kind_of("营商环境工作专班") is OwnerKind.task_force
    assert kind_of("第三代表小组") is OwnerKind.group
    assert kind_of("县委组织部") is OwnerKind.organ


counts = st.builds(
    lambda dated, long_term, done, told: Counts(
        tasks=dated + long_term,
        dated=dated,
        done=min(done, dated),
        long_term=long_term,
        long_term_told=min(told, long_term),
    ),
    *[st.integers(0, 10_000)] * 4,
)


@given(one=counts, other=counts)
def test_figures_of_two_plans_add_up_to_those_of_both(one, other):
    both = one + other
    assert both.tasks == both.dated + both.long_term
    assert both.done == one.done + other.done
    assert (both.rate is None) == (both.dated == 0)


def test_a_rate_is_of_what_has_an_end_and_not_of_what_is_kept_up():
    fengning = Counts(tasks=66, dated=3, done=1, long_term=63)

    assert fengning.rate == "33.33"
    assert Counts(tasks=63, long_term=63).rate is None
