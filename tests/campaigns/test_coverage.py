"""Coverage points: inventory 68, 139, 140."""

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from backend.api.campaigns.coverage import rate
from backend.domain.features.campaigns.rules import in_china
from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import Campaign, code_of, send_file
from tests.imports.conftest import saved

HEADER = ["序号", "类别", "名称", "所在地", "经度", "纬度", "走访时间", "走访人", "情况"]
FENGNING = {"township": 22, "zone": 1, "village": 126, "enterprise": 34}
"""Source: inventory 68."""
WORDS = {"township": "乡镇", "zone": "开发区", "village": "行政村", "enterprise": "企业"}


def book(*rows):
    made = openpyxl.Workbook()
    for line in [["覆盖点位"], HEADER, *rows]:
        made.active.append(line)
    return saved(made)


def upload(client, world, campaign, content, status=201):
    answer = client.post(
        "/api/v1/imports",
        data={"id": str(new_id()), "kind": "coverage_points", "target_id": campaign.id},
        files={"file": ("点位.xlsx", content)},
        headers=world.staff.headers,
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def commit(client, world, made, status=200):
    url = f"/api/v1/imports/{made['id']}/commit"
    answer = client.post(url, headers=world.staff.headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def counts(campaign, who=None, **query):
    return {
        one["kind"] or "all": (one["points"]["value"], one["visited"]["value"])
        for one in campaign.get("coverage-points/summary", who, **query)
    }


def fengning():
    rows = []
    for kind, count in FENGNING.items():
        for number in range(1, count + 1):
            rows.append([len(rows) + 1, WORDS[kind], f"{WORDS[kind]}{number}", None, None, None])
    return rows


def test_fengnings_22_townships_1_zone_126_villages_and_34_enterprises_come_from_a_workbook(
    client, world, countys
):
    """Source: inventory 68."""
    made = upload(client, world, countys, book(*fengning()))
    assert (made["creates"], made["bads"], made["target"]["name"]) == (183, 0, "2026年联动监督")

    commit(client, world, made)

    assert counts(countys) == {
        "all": (183, 0),
        "township": (22, 0),
        "zone": (1, 0),
        "village": (126, 0),
        "enterprise": (34, 0),
    }
    again = upload(client, world, countys, book(*fengning()))
    assert (again["creates"], again["changes"], again["sames"]) == (0, 0, 183)


def test_a_visit_marks_a_point_with_who_when_photos_and_the_problems_found(client, world, countys):
    problem = {
        "id": str(new_id()),
        "campaign_id": countys.id,
        "field_id": countys.field,
        "words": "企业反映审批太慢",
    }
    client.post("/api/v1/problems", json=problem, headers=world.staff.headers)
    point = countys.point("宏达矿业", "enterprise", longitude=117.33, latitude=40.94)
    photo = send_file(client, world.staff)

    said = countys.step(
        f"coverage-points/{point['id']}/visit",
        visited_on="2026-03-01",
        visited_by="第三代表小组",
        note="现场问政",
        findings=[{"word": "problems", "id": problem["id"]}],
        file_ids=[photo],
    )

    assert (said["visited_on"], said["visits"]) == ("2026-03-01", 1)
    assert [f["code"] for f in said["findings"]] == ["滦平人问〔2026〕1号"]
    assert [f["state"] for f in said["findings"]] == ["found"]
    assert [f["id"] for f in said["files"]] == [photo]
    assert counts(countys)["enterprise"] == (1, 1)
    [spot] = countys.get("coverage-points/map", visited=True)
    assert (spot["name"], spot["longitude"]) == ("宏达矿业", 117.33)
    # A unit was not given the problem, so it reads the visit without it.
    seen = countys.get(f"coverage-points/{point['id']}", world.unit)
    assert (seen["findings"], seen["may_edit"]) == ([], False)


def test_every_figure_opens_the_rows_it_counts(countys):
    for name in ("甲村", "乙村", "丙村"):
        point = countys.point(name, "village")
    visit = {"visited_on": "2026-03-01", "visited_by": "专班"}
    countys.step(f"coverage-points/{point['id']}/visit", **visit)

    [total, village] = countys.get("coverage-points/summary")

    assert (total["rate"], village["rate"]) == ("33.33", "33.33")
    for figure in ("points", "visited", "open"):
        rows = countys.get("coverage-points", **village[figure]["where"])["items"]
        assert len(rows) == village[figure]["value"]


def test_the_city_counts_the_points_of_every_county_that_joined(client, world, citys):
    here = Campaign.joined(client, world.staff, citys)
    there = Campaign.joined(client, world.other_staff, citys)
    here.point("滦平镇")
    there.point("兴隆镇")

    assert counts(citys)["all"] == (2, 0)
    county = {"congress_id": str(world.congresses["xinglong"].id)}
    assert counts(citys, **county)["all"] == (1, 0)
    assert [p["congress"]["name"] for p in citys.get("coverage-points")["items"]] == [
        "兴隆县人大",
        "滦平县人大",
    ]
    # A county reads the city's shared campaign, and in it its own points alone.
    assert counts(citys, world.staff)["all"] == (1, 0)


def test_a_visit_by_mistake_is_taken_back_and_a_point_withdrawn_with_a_reason(countys):
    point = countys.point()
    url = f"coverage-points/{point['id']}"
    for day in ("2026-02-01", "2026-03-01"):
        countys.step(f"{url}/visit", visited_on=day, visited_by="专班")
    assert countys.step(f"{url}/unvisit", reason="记错了")["visited_on"] == "2026-02-01"
    said = countys.step(f"{url}/unvisit", reason="也记错了")
    assert (said["visited_on"], said["visits"]) == (None, 0)
    assert {v["withdrawn_reason"] for v in said["visited"]} == {"记错了", "也记错了"}
    assert code_of(countys.step(f"{url}/unvisit", 409, reason="没有了")) == "not-visited"

    countys.step(f"{url}/withdraw", reason="撤并")

    assert counts(countys)["all"] == (0, 0)
    answer = countys.step(f"{url}/visit", 409, visited_on="2026-03-01", visited_by="专班")
    assert code_of(answer) == "point-withdrawn"


def test_what_does_not_fit_is_refused_at_its_field(world, countys):
    point = countys.point()
    new = {"id": str(new_id()), "kind": "township"}
    for field, sent in (
        ("name", {"name": "滦平镇"}),
        ("longitude", {"name": "甲", "longitude": 40.9, "latitude": 117.3}),
        ("longitude", {"name": "甲", "longitude": 117.3}),
        ("division_id", {"name": "甲", "division_id": str(world.divisions["xinglong_town"].id)}),
    ):
        answer = countys.post("coverage-points", 422, **new, **sent)
        assert answer["issues"][0]["path"] == f"body.{field}"
    visit = {"visited_by": "专班", "visited_on": "2026-12-01"}
    answer = countys.step(f"coverage-points/{point['id']}/visit", 422, **visit)
    assert answer["issues"][0]["path"] == "body.visited_on"
    unknown = {"findings": [{"word": "problems", "id": str(new_id())}]}
    visit = {"visited_by": "专班", "visited_on": "2026-03-01", **unknown}
    answer = countys.step(f"coverage-points/{point['id']}/visit", 422, **visit)
    assert answer["issues"][0]["path"] == "body.findings"
    changed = countys.change(f"coverage-points/{point['id']}", 1, name="滦平镇（街道）")
    assert (changed["name"], changed["version"]) == ("滦平镇（街道）", 2)


def test_a_workbook_brings_visits_and_leaves_nothing_guessed(client, world, countys):
    rows = [
        [1, "村", "大屯村", "大屯镇", 117.2, 40.9, "2026年2月20日", "第一小组", "查了台账"],
        [2, "庄子", "小屯", None, None, None, None, None, None],
        [3, "村", "大屯村", None, None, None, None, None, None],
        [4, "企业", "宏达", None, None, None, "去年", None, None],
        [5, "企业", "兴业", None, None, None, None, "第二小组", None],
    ]
    made = upload(client, world, countys, book(*rows))
    assert (made["creates"], made["bads"]) == (1, 4)
    url = f"/api/v1/imports/{made['id']}/rows"
    said = client.get(url, headers=world.staff.headers).json()["items"]
    faults = {row["line"]: [cell["key"] for cell in row["cells"] if cell["fault"]] for row in said}
    assert faults == {3: [], 4: ["kind"], 5: ["name"], 6: ["visited_on"], 7: ["visited_on"]}
    assert code_of(commit(client, world, made, 409)) == "rows-bad"

    commit(client, world, upload(client, world, countys, book(rows[0])))
    [row] = countys.get("coverage-points")["items"]
    assert (row["name"], row["place"], row["visited_on"]) == ("大屯村", "大屯镇", "2026-02-20")
    later = [[1, "村", "大屯村", "大屯镇", 117.2, 40.9, "2026-03-01", "第二小组", "又去了"]]
    changed = upload(client, world, countys, book(*later))
    assert (changed["changes"], changed["changed_cells"]) == (1, 3)
    commit(client, world, changed)
    said = countys.get(f"coverage-points/{row['id']}")
    assert [v["visited_by"] for v in said["visited"]] == ["第二小组", "第一小组"]
    assert (said["visits"], said["visited_on"]) == (2, "2026-03-01")


def test_the_points_go_out_and_come_in_again_unchanged(client, world, countys):
    point = countys.point("大屯村", "village", place_words="大屯镇", longitude=117.2, latitude=40.9)
    visit = {"visited_on": "2026-03-01", "visited_by": "专班", "note": "好"}
    countys.step(f"coverage-points/{point['id']}/visit", **visit)
    countys.point("滦平镇")
    url = f"{countys.url}/coverage-points/export.xlsx"
    out = client.get(url, headers=world.staff.headers)
    assert out.status_code == 200
    cells = [
        [cell for cell in row if cell is not None]
        for row in openpyxl.load_workbook(io.BytesIO(out.content)).active.values
    ]
    assert any("2个，已走访1个" in row for row in cells)

    again = upload(client, world, countys, out.content)

    assert (again["creates"], again["changes"], again["sames"], again["bads"]) == (0, 0, 2, 0)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_rate_is_between_nothing_and_all(a, b):
    part, whole = sorted((a, b))
    said = rate(part, whole)
    if whole == 0:
        assert said is None
    else:
        assert abs(float(said) - 100 * part / whole) <= 0.005
        assert 0 <= float(said) <= 100


@given(st.none() | st.floats(-180, 180), st.none() | st.floats(-180, 180))
def test_a_place_needs_both_degrees_and_lies_in_the_country(longitude, latitude):
    if in_china(longitude, latitude):
        assert (longitude is None) == (latitude is None)
        if longitude is not None:
            assert 73 <= longitude <= 136
            assert 3 <= latitude <= 54
