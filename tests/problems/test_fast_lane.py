"""Asked about on the spot: handed over at once, pressed at set times; inventory 139, 140."""

from datetime import timedelta

from sqlmodel import select

from backend.domain.engines.notices.tables import Notice
from backend.domain.features.problems import actions
from tests.escalations.test_escalations import desk


def to_water(world):
    return {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远"}


def given(list_, world, **changes):
    made = list_.register(source="on_the_spot", due_on=None, **changes)
    return list_.step(world.staff, made, "hand-over", **to_water(world))


def reminded(database, clock):
    with database.writing() as session:
        actions.remind(session, after_id=None, now=clock.now)
    with database.reading() as session:
        told = session.exec(select(Notice).where(Notice.kind == "problem-due")).all()
        return [(notice.account_id, notice.title) for notice in told]


def test_it_has_days_of_its_own_shorter_than_others(world, list_):
    fast = given(list_, world)
    assert fast["rectify_days"] == 10
    assert (fast["due_on"], fast["press_by"]) == ("2026-03-16", "2026-03-09")
    assert fast["assignments"][0]["accept_by"] == "2026-03-03"
    other = list_.register(words="另一个问题", due_on=None)
    list_.step(world.staff, other, "verify")
    other = list_.step(world.staff, other, "hand-over", **to_water(world))
    assert (other["rectify_days"], other["press_by"]) == (30, None)
    assert other["due_on"] > fast["due_on"]


def test_it_comes_onto_the_desk_to_be_pressed_again_and_again(
    client, world, list_, database, clock
):
    fast = given(list_, world)
    assert ("problems", "press") not in desk(client, world.staff)
    clock.now += timedelta(days=7)
    assert ("problems", "press") in desk(client, world.staff)
    staff = world.staff.account.id
    assert (staff, "1 个现场问政的问题到了督办的日子，请督办") in reminded(database, clock)
    pressed = list_.step(world.staff, fast, "press", note="请加快")
    assert pressed["press_by"] == "2026-03-16"
    assert ("problems", "press") not in desk(client, world.staff)
    list_.step(world.unit, fast, "accept", handler="孟知行")
    done = list_.step(world.unit, fast, "report-done", result="已关停")
    assert done["press_by"] is None
    back = list_.step(world.staff, fast, "send-back", reason="还有一口没关")
    assert back["press_by"] is not None


def test_the_ledger_is_narrowed_to_it_and_its_figure_opens_its_rows(world, list_):
    given(list_, world)
    refused = list_.register(source="on_the_spot", words="不属实的问题")
    list_.step(world.staff, refused, "refuse", reason="不属实")
    list_.register(words="群众反映的问题")
    figure = list_.summary()["on_the_spot"]
    assert figure["value"] == 1
    assert list_.ledger(**figure["where"])["count"] == 1
    assert list_.summary(path="by-field")[0]["on_the_spot"] == 1
    assert list_.ledger(source="on_the_spot")["count"] == 2


def test_who_was_asked_is_kept_put_right_and_found_again(world, list_, client):
    """township and department cadres, the masses, market entities; inventory 140."""
    made = list_.register(respondent_type="market_entities")
    list_.register(words="没有写访谈对象的问题")
    assert made["respondent_type"] == "market_entities"
    assert list_.ledger(respondent_type="market_entities")["count"] == 1
    assert list_.ledger(respondent_type="masses")["count"] == 0
    headers = {**world.staff.headers, "If-Match": f'"{made["version"]}"'}
    url = f"/api/v1/problems/{made['id']}"
    changed = client.patch(url, json={"respondent_type": "township_cadres"}, headers=headers)
    assert changed.json()["respondent_type"] == "township_cadres"


def test_a_unit_is_told_of_all_that_is_due_on_a_day_in_one_notice(world, list_, database, clock):
    for words in ("甲处没有整改", "乙处没有整改"):
        list_.handed_over(words=words, due_on="2026-03-12")
    unit, leader = world.unit.account.id, world.leader.account.id
    assert reminded(database, clock) == []
    clock.now += timedelta(days=3)
    assert (unit, "2 个问题还剩 5 个工作日") in reminded(database, clock)
    assert len(reminded(database, clock)) == 1
    clock.now += timedelta(days=8)
    told = reminded(database, clock)
    assert {account for account, title in told if title == "2 个问题已逾期 1 天，请抓紧"} >= {
        unit,
        leader,
    }
    list_.step(world.staff, list_.ledger()["items"][0], "press", note="请抓紧")
    assert len(reminded(database, clock)) == len(told)
