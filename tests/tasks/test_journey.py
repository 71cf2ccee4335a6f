"""The life of a task: who does what, who is told, and what is not open to whom."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.notices.tables import Notice
from backend.jobs import reminding


def kinds(database, someone):
    with database.reading() as session:
        own = select(Notice.kind).where(Notice.account_id == someone.account.id)
        return sorted(session.exec(own))


def assigned(database, task):
    with database.reading() as session:
        rows = session.exec(select(Assignment)).all()
        return sorted((a.role.value, a.state.value) for a in rows if str(a.about_id) == task["id"])


def test_a_task_goes_from_the_plan_to_its_confirmation(plans, world, database):
    task = plans.task(plans.plan())
    assert (task["state"], task["number"], task["code"]) == ("planned", 1, "滦平人任〔2026〕1号")
    assert task["document"] == "《关于加强和改进人大工作的实施意见》（滦办发〔2026〕5号）"
    assert plans.get(f"/{task['id']}", world.unit)["open_steps"] == [
        "start",
        "progress",
        "report-done",
    ]

    plans.step(world.unit, task, "start", handler="孟知行")
    plans.step(world.unit, task, "progress", words="完成现场踏勘")
    plans.step(world.staff, task, "press", note="请月底前报结果")
    done = plans.step(world.unit, task, "report-done", words="划定方案已批复")
    assert (done["state"], done["light"], done["holder"]["name"]) == (
        "reported_done",
        "done",
        "滦平县人大",
    )

    again = plans.step(world.staff, task, "send-back", reason="缺批复文件")
    assert (again["state"], again["sent_back"], again["due_on"]) == ("under_way", 1, "2026-04-30")
    plans.step(world.unit, task, "report-done", words="补齐批复文件")
    ended = plans.step(world.leader, task, "confirm", note="情况属实")

    assert (ended["state"], ended["pressed"]) == ("confirmed", 1)
    assert [entry["step"] for entry in plans.get(f"/{task['id']}/timeline")] == [
        "confirm",
        "report-done",
        "send-back",
        "report-done",
        "press",
        "progress",
        "start",
        "register",
    ]
    assert kinds(database, world.unit) == [
        "task-confirmed",
        "task-given",
        "task-pressed",
        "task-sent-back",
    ]
    assert kinds(database, world.staff) == ["task-reported", "task-reported"]


def test_what_was_confirmed_can_be_opened_again_and_what_falls_away_is_withdrawn(
    plans, world, database
):
    task = plans.task(plans.plan())
    plans.step(world.unit, task, "report-done", words="办完了")
    plans.step(world.staff, task, "confirm")
    opened = plans.step(world.staff, task, "reopen", reason="有反弹", due_on="2026-06-30")
    assert (opened["state"], opened["due_on"]) == ("under_way", "2026-06-30")

    gone = plans.step(world.staff, task, "withdraw", reason="上级文件已经废止")

    assert (gone["state"], gone["withdrawn_reason"]) == ("withdrawn", "上级文件已经废止")
    assert gone["open_steps"] == []
    assert assigned(database, task)[-1] == ("lead", "withdrawn")
    plans.step(world.staff, task, "press", status=409, note="再催一次")


def test_what_is_kept_up_for_long_is_never_late_and_never_done(plans, world, clock):
    task = plans.task(plans.plan(), long_term=True, due_on=None)
    clock.now = datetime(2026, 12, 31, 1, tzinfo=UTC)
    told = plans.step(world.unit, task, "progress", words="每季度检查一次")

    assert (told["state"], told["light"], told["due_on"]) == ("under_way", "on_time", None)
    assert "report-done" not in plans.get(f"/{task['id']}", world.unit)["open_steps"]
    plans.step(world.unit, task, "report-done", status=403, words="办完了")
    figures = plans.get("/summary")
    assert figures["overdue"]["value"] == 0
    assert (figures["long_term"]["value"], figures["long_term_told"]["value"]) == (1, 1)
    assert (figures["dated"]["value"], figures["rate"]) == (0, None)


def test_a_joint_owner_tells_its_part_and_does_not_close_the_task(plans, world, database):
    owners = [{"unit_id": str(world.units[name].id)} for name in ("water", "housing")]
    task = plans.task(plans.plan(), owners=owners)
    assert [one["name"] for one in task["joint"]] == ["滦平县住房和城乡建设局"]

    part = plans.step(world.joint_unit, task, "progress", words="图纸已提供")

    assert part["progress"] == "滦平县住房和城乡建设局：图纸已提供"
    plans.step(world.joint_unit, task, "report-done", status=403, words="我们办完了")
    assert assigned(database, task) == [("joint", "accepted"), ("lead", "given")]


def test_staff_answer_for_whom_they_know_by_name_alone(plans, world):
    task = plans.task(plans.plan(), owners=[{"name": "营商环境工作专班"}])
    assert task["owner"] == {"id": None, "name": "营商环境工作专班"}
    assert task["holder"]["kind"] == "congress"
    assert task["owners"][0]["kind"] == "task_force"

    done = plans.step(world.staff, task, "report-done", words="专班报来总结")
    plans.get(f"/{task['id']}", world.unit, status=404)
    plans.step(world.leader, done, "report-done", status=403, words="领导不代报")
    assert plans.step(world.staff, task, "confirm")["state"] == "confirmed"


@pytest.mark.parametrize("who", ["other_staff", "other_leader", "other_unit", "other_deputy"])
def test_nobody_of_another_county_sees_a_task(plans, world, who):
    task = plans.task(plans.plan())

    someone = world.people[who]
    status = 403 if who == "other_deputy" else 404
    plans.get(f"/{task['id']}", someone, status=status)
    if status == 404:
        assert plans.get("", someone)["items"] == []


def test_the_city_sees_every_county_and_changes_none(plans, world):
    task = plans.task(plans.plan())

    assert plans.get(f"/{task['id']}", world.city_staff)["open_steps"] == []
    plans.change(task, world.city_staff, status=422, aspect="改一改")
    plans.step(world.city_staff, task, "press", status=403, note="催一催")


def test_a_county_sees_what_its_city_shares_or_asks_of_it(plans, world):
    hidden = plans.plan(world.city_staff, title="市委内部方案")
    open_ = plans.plan(world.city_staff, title="市委公开方案", shared=True)
    owner = [{"name": "市委组织部"}]
    secret = plans.task(hidden, world.city_staff, owners=owner)
    seen = plans.task(open_, world.city_staff, owners=owner)

    plans.get(f"/{secret['id']}", status=404)
    plans.get(f"/plans/{hidden['id']}", status=404)
    assert plans.get(f"/{seen['id']}")["open_steps"] == []
    unit = str(world.units["water"].id)
    asked = plans.task(hidden, world.city_staff, owners=[{"unit_id": unit}])
    assert plans.get(f"/{asked['id']}")["plan"]["name"] == "市委内部方案"
    assert plans.get("", world.other_staff)["items"] == []
    listed = plans.get("", world.other_staff, plan_id=open_["id"])["items"]
    assert [one["id"] for one in listed] == [seen["id"]]
    assert plans.get("/summary", world.other_staff)["tasks"]["value"] == 0


def test_other_owners_take_over_and_the_old_ones_see_it_no_more(plans, world, database):
    task = plans.task(plans.plan())
    housing = [{"unit_id": str(world.units["housing"].id)}]

    changed = plans.change(task, owners=housing, due_on="2026-05-31")

    assert changed["owner"]["name"] == "滦平县住房和城乡建设局"
    assert assigned(database, task) == [("lead", "given"), ("lead", "withdrawn")]
    plans.get(f"/{task['id']}", world.unit, status=404)
    assert plans.get(f"/{task['id']}", world.joint_unit)["due_on"] == "2026-05-31"


def test_a_task_cannot_be_dated_and_for_long_at_once(plans):
    plan = plans.plan()
    refused = plans.task(plan, status=422, long_term=True)
    assert refused["issues"][0]["path"] == "body.due_on"

    task = plans.task(plan)
    kept_up = plans.change(task, long_term=True)
    assert (kept_up["long_term"], kept_up["due_on"]) == (True, None)


def test_two_tasks_of_a_plan_do_not_share_a_number(plans):
    plan = plans.plan()
    plans.task(plan, number=12)

    refused = plans.task(plan, number=12, status=422)

    assert refused["issues"][0]["path"] == "body.number"
    assert plans.task(plan)["number"] == 13


def test_a_plan_is_withdrawn_with_what_of_it_is_open(plans, world):
    plan = plans.plan()
    task = plans.task(plan)
    plans.post(f"/plans/{plan['id']}/withdraw", world.staff, 200, reason="文件废止")

    assert plans.get(f"/{task['id']}")["state"] == "withdrawn"
    assert plans.get("/plans")["items"] == []
    assert plans.get("/plans", withdrawn=True)["items"][0]["id"] == plan["id"]
    plans.task(plan, status=409)


def test_a_plan_title_is_taken_once_a_year(plans):
    plans.plan()
    assert plans.plan(status=422)["issues"][0]["path"] == "body.title"


def test_owners_hear_of_a_day_that_nears_once_and_of_a_late_one_every_week(
    plans, world, database, clock
):
    plans.task(plans.plan(), due_on="2026-03-20")
    plans.task(plans.plan(title="长期"), long_term=True, due_on=None)
    told = []
    for day in (5, 6, 9, 18, 21, 22, 28):
        now = datetime(2026, 3, day, 1, tzinfo=UTC)
        told.append(reminding.run(database, now=now))

    # Ten and three working days before, one day and eight days after: to the unit, then the leader.
    assert told == [0, 1, 0, 1, 2, 0, 2]


def test_what_waits_is_on_the_desk_of_who_must_act(plans, world, client):
    task = plans.task(plans.plan())

    def desk(someone):
        items = client.get("/api/v1/desk", headers=someone.headers).json()["items"]
        return [(one["word"], one["kind"], one["code"]) for one in items]

    assert desk(world.unit) == [("tasks", "accept", "滦平人任〔2026〕1号")]
    plans.step(world.unit, task, "start")
    assert desk(world.unit) == [("tasks", "carry_out", "滦平人任〔2026〕1号")]
    plans.step(world.unit, task, "report-done", words="办完了")
    assert desk(world.unit) == []
    assert desk(world.staff) == [("tasks", "check", "滦平人任〔2026〕1号")]


def test_supervision_tasks_name_the_tasks_of_plans(plans, world, client):
    plans.task(plans.plan())
    plans.task(plans.plan(title="长期"), long_term=True, due_on=None)

    url = "/api/v1/supervision-tasks?word=tasks"
    items = client.get(url, headers=world.unit.headers).json()["items"]

    assert [one["matter"]["code"] for one in items] == ["滦平人任〔2026〕1号"] * 2
    assert [one["due_on"] for one in items] == ["2026-04-30", None]
    assert [one["days_left"] for one in items] == [59, None]


def test_a_task_is_found_by_its_words_and_its_number(plans, world, client):
    task = plans.task(plans.plan())
    for asked in ("饮用水水源地", "滦平人任〔2026〕1号"):
        found = client.get("/api/v1/search", params={"q": asked}, headers=world.staff.headers)
        groups = {group["word"]: group["items"] for group in found.json()["groups"]}
        assert [one["id"] for one in groups["tasks"]] == [task["id"]], asked


def test_a_campaign_may_have_its_list_of_tasks(plans, world, client):
    sent = {
        "id": plans.plan(title="别的")["id"],
        "title": "2026年联动监督",
        "code": "5+2",
        "year": 2026,
        "fields": [],
    }
    made = client.post("/api/v1/campaigns", json=sent, headers=world.staff.headers)
    assert made.status_code == 201, made.json()
    plan = plans.plan(title="联动监督任务清单", campaign_id=sent["id"])

    assert plan["campaign"]["name"] == "2026年联动监督"
    listed = plans.get("/plans", campaign_id=sent["id"])["items"]
    assert [one["id"] for one in listed] == [plan["id"]]
    plans.task(plan)
    assert len(plans.get("", campaign_id=sent["id"])["items"]) == 1


def test_the_clock_decides_what_is_late(plans, world, clock):
    task = plans.task(plans.plan(), due_on="2026-03-05")
    assert plans.get(f"/{task['id']}")["light"] == "due_soon"
    clock.now += timedelta(days=10)

    assert plans.get(f"/{task['id']}")["days_left"] == -7
    assert plans.get("/summary")["overdue"]["value"] == 1
    assert [one["id"] for one in plans.get("", light="overdue")["items"]] == [task["id"]]
