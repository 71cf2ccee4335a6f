from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.weekly_reports.rules import (
    FieldLine,
    Line,
    label,
    lines_of,
    monday_of,
    packed,
    rate_of,
    sunday_of,
    total,
    weekday_in,
)

DAYS = st.dates(date(1990, 1, 1), date(2190, 12, 31))
COUNTS = st.integers(0, 100_000)
LINES = st.builds(Line, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)


@given(DAYS)
def test_every_day_lies_in_the_week_of_its_monday(day):
    monday = monday_of(day)

    assert monday.isoweekday() == 1
    assert monday <= day <= sunday_of(monday)
    assert weekday_in(monday, day.isoweekday()) == day


def test_a_week_across_new_year_is_called_by_the_year_it_mostly_lies_in():
    assert label(date(2026, 12, 28)) == "2026年第53周"
    assert label(date(2024, 12, 30)) == "2025年第1周"


@given(st.lists(LINES))
def test_the_total_of_the_fields_is_the_sum_of_each_figure(lines):
    fields = [FieldLine(str(i), f"领域{i}", line) for i, line in enumerate(lines)]

    assert total(fields).problems == sum(line.problems for line in lines)
    assert total(fields).overdue == sum(line.overdue for line in lines)
    assert lines_of(packed(fields, [], 0)) == fields


@given(LINES, LINES)
def test_a_change_leads_back_to_what_was(now, then):
    assert then + (now - then) == now


def test_rates_have_two_decimals_halves_up_and_none_of_nothing():
    assert rate_of(Line(problems=89, rectified=49), "rectified") == "55.06"
    assert rate_of(Line(), "rectified") is None
    assert rate_of(Line(problems=5, open=3, overdue=1), "overdue") == "33.33"
    assert rate_of(Line(problems=5), "problems") is None
