"""Proposals come from a workbook: previewed, faults at their cells, nothing half done."""

import openpyxl

from backend.domain.features.projects.rules import FIELD_WORDS, ProjectField
from backend.domain.kit.tables import new_id
from tests.imports.conftest import saved

HEADER = ["序号", "建议项目", "具体内容", "领域", "来源", "地点", "受益人数", "估算（万元）"]
ROAD = [
    1,
    "修村口的路",
    "村口到学校的路坑坑洼洼。",
    FIELD_WORDS[ProjectField.roads],
    "群众",
    "大屯镇",
    "210余",
    12.5,
]
HALL = [
    2,
    "建老年食堂",
    "小区老人多，吃饭不方便。",
    FIELD_WORDS[ProjectField.elderly],
    "人大代表",
    "",
    300,
    None,
]


def book(*rows):
    made = openpyxl.Workbook()
    for line in [["征集的建议"], HEADER, *rows]:
        made.active.append(line)
    return saved(made)


def upload(projects, round_id, content, status=201, who="staff"):
    answer = projects.client.post(
        "/api/v1/imports",
        data={"id": str(new_id()), "kind": "proposals", "target_id": round_id},
        files={"file": ("建议.xlsx", content)},
        headers=projects.world.people[who].headers,
    )
    assert answer.status_code == status, answer.text
    return answer.json()


def commit(projects, made, status=200):
    headers = projects.world.staff.headers
    answer = projects.client.post(f"/api/v1/imports/{made['id']}/commit", headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def outcomes(made):
    return made["creates"], made["changes"], made["sames"], made["bads"]


def test_proposals_come_from_a_workbook_and_the_same_file_twice_changes_nothing(projects):
    round_id = projects.open()
    made = upload(projects, round_id, book(ROAD, HALL))
    assert outcomes(made) == (2, 0, 0, 0)
    assert projects.get("/proposals", round_id=round_id)["items"] == []

    commit(projects, made)

    hall, road = sorted(
        projects.get("/proposals", round_id=round_id)["items"], key=lambda one: -one["number"]
    )
    assert (road["beneficiaries"], road["beneficiaries_least"], road["cost"]) == (
        210,
        True,
        125_000,
    )
    assert (road["source"], hall["source"], hall["field"]) == ("resident", "deputy", "elderly")
    assert outcomes(upload(projects, round_id, book(ROAD, HALL))) == (0, 0, 2, 0)


def test_a_changed_cell_changes_that_proposal_alone(projects):
    round_id = projects.open()
    commit(projects, upload(projects, round_id, book(ROAD, HALL)))
    made = upload(projects, round_id, book([*ROAD[:7], 20], HALL))
    assert outcomes(made) == (0, 1, 1, 0)
    commit(projects, made)
    costs = {one["title"]: one["cost"] for one in projects.get("/proposals")["items"]}
    assert costs == {"修村口的路": 200_000, "建老年食堂": None}


def test_a_fault_stands_at_its_cell_and_nothing_is_half_imported(projects):
    round_id = projects.open()
    bad = [3, "修", "修", "没有这个领域", "外星人", None, "很多", "不知道"]
    made = upload(projects, round_id, book(ROAD, bad, ROAD))
    assert outcomes(made) == (1, 0, 0, 2)
    url = f"/api/v1/imports/{made['id']}/rows"
    rows = projects.client.get(url, headers=projects.world.staff.headers).json()["items"]
    faults = [{cell["key"] for cell in row["cells"] if cell.get("fault")} for row in rows]
    assert faults == [
        set(),
        {"title", "words", "field", "source", "beneficiaries", "cost"},
        {"title"},
    ]
    commit(projects, made, 409)
    assert projects.get("/proposals", round_id=round_id)["items"] == []


def test_what_was_merged_or_nominated_is_changed_by_no_workbook(projects):
    round_id = projects.open()
    commit(projects, upload(projects, round_id, book(ROAD, HALL)))
    one, other = projects.get("/proposals", round_id=round_id)["items"]
    projects.post(f"/proposals/{one['id']}/merge", into_id=other["id"])
    assert outcomes(upload(projects, round_id, book(ROAD, HALL))) == (0, 0, 2, 0)
    other_words = "换了一种说法，还是那件事。"
    changed = [[*row[:2], other_words, *row[3:]] for row in (ROAD, HALL)]
    assert outcomes(upload(projects, round_id, book(*changed))) == (0, 1, 0, 1)


def test_a_workbook_goes_into_a_round_of_ones_own_that_is_collected_or_screened(projects):
    round_id = projects.open()
    unseen = upload(projects, round_id, book(ROAD), 404, "other_staff")
    assert unseen["type"].endswith("not-found")
    not_theirs = upload(projects, round_id, book(ROAD), 403, "city_staff")
    assert not_theirs["type"].endswith("only-to-read")
    assert projects.get("/proposals", round_id=round_id)["items"] == []


def test_nothing_is_brought_into_a_round_whose_candidates_are_published(projects):
    round_id, _ = projects.published()
    assert upload(projects, round_id, book(ROAD), 409)["type"].endswith("not-screening")
