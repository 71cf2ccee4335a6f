"""Asking units for a self-check, and a unit's report with its list (inventory 69)."""

import hashlib
from datetime import timedelta

import pytest

from backend.domain.kit.tables import new_id
from tests.self_checks.conftest import URL


def test_several_units_are_asked_at_once_and_each_is_told(checks, client, world):
    id_ = str(new_id())
    asked = checks.ask("water", "housing", id=id_)

    assert [one["unit"]["name"] for one in asked] == ["滦平县水务局", "滦平县住房和城乡建设局"]
    assert {one["state"] for one in asked} == {"asked"}
    notices = client.get("/api/v1/notices", headers=world.unit.headers).json()["items"]
    assert notices[0]["title"] == "请于2026-03-13前报送自查自纠报告"
    again = checks.ask("water", "housing", id=id_)
    assert [one["id"] for one in again] == [one["id"] for one in asked]
    assert checks.get(count=True)["count"] == 2
    refused = checks.ask("water", id=id_, status=409)
    assert refused["type"] == "/problems/ask-taken"


def test_without_a_day_the_rule_sets_working_days_hold(checks):
    [asked] = checks.ask(due_on=None)

    assert asked["due_on"] == "2026-03-16"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [({"due_on": "2026-03-01"}, "day-past"), ({"unit_ids": [str(new_id())]}, "unit-unfit")],
)
def test_a_day_gone_by_and_a_unit_of_nowhere_are_refused(checks, changes, problem):
    assert checks.ask(status=422, **changes)["type"] == f"/problems/{problem}"


def test_a_unit_of_another_county_is_not_asked(checks, world):
    elsewhere = [str(world.units["other_water"].id)]

    refused = checks.ask(status=422, unit_ids=elsewhere)

    assert refused["issues"][0]["path"] == "body.unit_ids.0"


def test_the_list_is_the_units_own_until_it_is_filed(checks):
    [check] = checks.ask()
    written = checks.found(check, place_words="付营子镇", measure="本月装齐", corrected=True)
    assert written["counts"]["rows"] == 1

    seen = checks.get(f"/{check['id']}")
    assert (seen["findings"], seen["counts"], seen["report"]) == ([], None, None)
    assert [one["step"] for one in checks.get(f"/{check['id']}/timeline")] == ["ask"]
    assert checks.get()["items"][0]["counts"] is None

    checks.file(check)
    seen = checks.get(f"/{check['id']}")
    assert [row["words"] for row in seen["findings"]] == ["付营子镇两口机井未装计量设施"]
    assert (seen["state"], seen["counts"]["waiting"]) == ("filed", 1)
    assert seen["report"] == "已组织各股站逐项自查。"


def test_an_empty_list_must_say_outright_that_nothing_was_found(checks):
    [check] = checks.ask()
    refused = checks.file(check, status=422)
    assert refused["issues"][0]["path"] == "body.none_found"
    assert refused["type"] == "/problems/nothing-said"

    checks.found(check)
    refused = checks.file(check, status=422, none_found=True)
    assert refused["type"] == "/problems/found-after-all"

    [other] = checks.ask("housing")
    filed = checks.file(other, "joint_unit", none_found=True)
    assert (filed["state"], filed["none_found"]) == ("filed", True)
    assert checks.get("/summary")["none_found"]["value"] == 1


def test_rows_are_put_right_and_taken_off_while_the_unit_works_on_its_list(checks, client, world):
    [check] = checks.ask()
    first = checks.found(check)["findings"][0]
    written = checks.found(check, "两处渗漏没有修")
    url = f"{URL}/{check['id']}/findings/{first['id']}"
    change = {"words": "付营子镇三口机井未装计量设施", "field_id": checks.field}
    assert client.patch(url, json=change, headers=world.unit.headers).status_code == 428
    stale = world.unit.headers | {"If-Match": '"1"'}
    assert client.patch(url, json=change, headers=stale).status_code == 412
    match = world.unit.headers | {"If-Match": f'"{written["version"]}"'}
    changed = client.patch(url, json=change, headers=match).json()
    assert changed["findings"][0]["words"] == change["words"]
    assert changed["findings"][0]["field"]["name"] == "地下水超采综合治理"

    off = checks.decide(check, changed["findings"][1], "withdraw", "unit")
    assert [row["verdict"] for row in off["findings"]] == ["waiting", "withdrawn"]
    assert off["counts"]["rows"] == 1
    checks.file(check)
    closed = checks.found(check, status=409)
    assert closed["type"] == "/problems/list-closed"


def test_a_report_returned_is_done_again_and_what_was_filed_is_only_withdrawn_with_a_reason(checks):
    check = checks.filed("机井台账缺失", "计量设施没有装齐")
    declined = checks.decide(check, check["findings"][0], "decline", reason="已经整改，不再列入")
    assert declined["counts"]["declined"] == 1
    back = checks.post(f"/{check['id']}/send-back", reason="只写了两条，请逐村自查")
    assert (back["state"], back["round"], back["due_on"]) == ("returned", 2, "2026-03-09")
    assert checks.get(f"/{check['id']}", "unit")["return_reason"] == "只写了两条，请逐村自查"

    second = back["findings"][1]
    refused = checks.decide(check, second, "withdraw", "unit", 422)
    assert refused["type"] == "/problems/reason-needed"
    checks.decide(check, back["findings"][0], "withdraw", "unit", 409, reason="已经审核过")
    checks.decide(check, second, "withdraw", "unit", reason="与上一条重复")
    checks.found(check, "虎什哈镇水费没有公示")
    again = checks.file(check)
    assert (again["state"], again["counts"]["rows"]) == ("filed", 2)
    assert again["counts"]["declined"] == 1
    assert checks.get(f"/{check['id']}/timeline")[0]["title"] == (
        "重新报送自查自纠报告：自查发现 2 个问题"
    )


def test_a_paper_goes_with_the_report_and_the_congress_opens_it_once_filed(checks, client, world):
    [check] = checks.ask()
    content, id_ = "专项工作报告".encode(), str(new_id())
    sent = client.post(
        "/api/v1/files",
        data={"id": id_, "sha256": hashlib.sha256(content).hexdigest()},
        files={"file": ("专项工作报告.txt", content)},
        headers=world.unit.headers,
    )
    assert sent.status_code in {200, 201}, sent.text
    checks.file(check, none_found=True, file_ids=[id_])

    seen = checks.get(f"/{check['id']}")
    assert [one["name"] for one in seen["files"]] == ["专项工作报告.txt"]
    assert client.get(f"/api/v1/files/{id_}", headers=world.staff.headers).status_code == 200
    for who in ("joint_unit", "other_staff"):
        answer = client.get(f"/api/v1/files/{id_}", headers=world.people[who].headers)
        assert answer.status_code == 404


def test_a_late_report_says_how_late_it_came(checks, clock):
    [check] = checks.ask()
    clock.now += timedelta(days=14)
    assert checks.get(light="overdue", count=True)["count"] == 1
    assert checks.get("/summary")["overdue"]["value"] == 1

    filed = checks.file(check, none_found=True)

    assert filed["late_days"] == 3
    assert checks.get(light="overdue", count=True)["count"] == 0


def test_staff_press_give_time_and_take_back_what_they_asked(checks):
    [check] = checks.ask()
    checks.post(f"/{check['id']}/press", note="请抓紧")
    given = checks.post(f"/{check['id']}/give-time", due_on="2026-03-20", note="同意延期")
    assert (given["pressed"], given["due_on"]) == (1, "2026-03-20")
    gone = checks.post(f"/{check['id']}/withdraw", reason="与上月重复")
    assert (gone["state"], gone["open_steps"]) == ("withdrawn", [])
    assert checks.get(count=True)["count"] == 0
    assert checks.get(state="withdrawn", count=True)["count"] == 1
    checks.get(f"/{check['id']}", "unit", 404)
