"""Plans, stages and steps: inventory 60, 62, 67, 73, 142."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.campaigns.rules import StageDays, StageState, current, state_of
from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import Campaign, code_of, send_file


def plan(campaign, **more):
    sent = {"id": str(new_id()), "title": "“5+2”联动监督总方案", **more}
    return campaign.post("plans", **sent)


def test_a_plan_of_the_whole_and_one_a_field_are_approved(client, world, countys):
    """Source: inventory 67: master plan and sub-plans (双滦, 兴隆)."""
    part = plan(countys, title="营商环境专项方案", field_id=countys.field)
    file_id = send_file(client, world.staff)
    whole = plan(countys, file_ids=[file_id])
    assert (whole["state"], whole["field"], whole["open_steps"]) == (
        "draft",
        None,
        ["approve", "withdraw"],
    )

    said = countys.step(
        f"plans/{whole['id']}/approve", approved_by="县委常委会", approved_on="2026-02-27"
    )

    assert (said["state"], said["approved_by"]) == ("approved", "县委常委会")
    listed = countys.get("plans")
    assert [p["id"] for p in listed] == [whole["id"], part["id"]]
    assert listed[1]["field"]["name"] == "优化营商环境"
    assert [f["id"] for f in listed[0]["files"]] == [file_id]
    # Who sees the campaign sees its papers, and nobody else.
    url = f"/api/v1/files/{file_id}"
    assert client.get(url, headers=world.unit.headers).status_code == 200
    assert client.get(url, headers=world.other_staff.headers).status_code == 404


def test_an_approved_plan_is_not_changed_but_withdrawn_with_a_reason(countys):
    made = plan(countys)
    changed = countys.change(f"plans/{made['id']}", 1, title="改名的总方案")
    assert changed["title"] == "改名的总方案"
    ahead = {"approved_by": "县委常委会", "approved_on": "2026-12-01"}
    answer = countys.step(f"plans/{made['id']}/approve", 422, **ahead)
    assert answer["issues"][0]["path"] == "body.approved_on"
    approved = {"approved_by": "县委常委会", "approved_on": "2026-03-01"}
    countys.step(f"plans/{made['id']}/approve", **approved)

    assert code_of(countys.change(f"plans/{made['id']}", 3, 409, title="再改")) == "plan-settled"
    said = countys.step(f"plans/{made['id']}/withdraw", reason="另有新方案")

    assert (said["state"], said["withdrawn_reason"], said["open_steps"]) == (
        "withdrawn",
        "另有新方案",
        [],
    )


def test_every_campaign_has_the_five_stages_with_planned_and_actual_days(countys):
    """Source: inventory 62, 73: find, ledger; rectify, review, look back."""
    stages = countys.get("stages")
    assert [s["kind"] for s in stages] == ["finding", "ledger", "rectify", "review", "look_back"]
    assert {s["state"] for s in stages} == {"waiting"}

    said = countys.change(
        "stages/finding",
        0,
        planned_from="2026-01-05",
        planned_to="2026-02-27",
        started_on="2026-01-06",
    )
    assert (said["state"], said["light"]) == ("running", "overdue")
    said = countys.change("stages/finding", said["version"], ended_on="2026-03-01")
    assert (said["state"], said["light"]) == ("done", "done")

    assert countys.change("stages/finding", 0, 412, note="再改")["status"] == 412
    for field, sent in (
        ("ended_on", {"ended_on": "2026-01-01"}),
        ("ended_on", {"ended_on": "2026-12-01"}),
        ("planned_to", {"planned_to": "2025-12-31"}),
        ("started_on", {"started_on": "2026-12-01", "ended_on": None}),
    ):
        answer = countys.change("stages/finding", said["version"], 422, **sent)
        assert answer["issues"][0]["path"] == f"body.{field}"


def test_the_city_sees_every_countys_stages_and_a_county_the_citys_beside_its_own(
    client, world, citys
):
    here = Campaign.joined(client, world.staff, citys)
    there = Campaign.joined(client, world.other_staff, citys)
    citys.change("stages/finding", 0, started_on="2026-02-01")
    here.change("stages/finding", 0, started_on="2026-02-02", ended_on="2026-02-20")
    here.change("stages/ledger", 0, started_on="2026-02-21")

    rows = citys.get("progress")
    assert [(r["congress"]["name"], r["now"]) for r in rows] == [
        ("承德市人大", 0),
        ("兴隆县人大", 0),
        ("滦平县人大", 1),
    ]
    mine = here.get("progress")
    assert [(r["congress"]["name"], r["parent"], r["own"]) for r in mine] == [
        ("承德市人大", True, False),
        ("滦平县人大", False, True),
    ]
    # The other county is in none of what this one reads.
    seen = citys.get("progress", world.staff)
    assert there.id not in {r["campaign"]["id"] for r in seen}


def test_the_eight_steps_of_chengde_county_ship_as_a_template_that_is_edited_and_taken(countys):
    """Source: inventory 62: 听取汇报 … 全面评议."""
    eight, five = countys.get("step-templates")
    assert [s["name"] for s in eight["steps"]] == [
        "听取汇报",
        "查阅资料",
        "实地检查",
        "征集意见",
        "核实情况",
        "审议报告",
        "督促整改",
        "全面评议",
    ]
    assert [s["stage"] for s in five["steps"]] == [
        "finding",
        "ledger",
        "rectify",
        "review",
        "look_back",
    ]
    wanted = [{**s, "in_charge": "代表工委"} for s in eight["steps"] if s["name"] != "查阅资料"]

    made = countys.post("steps/choose", template=eight["name"], steps=wanted)

    assert [s["name"] for s in made] == [s["name"] for s in wanted]
    again = countys.post("steps/choose", 409, template="五个阶段", steps=five["steps"])
    assert code_of(again) == "steps-chosen"


def test_a_county_may_take_the_citys_steps(client, world, citys):
    citys.post("steps", id=str(new_id()), stage="finding", name="动员部署")
    here = Campaign.joined(client, world.staff, citys)

    names = [(t["key"], t["name"]) for t in here.get("step-templates")]

    assert names[2:] == [(citys.id, "承德市人大 2026年联动监督")]


def test_a_step_is_shown_done_reopened_and_left_out(client, world, countys):
    made = countys.post(
        "steps", id=str(new_id()), stage="finding", name="实地检查", planned_on="2026-02-20"
    )
    assert (made["light"], made["open_steps"]) == ("overdue", ["done", "drop"])
    url = f"steps/{made['id']}"
    file_id = send_file(client, world.staff)

    shown = countys.step(f"{url}/show", words="已检查 12 处", file_ids=[file_id])
    assert (shown["state"], shown["evidence"]) == ("open", "已检查 12 处")
    done = countys.step(f"{url}/show", words="全部检查完", done_on="2026-03-01")
    assert (done["state"], done["done_on"]) == ("done", "2026-03-01")
    assert done["evidence"] == "已检查 12 处\n全部检查完"
    assert [f["id"] for f in done["files"]] == [file_id]
    assert code_of(countys.change(url, done["version"], 409, name="改")) == "step-settled"
    assert countys.step(f"{url}/reopen", reason="还有遗漏")["done_on"] is None
    changed = countys.change(url, 4, name="实地检查、暗访")
    assert changed["name"] == "实地检查、暗访"
    dropped = countys.step(f"{url}/drop", reason="与市里合并进行")
    assert (dropped["state"], dropped["open_steps"]) == ("dropped", ["reopen"])
    assert code_of(countys.step(f"{url}/drop", 409, reason="再去掉")) == "step-not-open"


def test_a_closed_campaign_stays_as_it_is(client, world, countys):
    version = client.get(countys.url, headers=world.staff.headers).json()["version"]
    countys.change("", version, closed=True)

    for path, sent in (
        ("plans", {"id": str(new_id()), "title": "总方案"}),
        ("bodies", {"id": str(new_id()), "kind": "office", "name": "办公室"}),
        ("steps", {"id": str(new_id()), "stage": "finding", "name": "听取汇报"}),
        ("coverage-points", {"id": str(new_id()), "kind": "village", "name": "大屯村"}),
    ):
        assert code_of(countys.post(path, 409, **sent)) == "campaign-closed"


@given(st.lists(st.sampled_from(StageState), min_size=5, max_size=5))
def test_a_campaign_stands_in_one_of_its_stages_or_past_the_last(states):
    at = current(states)

    assert 0 <= at <= 5
    if at == 5:
        assert set(states) == {StageState.done}
    else:
        assert states[at] is not StageState.done


def test_a_stage_without_days_waits():
    assert state_of(StageDays()) is StageState.waiting
    assert state_of(StageDays(started_on=date(2026, 3, 1))) is StageState.running
