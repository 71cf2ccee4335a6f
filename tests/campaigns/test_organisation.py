"""Who runs a campaign: inventory 13, 18, 67."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.campaigns.rules import (
    BodyCount,
    BodyKind,
    MemberRole,
    MembersOdd,
    Seat,
    SupervisionRole,
    added_up,
    check_seats,
)
from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import Campaign, code_of


def test_shuangqiao_has_six_task_forces_and_718_deputies_in_27_groups(countys):
    """Source: inventory 67: leading group, office, 6 task forces, 27 groups, 718 deputies."""
    countys.body("leading_group", "联动监督领导小组")
    countys.body("office", "联动监督办公室")
    for number in range(1, 7):
        countys.body("task_force", f"第{number}专班")
    sizes = [27] * 16 + [26] * 11
    for number, size in enumerate(sizes, 1):
        countys.body("deputy_group", f"第{number}代表小组", deputies=size)

    said = countys.get("organisation")

    assert (said["task_forces"], said["deputy_groups"], said["deputies"]) == (6, 27, 718)
    assert (said["stated"], said["listed"]) == (718, 0)


def test_shuangluan_chose_186_deputies_of_five_levels(countys):
    """Source: inventory 67: 186 deputies; 7 task forces, each with its plan."""
    for size in [27, 27, 27, 27, 26, 26, 26]:
        countys.body("deputy_group", f"代表小组{new_id()}", deputies=size)

    assert countys.get("organisation")["deputies"] == 186


def test_a_body_has_a_head_vices_and_members_who_are_deputies_units_or_named(
    client, world, countys
):
    made = countys.body(field_id=countys.field)
    [body] = made["bodies"]
    sent = [
        {"role": "head", "name": "沈怀远", "post": "常委会副主任"},
        {"role": "vice", "unit_id": str(world.units["water"].id)},
        {
            "deputy_id": str(world.deputies["deputy"].id),
            "supervision_roles": ["investigator", "evaluator"],
        },
    ]

    said = countys.change(f"bodies/{body['id']}/members", 1, method="put", members=sent)

    [body] = said["bodies"]
    assert [(m["name"], m["role"]) for m in body["members"]] == [
        ("沈怀远", "head"),
        ("滦平县水务局", "vice"),
        ("林见川", "member"),
    ]
    assert body["field"]["name"] == "优化营商环境"
    assert body["size"] == 1
    roles = {one["role"]: one["deputies"] for one in said["roles"]}
    assert roles["investigator"] == roles["evaluator"] == 1
    assert roles["monitor"] == 0
    entries = client.get(f"{countys.url}/timeline", headers=world.staff.headers).json()
    assert (entries[0]["step"], entries[0]["note"]) == (
        "seat",
        "加入：林见川、沈怀远、滦平县水务局",
    )


def test_a_deputy_in_two_groups_counts_once(world, countys):
    both = {"deputy_id": str(world.deputies["deputy"].id)}
    for name in ("第一代表小组", "第二代表小组"):
        made = countys.body("deputy_group", name)["bodies"][-1]
        countys.change(f"bodies/{made['id']}/members", 1, method="put", members=[both])

    said = countys.get("organisation")

    assert (said["deputy_groups"], said["deputies"], said["listed"]) == (2, 1, 1)


def test_a_standing_group_takes_part_with_its_members(client, world, countys):
    group = {
        "id": str(new_id()),
        "congress_id": str(world.congresses["luanping"].id),
        "name": "滦平镇代表小组",
    }
    client.post("/api/v1/groups", json=group, headers=world.staff.headers)
    members = [{"deputy_id": str(world.deputies[k].id)} for k in ("deputy", "second_deputy")]
    url = f"/api/v1/groups/{group['id']}/members"
    match = {**world.staff.headers, "If-Match": '"1"'}
    client.put(url, json={"members": members}, headers=match)

    said = countys.body("deputy_group", "第一代表小组", group_id=group["id"])

    assert (said["bodies"][0]["group"]["name"], said["deputies"]) == ("滦平镇代表小组", 2)
    answer = countys.post(
        "bodies", 422, id=str(new_id()), kind="deputy_group", name="又一组", group_id=str(new_id())
    )
    assert answer["issues"][0]["path"] == "body.group_id"


def test_what_does_not_fit_is_refused_at_its_field(world, countys):
    [body] = countys.body()["bodies"]
    twice = {"deputy_id": str(world.deputies["deputy"].id)}
    for members in (
        [twice, twice],
        [{"role": "head", "name": "甲"}, {"role": "head", "name": "乙"}],
        [{"deputy_id": str(world.deputies["other_deputy"].id)}],
        [{"unit_id": str(world.units["other_water"].id)}],
        [{"name": "甲", "supervision_roles": ["monitor"]}],
        [{"name": "甲", **twice}],
        [{}],
    ):
        url = f"bodies/{body['id']}/members"
        answer = countys.change(url, 1, 422, method="put", members=members)
        assert answer["issues"][0]["path"] == "body.members"
    again = countys.post("bodies", 422, id=str(new_id()), kind="office", name="营商环境专班")
    assert again["issues"][0]["path"] == "body.name"
    other = countys.post(
        "bodies", 422, id=str(new_id()), kind="office", name="办公室", field_id=str(new_id())
    )
    assert code_of(other) == "field-elsewhere"


def test_a_dissolved_body_stays_written_and_counts_no_more(countys):
    [body] = countys.body("deputy_group", "第一代表小组", deputies=20)["bodies"]

    said = countys.step(f"bodies/{body['id']}/end", reason="并入第二小组")

    assert (said["deputies"], said["bodies"][0]["ended_reason"]) == (0, "并入第二小组")
    changed = countys.change(f"bodies/{body['id']}", 2, 409, name="改名")
    assert code_of(changed) == "body-ended"


def test_a_county_reads_the_citys_organisation_and_does_not_change_it(client, world, citys):
    citys.body("leading_group", "全市联动监督领导小组", duties="统一领导")

    said = citys.get("organisation", world.staff)

    assert [b["name"] for b in said["bodies"]] == ["全市联动监督领导小组"]
    assert said["may_edit"] is False
    sent = {"id": str(new_id()), "kind": "office", "name": "办公室"}
    for who in (world.staff, world.leader, world.unit):
        answer = client.post(f"{citys.url}/bodies", json=sent, headers=who.headers)
        assert answer.status_code in {403, 422}
    private = Campaign(client, world.city_staff, code="内部", shared=False)
    assert client.get(f"{private.url}/organisation", headers=world.staff.headers).status_code == 404


@given(
    st.lists(
        st.tuples(
            st.sampled_from(BodyKind),
            st.none() | st.integers(0, 500),
            st.frozensets(st.uuids(), max_size=4),
        ),
        max_size=20,
    )
)
def test_the_sum_is_the_stated_and_each_listed_deputy_once(bodies):
    said = added_up([BodyCount(*one) for one in bodies])

    groups = [one for one in bodies if one[0] is BodyKind.deputy_group]
    assert said.deputies == said.stated + said.listed
    assert said.stated == sum(n for _, n, _ in groups if n is not None)
    assert said.listed <= sum(len(who) for _, n, who in groups if n is None)
    assert said.deputy_groups == len(groups)


def test_the_five_roles_are_deputies_alone():
    seat = Seat(MemberRole.member, name="甲", supervision_roles=(SupervisionRole.monitor,))
    with pytest.raises(MembersOdd):
        check_seats([seat], deputies=set(), units=set())
