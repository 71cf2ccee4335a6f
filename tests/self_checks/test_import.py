"""A unit's list out of a workbook, through the imports engine with its preview (inventory 69)."""

import io

import openpyxl

from backend.domain.kit.tables import new_id

URL = "/api/v1/imports"
HEADER = [
    "序号",
    "领域",
    "自查发现的问题",
    "地点",
    "发现时间",
    "整改措施",
    "整改时限",
    "是否已整改",
]


def book(*rows):
    made = openpyxl.Workbook()
    made.active.append(["自查问题清单"])
    made.active.append(HEADER)
    for row in rows:
        made.active.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def upload(client, someone, check, content):
    return client.post(
        URL,
        data={"id": str(new_id()), "kind": "self_checks", "target_id": check["id"]},
        files={"file": ("自查清单.xlsx", content)},
        headers=someone.headers,
    )


GOOD = (
    1,
    "地下水超采综合治理",
    "三口机井没有封填",
    "付营子镇",
    "2026.2.27",
    "封填",
    "2026年4月30日",
    "否",
)


def test_rows_are_shown_before_they_are_brought_in_and_come_in_as_one(checks, client, world):
    [check] = checks.ask()
    checks.found(check, "两处渗漏没有修")
    content = book(GOOD, (2, "", "两处渗漏，没有修", "", "", "", "", "已整改"))
    staged = upload(client, world.unit, check, content)
    assert staged.status_code == 201, staged.text
    said = staged.json()
    assert (said["creates"], said["sames"], said["bads"]) == (1, 1, 0)
    assert len(checks.get(f"/{check['id']}", "unit")["findings"]) == 1

    done = client.post(f"{URL}/{said['id']}/commit", json={}, headers=world.unit.headers)

    assert done.status_code == 200, done.text
    row = checks.get(f"/{check['id']}", "unit")["findings"][1]
    assert (row["words"], row["place_words"], row["due_on"], row["corrected"]) == (
        "三口机井没有封填",
        "付营子镇",
        "2026-04-30",
        False,
    )
    assert row["field"]["name"] == "地下水超采综合治理"


def test_what_cannot_be_understood_is_said_at_its_cell_and_nothing_comes_in(checks, client, world):
    [check] = checks.ask()
    content = book(
        (2, "", "管网漏损", "", "四月底", "", "", "也许"),
        (3, "", "", "付营子镇", "", "", "", ""),
        (4, "", "管网漏损", "", "", "", "", ""),
        (5, "没有这个领域", "三口机井没有封填", "", "", "", "", ""),
    )
    said = upload(client, world.unit, check, content).json()

    assert (said["bads"], said["bad_cells"]) == (4, 5)
    refused = client.post(f"{URL}/{said['id']}/commit", json={}, headers=world.unit.headers)
    assert refused.json()["type"] == "/problems/rows-bad"


def test_only_the_unit_itself_brings_rows_in_and_sees_its_workbook(checks, client, world):
    [check] = checks.ask()
    staged = upload(client, world.unit, check, book(GOOD)).json()
    for who in ("staff", "joint_unit", "other_unit", "other_staff"):
        headers = world.people[who].headers
        assert client.get(f"{URL}/{staged['id']}", headers=headers).status_code == 404
        assert client.get(URL, headers=headers).json()["items"] == []
        assert upload(client, world.people[who], check, book(GOOD)).status_code in {403, 404}
    campaign = {"id": str(new_id()), "kind": "problems", "target_id": checks.list.campaign}
    files = {"file": ("清单.xlsx", book(GOOD))}
    answer = client.post(URL, data=campaign, files=files, headers=world.unit.headers)
    assert answer.status_code == 403


def test_once_it_is_filed_no_rows_come_in(checks, client, world):
    [check] = checks.ask()
    staged = upload(client, world.unit, check, book(GOOD)).json()
    checks.file(check, none_found=True)

    answer = client.post(f"{URL}/{staged['id']}/commit", json={}, headers=world.unit.headers)

    assert answer.json()["type"] == "/problems/list-closed"
    assert upload(client, world.unit, check, book(GOOD)).status_code == 409
