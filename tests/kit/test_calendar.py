from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.kit.calendar import Light, WorkingDays, light

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
calendars = st.builds(
    lambda off, on: WorkingDays(frozenset(off), frozenset(on) - frozenset(off)),
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
)


@given(calendars, st.dates(date(2026, 1, 1), date(2026, 10, 1)), st.integers(1, 40))
def test_the_day_reached_is_worked_and_so_many_working_days_away(calendar, day, count):
    reached = calendar.after(day, count)

    assert calendar.works(reached)
    assert calendar.between(day, reached) == count


@given(calendars, st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 30))
def test_counting_back_is_counting_forth_turned_round(calendar, day, apart):
    later = day + timedelta(days=apart)

    assert calendar.between(later, day) == -calendar.between(day, later)


def test_a_weekend_that_is_worked_counts_and_a_holiday_does_not():
    plain = WorkingDays()
    shifted = WorkingDays.of([(date(2026, 2, 16), False), (date(2026, 2, 14), True)])
    friday = date(2026, 2, 13)

    assert plain.after(friday, 1) == date(2026, 2, 16)
    assert shifted.after(friday, 1) == date(2026, 2, 14)
    assert shifted.after(friday, 2) == date(2026, 2, 17)


@given(days, st.integers(-400, 400))
def test_a_light_is_overdue_after_the_day_and_never_on_it(due, apart):
    today = due + timedelta(days=apart)

    assert (light(due, today) is Light.overdue) == (apart > 0)
    assert light(due, today, done=True) is Light.done


def test_the_last_three_days_are_due_soon():
    due = date(2026, 3, 10)

    shown = [light(due, due - timedelta(days=left)) for left in (4, 3, 0)]
    assert shown == [Light.on_time, Light.due_soon, Light.due_soon]
