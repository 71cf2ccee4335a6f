from datetime import date

from sqlmodel import select

from backend.domain.engines.rulesets.tables import CalendarDay
from backend.jobs import holidays
from tests.conftest import NOW


def test_announced_holidays_are_learnt_once(database):
    assert holidays.run(database, now=NOW) > 100
    assert holidays.run(database, now=NOW) == 0

    with database.reading() as session:
        day = session.exec(select(CalendarDay).where(CalendarDay.day == date(2026, 10, 1))).one()
    assert (day.works, day.name) == (False, "国庆节")


def test_a_holiday_that_staff_took_back_is_not_learnt_again(client, world, database):
    holidays.run(database, now=NOW)
    url = "/api/v1/rulesets/calendar"
    client.put(f"{url}/2026-10-01", json={}, headers=world.staff.headers)

    holidays.run(database, now=NOW)

    listed = client.get(url, params={"year": 2026}, headers=world.staff.headers).json()
    assert "2026-10-01" not in [day["day"] for day in listed]
    assert "2026-10-02" in [day["day"] for day in listed]
