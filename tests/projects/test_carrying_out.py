"""From the start of a project to its rating and the end of its round: inventory 92 to 94, 98."""

import io

import openpyxl

from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import send_file
from tests.projects.conftest import code_of

DECIDED = {"decided_on": "2026-03-02", "document": "常委会会议纪要〔2026〕3号"}


def test_a_project_is_carried_out_in_time_told_of_and_accepted(projects):
    _, ids = projects.elected()
    one = ids[0]
    projects.day(6, 1)
    assert code_of(projects.reach(one, "finish", "2026-06-01", 409)) == "start-first"
    assert projects.reach(one, "start", "2026-06-01")["state"] == "started"
    assert code_of(projects.reach(one, "start", "2026-06-01", 409)) == "milestone-passed"
    photo = send_file(projects.client, projects.world.unit)
    told = {"told_on": "2026-06-01", "percent": 30, "spent": 900_000, "words": "管沟开挖"}
    shown = projects.post(f"/{one}/tell", 200, "unit", **told, file_ids=[photo])
    assert (shown["percent"], shown["spent"]) == (30, 900_000)
    assert [f["id"] for f in shown["progress"][0]["files"]] == [photo]
    over = {**told, "spent": 3_000_001}
    assert code_of(projects.post(f"/{one}/tell", 422, "unit", **over)) == "spent-too-much"
    projects.post(f"/{one}/tell", 404, "joint_unit", **told)

    projects.day(10, 31)
    projects.reach(one, "progress", "2026-08-01")
    shown = projects.reach(one, "finish", "2026-10-31")
    assert (shown["state"], shown["timing"], shown["percent"]) == ("finished", "in_time", 100)
    shown = projects.post(f"/{one}/send-back", reason="两栋楼没有接通")
    assert (shown["state"], shown["due_on"]) == ("started", "2026-10-31")
    projects.reach(one, "finish", "2026-10-31")
    assert projects.post(f"/{one}/accept", accepted_on="2026-10-31")["state"] == "accepted"


def test_what_is_late_says_why_and_is_on_the_desk(projects):
    _, ids = projects.elected()
    projects.day(6, 2)
    desk = projects.client.get("/api/v1/desk", headers=projects.world.unit.headers).json()
    mine = {row["id"]: row for row in desk["items"] if row["word"] == "projects"}
    assert mine[ids[0]]["kind"] == "carry_out"
    assert mine[ids[0]]["light"] == "overdue"
    late = projects.client.get("/api/v1/desk/late", headers=projects.world.leader.headers).json()
    [count] = [one for one in late["counts"] if one["word"] == "projects"]
    assert count["count"] == 2
    assert len(projects.get("", **count["filters"])["items"]) == 2

    refused = projects.reach(ids[0], "start", "2026-06-02", 422)
    assert code_of(refused) == "delay-reason-missing"
    stone = projects.stone(ids[0], "start")
    why = {"expected_on": "2026-06-05", "reason": "连续降雨"}
    projects.post(f"/{ids[0]}/milestones/{stone}/delay", 200, "unit", **why)
    [first, *_] = projects.reach(ids[0], "start", "2026-06-02")["milestones"]
    assert (first["delay_reason"], first["planned_on"]) == ("连续降雨", "2026-06-01")


def test_only_the_standing_committee_moves_the_last_day_the_money_or_the_end(projects):
    round_id, ids = projects.elected()
    one = ids[0]
    projects.day(6, 1)
    projects.reach(one, "start", "2026-06-01")
    assert code_of(projects.lay_out(one, 409, finish="2026-11-30")) == "finish-fixed"
    version = projects.get(f"/{one}")["version"]
    assert code_of(projects.patch(f"/{one}", version, 409, budget=9)) == "round-fixed"
    said = {"decided_on": "2026-06-01", "document": "常委会决定〔2026〕5号", "reason": "管线迁改"}
    empty = projects.post(f"/{one}/decide", 422, kind="change", **said)
    assert code_of(empty) == "reason-missing"
    shown = projects.post(
        f"/{one}/decide", kind="change", finish_on="2026-11-30", budget=3_500_000, **said
    )
    assert (shown["finish_on"], shown["budget"]) == ("2026-11-30", 3_500_000)
    [change] = shown["changes"]
    assert (change["finish_from"], change["budget_from"]) == ("2026-10-31", 3_000_000)

    ended = projects.post(f"/{ids[1]}/decide", kind="end", **said)
    assert (ended["state"], ended["timing"]) == ("ended", None)
    told = {"reported_on": "2026-06-01", "reported_words": "县第十五届人大第三次会议"}
    path = f"/{one}/changes/{change['id']}/report"
    projects.post(path, **told)
    assert code_of(projects.post(path, 409, **told)) == "already-reported"
    assert projects.get("", changed=True, round_id=round_id, count=True)["count"] == 2


def test_deputies_supervise_what_they_are_assigned(projects, client, world):
    _, ids = projects.elected()
    group = {"id": str(new_id()), "name": "民生实事第一督导组"}
    congress = str(world.congresses["luanping"].id)
    sent = {**group, "congress_id": congress}
    client.post("/api/v1/groups", json=sent, headers=world.staff.headers)
    deputy = str(world.deputies["deputy"].id)
    projects.post(f"/{ids[0]}/assign", group_ids=[group["id"]], deputy_ids=[deputy])
    other = str(world.deputies["other_deputy"].id)
    refused = projects.post(f"/{ids[0]}/assign", 422, deputy_ids=[other])
    assert code_of(refused) == "supervisor-elsewhere"

    assert [one["id"] for one in projects.get("", who="deputy", mine=True)["items"]] == [ids[0]]
    seen = {"visited_on": "2026-05-20", "words": "施工围挡没有设", "found_problem": True}
    [visit] = projects.post(f"/{ids[0]}/visit", 200, "deputy", **seen)["visits"]
    assert (visit["by_words"], visit["found_problem"]) == ("林见川", True)
    projects.post(f"/{ids[0]}/visit", 403, "second_deputy", **seen)
    projects.post(f"/{ids[1]}/visit", 403, "deputy", **seen)
    listed = projects.get("", group_id=group["id"])["items"]
    assert [one["id"] for one in listed] == [ids[0]]


def test_the_rating_is_kept_per_project_and_part_as_it_was_handed_in(projects):
    """Source: 镇海, 湖州: rated per project and per sub-item; the count is the ballots'."""
    round_id = projects.open()
    projects.post(f"/rounds/{round_id}/screen")
    ids = [projects.candidate(round_id, title) for title in ("供热管网", "幼儿园", "饮水")]
    version = projects.get(f"/{ids[0]}")["version"]
    parts = [{"name": "换热站"}, {"name": "支线管网", "target": "12公里"}]
    made = projects.patch(f"/{ids[0]}", version, parts=parts)["parts"]
    for step in ("review", "approve"):
        projects.post(f"/rounds/{round_id}/{step}", **DECIDED)
    projects.post(f"/rounds/{round_id}/publish")
    said = {"elected_on": "2026-03-02", "document": "公告"}
    projects.post(f"/rounds/{round_id}/elect", chosen_ids=ids[:2], **said)

    count = {"entitled": 200, "satisfied": 150, "basically_satisfied": 30, "dissatisfied": 5}
    whole = {"project_id": ids[0], **count, "verdict": "satisfied"}
    part = {**whole, "part_id": made[1]["id"], "verdict": "basically_satisfied"}
    path = f"/rounds/{round_id}/rate"
    sent = {"rated_on": "2026-03-02", "document": "公告"}
    too_many = {**whole, "satisfied": 190}
    assert code_of(projects.post(path, 422, results=[too_many], **sent)) == "counts-uneven"
    passed_over = {**whole, "project_id": ids[2]}
    assert code_of(projects.post(path, 422, results=[passed_over], **sent)) == "rating-unknown"
    projects.post(path, results=[whole, part], **sent)
    again = {**whole, "verdict": "dissatisfied"}
    projects.post(path, results=[again], **sent)

    ratings = projects.get(f"/{ids[0]}")["ratings"]
    assert [(one["part"] and one["part"]["name"], one["verdict"]) for one in ratings] == [
        (None, "dissatisfied"),
        ("支线管网", "basically_satisfied"),
    ]
    assert [one["id"] for one in projects.get("", verdict="dissatisfied")["items"]] == [ids[0]]
    assert code_of(projects.post(f"/rounds/{round_id}/close", 409)) == "projects-unfinished"


def test_the_public_page_tells_all_but_who_proposed(projects):
    round_id, ids = projects.elected()
    token = projects.token(round_id)
    projects.day(6, 1)
    projects.reach(ids[0], "start", "2026-06-01")
    photo = send_file(projects.client, projects.world.unit)
    told = {"told_on": "2026-06-01", "percent": 30, "spent": 900_000, "words": "管沟开挖"}
    [made] = projects.post(f"/{ids[0]}/tell", 200, "unit", **told, file_ids=[photo])["progress"]
    url = f"/api/v1/projects/at/{token}/photos/{photo}"
    assert projects.get(f"/at/{token}/{ids[0]}", who=None)["progress"] == []
    assert projects.client.get(url).status_code == 404
    projects.post(f"/{ids[0]}/progress/{made['id']}/show", shown=True)

    page = projects.get(f"/at/{token}/{ids[0]}", who=None)
    assert [one["words"] for one in page["progress"]] == ["管沟开挖"]
    assert projects.client.get(url).status_code == 200
    assert page["sources"] == [{"source": "resident", "count": 1}]
    assert [one["reached_on"] for one in page["milestones"]] == ["2026-06-01", None, None]
    assert "actor" not in str(page)
    assert len(projects.get(f"/at/{token}", who=None)["projects"]) == 3


def test_every_figure_opens_its_rows(projects):
    round_id, ids = projects.elected()
    projects.day(6, 2)
    projects.reach(ids[0], "start", "2026-06-01")
    [total, heating] = projects.get("/summary", round_id=round_id)
    assert (total["voted"]["value"], total["budget"]) == (2, 6_000_000)
    assert (total["started"]["value"], total["late"]["value"]) == (1, 1)
    for line in (total, heating):
        for name, figure in line.items():
            if isinstance(figure, dict):
                listed = projects.get("", limit=200, **figure["where"])["items"]
                assert len(listed) == figure["value"], name


def test_both_ledgers_are_written_as_workbooks(projects):
    _, ids = projects.elected()
    headers = projects.world.staff.headers
    for path, rows in (("/export.xlsx", 3), ("/proposals/export.xlsx", 3)):
        answer = projects.client.get(f"/api/v1/projects{path}", headers=headers)
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert sheet.max_row == rows + 4


def test_projects_are_found_by_words_and_number(projects):
    _, ids = projects.elected()
    for words in ("供热管网", "滦平民实〔2026〕1号"):
        url = f"/api/v1/search?q={words}&word=projects"
        found = projects.client.get(url, headers=projects.world.staff.headers).json()["groups"]
        assert [one["id"] for one in found[0]["items"]] == [ids[0]]
    other = projects.client.get(url, headers=projects.world.other_staff.headers).json()
    assert other["groups"] == []


def test_a_round_ends_when_all_is_accepted_and_every_change_reported(projects):
    round_id, ids = projects.elected()
    said = {"decided_on": "2026-05-20", "document": "常委会决定", "reason": "选址不成"}
    for one in ids[:2]:
        shown = projects.post(f"/{one}/decide", kind="end", **said)
        change = shown["changes"][0]["id"]
    count = {"entitled": 9, "satisfied": 9, "basically_satisfied": 0, "dissatisfied": 0}
    result = {"project_id": ids[0], **count, "verdict": "satisfied"}
    projects.post(
        f"/rounds/{round_id}/rate", rated_on="2026-05-20", results=[result], document="公告"
    )
    path = f"/rounds/{round_id}/close"
    assert code_of(projects.post(path, 409)) == "changes-unreported"
    told = {"reported_on": "2026-05-20", "reported_words": "第三次会议"}
    first = projects.get(f"/{ids[0]}")["changes"][0]["id"]
    projects.post(f"/{ids[0]}/changes/{first}/report", **told)
    projects.post(f"/{ids[1]}/changes/{change}/report", **told)
    assert projects.post(path)["state"] == "closed"
    steps = [one["step"] for one in projects.get(f"/rounds/{round_id}/timeline")]
    assert steps[:3] == ["close", "rate", "elect"]
