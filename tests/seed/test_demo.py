import json
from collections import Counter
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from sqlmodel import col, func, select

from backend.domain.access import SYSTEM, Role
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.rules import Level
from backend.domain.people.persons.tables import Person
from backend.domain.people.units import queries as units
from backend.domain.people.units.tables import Unit
from backend.seed import cast, clues, demo, pictures
from tests.seed.officials import is_official

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def seeded(database):
    with database.writing() as session:
        demo.people(session, now=NOW)
    return database


def test_the_demo_has_every_place_a_congress_and_about_1_500_deputies(seeded):
    with seeded.reading() as session:
        levels = Counter(session.exec(select(Congress.level)))
        deputies = session.exec(select(func.count(func.distinct(Deputy.person_id)))).one()
        mandates = session.exec(select(func.count()).select_from(Deputy)).one()

    assert levels == {Level.city: 1, Level.county: 11, Level.township: 219}
    assert 1450 <= deputies <= 1600
    assert mandates - deputies == 55


def test_thirty_two_of_the_counties_83_units_have_one_post(seeded):
    with seeded.reading() as session:
        total = units.added_up(units.staffing(session, SYSTEM, Level.county))

    assert (total.units, total.one_person, total.share) == (83, 32, "38.55")


def test_the_units_of_a_workbook_are_found_within_their_county(seeded):
    with seeded.reading() as session:
        luanping = session.exec(select(Congress.id).where(Congress.scope == "1308.130824")).one()
        for name in (
            "县发展和改革局",
            "县行政审批局",
            "县水务局",
            "县城市管理综合行政执法局",
            "县经济开发区管委会",
            "县农业农村局",
            "县住房和城乡建设局",
            "滦平镇人民政府",
        ):
            assert units.named(session, luanping, name) is not None, name
        shared = [
            name
            for name, count in Counter(
                n for u in units.in_use(session, luanping) for n in set(units.names_of(u))
            ).items()
            if count > 1
        ]
    assert shared == []


def test_everybody_is_invented_and_nobody_is_an_official_of_the_source(seeded):
    with seeded.reading() as session:
        people = session.exec(select(Person)).all()

    assert people
    assert all(p.invented for p in people)
    assert [p.name for p in people if is_official(p.name)] == []
    assert max(Counter(p.name for p in people).values()) == 1


def test_every_phone_of_the_demo_is_one_that_nobody_is_called_by(seeded):
    with seeded.reading() as session:
        phones = session.exec(select(Person.phone)).all()

    assert len(set(phones)) == len(phones)
    assert all(len(p) == 11 and p.startswith("1992") for p in phones)


def test_the_same_people_come_each_time(database):
    def told():
        with database.writing() as session:
            demo.people(session, now=NOW)
            rows = session.execute(
                select(Person.name, Deputy.position, Congress.name)
                .join(Deputy, col(Deputy.person_id) == Person.id)
                .join(Congress, col(Congress.id) == Deputy.congress_id)
                .order_by(col(Congress.scope), col(Deputy.position))
            ).all()
            session.rollback()
        return [tuple(row) for row in rows]

    assert told() == told()


def test_each_congress_has_somebody_at_every_desk(seeded):
    with seeded.reading() as session:
        rows = session.execute(
            select(Congress.scope, Grant.role)
            .join(Congress, col(Congress.id) == Grant.congress_id)
            .where(Congress.level != Level.township)
        ).all()
        departments = session.exec(select(func.count()).where(Unit.kind == "department")).one()
    roles = {scope: {r for s, r in rows if s == scope} for scope, _ in rows}

    desks = {Role.congress_staff, Role.congress_leader, Role.deputy, Role.unit_staff}
    assert len(roles) == 12
    assert all(found >= desks for found in roles.values())
    assert departments >= 12 * 15


def test_the_demo_s_sign_ins_work_as_they_are_printed(seeded, client):
    for username, who in demo.SIGN_INS:
        sent = {"username": username, "password": demo.PASSWORD}
        answer = client.post("/api/v1/sign-ins", json=sent)
        assert answer.status_code == 200, username
        assert answer.json()["must_set_password"] is False
        assert who
    with seeded.reading() as session:
        hashes = session.exec(select(func.count(func.distinct(Account.password_hash)))).one()
    assert hashes == 1


def test_the_county_s_deputy_has_matters_in_hand_and_closed(seeded, client, clock):
    clock.now = NOW
    with seeded.writing() as session:
        clues.seed(session, cast.assemble(session, pictures.drawn()), now=NOW, count=200)
    sent = {"username": "luanping.deputy", "password": demo.PASSWORD}
    token = client.post("/api/v1/sign-ins", json=sent).json()["access_token"]
    asked = {"mine": True, "limit": 200}
    headers = {"Authorization": f"Bearer {token}"}
    mine = client.get("/api/v1/clues", params=asked, headers=headers).json()["items"]

    assert len(mine) >= 5
    assert {row["state"] == "signed_off" for row in mine} == {True, False}


def test_terms_hold_today_whenever_the_demo_is_made(database):
    from backend.domain.people.congresses import queries

    now = datetime(2031, 11, 5, tzinfo=UTC)
    with database.writing() as session:
        demo.people(session, now=now)
        ids = session.exec(select(Congress.id)).all()
        terms = queries.running_terms(session, ids, now.date())
    assert {t.number for t in terms.values()} == {17}
    assert all(t.starts_on <= now.date() <= t.ends_on for t in terms.values())


def test_the_shipped_divisions_say_where_they_come_from():
    text = files("backend").joinpath("data/chengde-divisions.json").read_text("utf-8")

    assert "National Bureau of Statistics" in json.loads(text)["source"]
