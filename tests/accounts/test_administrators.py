"""The three administrators stand apart."""

from backend.domain.access import ROLE_PERMISSIONS, Permission, Role
from backend.domain.kit.tables import new_id
from tests.accounts.test_accounts import URL, grant, newcomer, post


def test_each_administrator_has_what_neither_of_the_others_has():
    system, security, audit = (
        ROLE_PERMISSIONS[role]
        for role in (Role.system_admin, Role.security_admin, Role.audit_admin)
    )

    assert not system & security
    assert not system & audit
    assert not security & audit
    holders = {role for role, has in ROLE_PERMISSIONS.items() if Permission.audit_read in has}
    assert holders == {Role.audit_admin, Role.system}


def test_the_security_admin_gives_itself_nothing(client, world):
    one = str(world.security_admin.account.id)
    admin = world.security_admin
    own = client.get(f"{URL}/{one}", headers=admin.headers).json()

    for role in ("audit_admin", "system_admin", "congress_staff"):
        answer = post(client, admin, f"{one}/grants", **grant(world, role, "city"))
        assert answer.json()["type"] == "/problems/not-on-yourself"
    assert own["open_steps"] == []
    assert post(client, admin, "slips", account_ids=[one]).status_code == 403
    assert post(client, admin, f"{one}/end", reason="试").status_code == 403
    mine = own["grants"][0]["id"]
    assert post(client, admin, f"{one}/grants/{mine}/end", reason="试").status_code == 403


def test_nobody_is_two_administrators_or_one_and_something_else(client, world):
    admin = world.security_admin
    audit, staff = str(world.audit_admin.account.id), str(world.staff.account.id)

    for one, role in ((audit, "system_admin"), (audit, "congress_staff"), (staff, "audit_admin")):
        answer = post(client, admin, f"{one}/grants", **grant(world, role, "city"))
        assert answer.json()["type"] == "/problems/administrators-apart"


def test_no_role_of_the_machine_is_ever_given(client, world):
    one = str(world.unit.account.id)

    answer = post(client, world.security_admin, f"{one}/grants", **grant(world, "system", "city"))
    assert answer.json()["type"] == "/problems/role-not-yours"
    made = post(client, world.security_admin, "", people=[newcomer(world, "system", unit=None)])
    assert made.json()["type"] == "/problems/role-not-yours"


def test_the_system_and_audit_admins_touch_no_account(client, world):
    one = str(world.unit.account.id)

    for someone in (world.system_admin, world.audit_admin):
        assert client.get(URL, headers=someone.headers).status_code == 403
        assert post(client, someone, "", people=[newcomer(world)]).status_code == 403
        assert post(client, someone, "slips", account_ids=[one]).status_code == 403
        assert post(client, someone, f"{one}/end", reason="试").status_code == 403
        more = grant(world, "congress_staff")
        assert post(client, someone, f"{one}/grants", **more).status_code == 403
        assert post(client, someone, "for-deputies", deputy_ids=[str(new_id())]).status_code == 403


def test_a_county_s_security_admin_reaches_its_county_alone(client, world, database):
    from tests.world import add_person

    with database.writing() as session:
        add_person(session, world, "county_admin", "司空见月", Role.security_admin, "luanping")
    admin = world.county_admin
    listed = client.get(URL, headers=admin.headers).json()["items"]

    assert {g["congress"]["short_name"] for a in listed for g in a["grants"]} == {"滦平县人大"}
    other = str(world.other_staff.account.id)
    assert client.get(f"{URL}/{other}", headers=admin.headers).status_code == 404
    assert post(client, admin, "slips", account_ids=[other]).status_code == 404
    unit = str(world.unit.account.id)
    above = post(client, admin, f"{unit}/grants", **grant(world, "congress_staff", "city"))
    assert above.status_code == 404
