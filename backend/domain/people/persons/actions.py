"""Writing a person down; the room of the mandate or account records it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.domain.people.persons import queries
from backend.domain.people.persons.tables import Person

LABELS = {
    "name": "姓名",
    "sex": "性别",
    "ethnicity": "民族",
    "born": "出生年月",
    "education": "学历",
    "party": "政治面貌",
    "occupation": "职业构成",
    "employer": "工作单位及职务",
    "phone": "手机号码",
}
"""The columns that are kept by hand, as people call them."""


def add(session: Session, *, to: Mapping[str, Any], now: datetime) -> Person:
    """Write down a person who is not yet known."""
    made = Person(**to, created_at=now, updated_at=now)
    made.phone_print = queries.phone_print(made.phone)
    session.add(made)
    session.flush()
    return made


def change(
    session: Session, person: Person, *, to: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """Change the named columns; return what stood there before, without the unchanged."""
    before = {k: getattr(person, k) for k, value in to.items() if getattr(person, k) != value}
    if not before:
        return before
    for key in before:
        setattr(person, key, to[key])
    person.phone_print = queries.phone_print(person.phone)
    person.touch(now)
    session.add(person)
    return before
