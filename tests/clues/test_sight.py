"""Who sees which clues: everything not visible does not exist."""

import pytest

from backend.domain.people.groups.tables import Group, GroupMember
from tests.clues.conftest import URL

STEPS = {
    "verify": {},
    "decline": {"reason": "无关"},
    "withdraw": {"reason": "无关"},
    "accept": {"handler": "某人"},
    "give-back": {"reason": "无关"},
    "ask-time": {"until": "2026-06-01", "reason": "无关"},
    "grant-time": {},
    "refuse-time": {"note": "无关"},
    "press": {"note": "无关"},
    "plan": {"words": "无关"},
    "answer": {"words": "无关"},
    "rate": {"attitude": "satisfied", "result": "satisfied"},
    "send-back": {"reason": "无关"},
    "sign-off": {},
    "look-back": {"note": "无关"},
    "reopen": {"reason": "无关"},
}
STRANGERS = ["other_staff", "other_leader", "other_deputy", "other_unit"]


@pytest.mark.parametrize("who", STRANGERS)
def test_another_county_finds_nothing_and_changes_nothing(journey, who):
    clue_id = journey.at("handling")
    headers = journey.world.people[who].headers

    assert journey.list(who, count=True).json() | {"as_of": None} == {
        "items": [],
        "next": None,
        "previous": None,
        "count": 0,
        "as_of": None,
    }
    assert journey.show(clue_id, who).status_code == 404
    for path in ("timeline", "twins"):
        answer = journey.client.get(f"{URL}/{clue_id}/{path}", headers=headers)
        assert answer.status_code == 404
    before = journey.show(clue_id).json()
    for step, body in STEPS.items():
        assert journey.take(clue_id, step, who, **body).status_code in {403, 404}, step
    assert journey.show(clue_id).json() == before


def test_the_city_sees_its_counties_and_takes_no_step_of_theirs(journey):
    clue_id = journey.at("submitted")

    shown = journey.show(clue_id, "city_staff")
    assert shown.status_code == 200
    assert shown.json()["open_steps"] == []
    assert journey.take(clue_id, "verify", "city_staff").status_code == 403


def test_a_unit_sees_what_it_was_given_and_nothing_before(journey):
    clue_id = journey.at("verified")
    assert journey.show(clue_id, "unit").status_code == 404

    journey.take(clue_id, "hand-over", **journey.handing(joint_unit_ids=[]))

    assert journey.show(clue_id, "unit").status_code == 200
    assert journey.show(clue_id, "joint_unit").status_code == 404


def test_a_deputy_sees_their_own_and_what_their_group_reported_by_name(journey, database):
    named, unnamed = journey.report().json()["id"], journey.report(unnamed=True).json()["id"]
    assert journey.show(named, "second_deputy").status_code == 404
    world = journey.world
    with database.writing() as session:
        group = Group(
            congress_id=world.congresses["luanping"].id,
            name="第一代表小组",
            created_at=world.now,
            updated_at=world.now,
        )
        session.add(group)
        session.flush()
        for key in ("deputy", "second_deputy"):
            member = GroupMember(
                group_id=group.id, deputy_id=world.deputies[key].id, created_at=world.now
            )
            session.add(member)

    assert journey.show(named, "second_deputy").status_code == 200
    assert journey.show(unnamed, "second_deputy").status_code == 404
    assert [row["id"] for row in journey.list("second_deputy").json()["items"]] == [named]

    own = journey.report("second_deputy").json()["id"]
    mine = {yes: journey.list("second_deputy", mine=yes).json()["items"] for yes in (True, False)}
    assert {yes: [row["id"] for row in rows] for yes, rows in mine.items()} == {
        True: [own],
        False: [named],
    }


def test_an_unnamed_reporter_is_known_to_the_congress_and_to_nobody_else(journey):
    clue_id = journey.report(unnamed=True).json()["id"]
    journey.take(clue_id, "verify")
    journey.take(clue_id, "hand-over", **journey.handing())

    assert journey.show(clue_id, "staff").json()["reporter"]["name"] == "林见川"
    for who in ("unit", "city_staff"):
        answer = journey.show(clue_id, who)
        assert "林见川" not in answer.text
        headers = journey.world.people[who].headers
        told = journey.client.get(f"{URL}/{clue_id}/timeline", headers=headers)
        assert "林见川" not in told.text


def test_a_residents_phone_is_seen_by_staff_and_masked_for_leaders(journey):
    clue_id = journey.report(
        "staff", reporter={"source": "resident", "name": "某居民", "phone": "19900001111"}
    ).json()["id"]

    assert journey.show(clue_id, "staff").json()["reporter"]["phone"] == "19900001111"
    assert journey.show(clue_id, "leader").json()["reporter"]["phone"] == "199****1111"
    assert journey.show(clue_id, "city_staff").json()["reporter"]["phone"] is None


def test_names_and_phones_of_residents_are_not_readable_in_the_database(journey, database):
    journey.report(
        "staff", reporter={"source": "resident", "name": "某居民", "phone": "19900001111"}
    )

    with database.reading() as session:
        kept = session.connection().exec_driver_sql(
            "select reporter_name, reporter_phone from clue"
        )
        name, phone = kept.one()
    assert "某居民".encode() not in bytes(name)
    assert b"19900001111" not in bytes(phone)


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_the_three_administrators_read_no_clue(journey, who):
    clue_id = journey.at("submitted")

    assert journey.list(who).status_code == 403
    assert journey.show(clue_id, who).status_code == 403
