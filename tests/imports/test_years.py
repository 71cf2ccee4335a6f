"""A year's figures stay what they were when the rest goes on in the next; inventory 64, 131."""

import io

import openpyxl
import pytest

from backend.domain.kit.tables import new_id
from tests.imports.conftest import PROBLEMS, counts

URL = "/api/v1/problems"


@pytest.fixture
def year(client, world, desk):
    """The 89 problems of 滦平, what is not rectified carried over into the next year."""
    desk.bring_in(PROBLEMS)
    fields = {}
    for one in desk.get(f"{URL}/by-field", campaign_id=desk.campaign).json():
        fields[one["name"]] = [aspect["name"] for aspect in one["aspects"]]
    sent = {
        "id": str(new_id()),
        "title": "2027年联动监督",
        "code": "联动监督",
        "year": 2027,
        "fields": [{"id": str(new_id()), "name": name, "level": "city"} for name in fields],
    }
    who = world.staff.headers
    assert client.post("/api/v1/campaigns", json=sent, headers=who).status_code == 201
    ids = {"from_campaign_id": desk.campaign, "to_campaign_id": sent["id"], "which": "open"}
    plan = desk.get(f"{URL}/carry-overs/plan", **ids).json()
    spots = [
        {
            "field_id": one["field"]["id"],
            "aspect_id": one["aspect"] and one["aspect"]["id"],
            "to_field_id": one["to_field_id"],
        }
        for one in plan
    ]
    body = {"id": str(new_id()), **ids, "spots": spots}
    answer = client.post(f"{URL}/carry-overs", json=body, headers=who)
    assert answer.status_code == 201, answer.json()
    assert answer.json()["count"] == 40
    return desk, sent["id"]


def test_89_found_49_rectified_stays_after_40_were_carried_over(year):
    desk, later = year

    def said(campaign):
        found = desk.get(f"{URL}/summary", campaign_id=campaign).json()
        return {k: f if k == "rate" else f["value"] for k, f in found.items()}

    old, new = said(desk.campaign), said(later)
    assert (old["fields"], old["aspects"], old["problems"]) == (7, 28, 89)
    assert (old["rectified"], old["rate"]) == (49, "55.06")
    assert old["carried_over"] == 40
    assert (new["problems"], new["carried_in"], new["rectified"]) == (40, 40, 0)
    assert desk.get(URL, count=True).json()["count"] == 89


def test_the_old_list_goes_out_and_comes_in_unchanged_and_takes_no_change_of_what_left(year):
    desk, _ = year
    asked = {"campaign_id": desk.campaign}
    content = desk.get(f"{URL}/export.xlsx", **asked).content
    assert counts(desk.upload(content, "导出.xlsx")) == [0, 0, 89, 0]

    made = openpyxl.load_workbook(io.BytesIO(content))
    page = made.active
    left = next(r for r in range(4, 93) if page.cell(r, 10).value != "已完成")
    page.cell(left, 12).value = "在旧清单里改"
    out = io.BytesIO()
    made.save(out)
    refused = desk.upload(out.getvalue(), "改过.xlsx")
    assert counts(refused) == [0, 0, 88, 1]
