"""Tasks of a campaign are given to the bodies it set up; inventory 67."""

from tests.campaigns.conftest import Campaign
from tests.tasks.conftest import HEADER, in_excel


def campaign_with_bodies(client, world):
    made = Campaign(client, world.staff)
    names = {}
    for kind, name in (("task_force", "优化营商环境专班"), ("deputy_group", "第1代表小组")):
        bodies = made.body(kind, name)["bodies"]
        names[name] = next(one["id"] for one in bodies if one["name"] == name)
    return made, names


def owners(task):
    return [(one["name"], one["kind"], one["body_id"]) for one in task["owners"]]


def test_a_name_that_is_a_bodys_means_the_body_others_stay_words(client, plans, world):
    campaign, bodies = campaign_with_bodies(client, world)
    plan = plans.plan(campaign_id=campaign.id)
    said = [{"name": name} for name in ("优化营商环境 专班", "第1代表小组", "县委改革专班")]
    task = plans.task(plan, owners=said)
    assert owners(task) == [
        ("优化营商环境专班", "task_force", bodies["优化营商环境专班"]),
        ("第1代表小组", "group", bodies["第1代表小组"]),
        ("县委改革专班", "task_force", None),
    ]
    found = plans.get("", body_id=bodies["第1代表小组"])["items"]
    assert [one["id"] for one in found] == [task["id"]]
    elsewhere = plans.task(plans.plan(title="另一份"), owners=[{"name": "第1代表小组"}])
    assert owners(elsewhere) == [("第1代表小组", "group", None)]


def test_names_of_a_file_are_matched_and_what_is_unknown_stays_words(client, plans, world):
    campaign, bodies = campaign_with_bodies(client, world)
    plan = plans.plan(campaign_id=campaign.id)
    line = dict.fromkeys(HEADER, "")
    line |= {
        "序号": "1",
        "任务内容": "走访企业",
        "责任单位": "优化营商环境专班",
        "配合单位": "某某协会",
    }
    made = plans.upload(plan, in_excel(list(line.values())), "任务.xlsx")
    assert (made["bads"], made["asks"]) == (0, [])
    plans.commit(made)
    [row] = plans.get("", plan_id=plan["id"])["items"]
    task = plans.get(f"/{row['id']}")
    assert owners(task) == [
        ("优化营商环境专班", "task_force", bodies["优化营商环境专班"]),
        ("某某协会", "organ", None),
    ]
    again = plans.upload(plan, in_excel(list(line.values())), "再来.xlsx")
    assert (again["creates"], again["changes"]) == (0, 0)


def test_owners_put_down_again_find_a_body_that_was_set_up_later(client, plans, world):
    campaign = Campaign(client, world.staff)
    plan = plans.plan(campaign_id=campaign.id)
    task = plans.task(plan, owners=[{"name": "优化营商环境专班"}])
    assert task["owners"][0]["body_id"] is None
    [body] = campaign.body("task_force", "优化营商环境专班")["bodies"]
    changed = plans.change(task, owners=[{"name": "优化营商环境专班"}])
    assert changed["owners"][0]["body_id"] == body["id"]
