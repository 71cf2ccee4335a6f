"""Who sees what came in, and who may do what with it."""

import pytest

from tests.intake.conftest import URL

STEPS = {
    "admit": {"title": "路灯不亮", "category": "roads"},
    "discard": {"reason": "无关"},
    "restore": {"reason": "无关"},
}


@pytest.mark.parametrize("who", ["other_staff", "other_leader", "other_deputy"])
def test_another_county_finds_nothing_and_changes_nothing(resident, who):
    intake_id = resident.sent()
    before = resident.show(intake_id).json()

    assert resident.list(who, count=True).json()["count"] == 0
    assert resident.show(intake_id, who).status_code == 404
    headers = resident.world.people[who].headers
    timeline = resident.client.get(f"{URL}/{intake_id}/timeline", headers=headers)
    assert timeline.status_code == 404
    for step, said in STEPS.items():
        assert resident.take(intake_id, step, who, **said).status_code in {403, 404}, step
    assert resident.show(intake_id).json() == before


@pytest.mark.parametrize("who", ["unit", "system_admin", "security_admin", "audit_admin"])
def test_whom_it_does_not_concern_is_refused(resident, who):
    intake_id = resident.sent()

    assert resident.show(intake_id, who).status_code == 403
    assert resident.list(who).status_code == 403


def test_the_city_sees_its_counties_without_names_and_takes_no_step(resident):
    intake_id = resident.sent(name="王大娘", phone="13900000001")

    shown = resident.show(intake_id, "city_staff").json()

    assert (shown["name"], shown["phone"], shown["left_contact"]) == (None, None, True)
    assert shown["open_steps"] == []
    assert resident.admit(intake_id, "city_staff").status_code == 403


def test_name_and_phone_are_for_staff_alone(resident):
    intake_id = resident.sent(name="王大娘", phone="13900000001")

    assert resident.show(intake_id).json()["phone"] == "13900000001"
    for who in ("leader", "deputy"):
        shown = resident.show(intake_id, who)
        assert shown.status_code == 200
        assert "王大娘" not in shown.text
        assert "13900000001" not in shown.text
        assert shown.json()["open_steps"] == []


def test_a_deputy_sees_what_came_through_their_own_code_and_no_more(resident):
    own = resident.sent()
    world = resident.world
    resident.token = resident.point(about=world.deputies["second_deputy"].id)["token"]
    others = resident.sent()

    assert [row["id"] for row in resident.list("deputy").json()["items"]] == [own]
    assert resident.show(others, "deputy").status_code == 404
    assert resident.show(others, "second_deputy").status_code == 200
    codes = resident.client.get(f"{URL}/points", headers=world.deputy.headers).json()["items"]
    assert [code["to"]["name"] for code in codes] == ["林见川代表"]


def test_neither_print_nor_code_leaves_the_server(resident):
    shown = resident.show(resident.sent()).json()

    assert not [key for key in shown if "print" in key or "code" in key]


def test_the_ledger_is_narrowed_by_state_light_addressee_and_words(resident, clock):
    first = resident.sent(words="学校门口过马路危险，没有红绿灯。")
    second = resident.sent()
    resident.take(second, "discard", reason="重复反映。")

    def found(**query):
        return [row["id"] for row in resident.list(**query).json()["items"]]

    assert found(state="waiting") == [first]
    assert found(light="done") == [second]
    assert found(q="红绿灯") == [first]
    assert found(about="stations") == []
    assert found(about_id=str(resident.world.deputies["deputy"].id), sort="oldest") == [
        first,
        second,
    ]
    assert found(light="overdue") == []
    clock.now = clock.now.replace(day=10)
    assert found(light="overdue") == [first]
