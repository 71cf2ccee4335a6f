"""The holidays the State Council has announced, as the package chinesecalendar carries them."""

from datetime import date

from chinese_calendar import constants


def published() -> list[tuple[date, bool, str]]:
    """Return (day, is it worked?, name) for each day that differs from the plain week.

    Years that are not announced yet are simply not in it; staff set their days by hand.
    """
    off = [(d, False, NAMES.get(n, n)) for d, n in constants.holidays.items() if d.weekday() < 5]
    on = [
        (d, True, f"{NAMES.get(n, n)}调休上班")
        for d, n in constants.workdays.items()
        if d.weekday() >= 5
    ]
    return sorted(off + on)


NAMES = {
    holiday.value: holiday.chinese for holiday in constants.Holiday if hasattr(holiday, "chinese")
}
