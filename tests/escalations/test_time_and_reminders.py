"""More time for the city's unit, reminders of its day and of the answer; inventory 72."""

from datetime import timedelta

from sqlmodel import select

from backend.domain.engines.notices.tables import Notice
from backend.domain.features.escalations import actions
from tests.escalations.test_escalations import desk

LATER = {"until": "2026-05-29", "reason": "两县施工要避开汛期"}


def with_unit(above, world, **changes):
    problem, one = above.escalated()
    above.take_up(one)
    above.hand_over(one, due_on="2026-05-20", **changes)
    above.step(world.city_unit, one, "accept", handler="叶知秋")
    return problem, one


def reminded(database, clock):
    with database.writing() as session:
        actions.remind(session, after_id=None, now=clock.now)
    with database.reading() as session:
        told = session.exec(select(Notice).where(Notice.kind == "escalation-due")).all()
        return [(notice.account_id, notice.title) for notice in told]


def test_the_unit_asks_for_time_and_the_city_grants_it(client, world, above):
    _, one = with_unit(above, world)
    steps = above.show(one, world.city_unit)["open_steps"]
    assert "ask-time" in steps
    asked = above.step(world.city_unit, one, "ask-time", **LATER)
    assert asked["group"]["time_asked"] == LATER
    assert "ask-time" not in asked["open_steps"]
    above.step(world.city_unit, one, "ask-time", 409, **LATER)
    assert ("escalations", "grant_time") in desk(client, world.city_staff)

    granted = above.step(world.city_staff, one, "grant-time")
    assert (granted["handler_due_on"], granted["group"]["time_asked"]) == ("2026-05-29", None)
    assert granted["answer_by"] == one["answer_by"]
    assert ("escalations", "grant_time") not in desk(client, world.city_staff)
    above.step(world.city_staff, one, "grant-time", 409)


def test_the_city_refuses_and_the_day_stays(world, above):
    _, one = with_unit(above, world)
    above.step(world.city_unit, one, "ask-time", **LATER)
    kept = above.step(world.city_staff, one, "refuse-time", note="汛期前必须完成")
    assert (kept["handler_due_on"], kept["group"]["time_asked"]) == ("2026-05-20", None)
    assert "ask-time" in above.show(one, world.city_unit)["open_steps"]


def test_nobody_else_asks_or_grants_and_the_day_must_be_later(world, above):
    _, one = with_unit(above, world)
    early = {**LATER, "until": "2026-05-20"}
    refused = above.step(world.city_unit, one, "ask-time", 422, **early)
    assert refused["type"] == "/problems/due-too-early"
    above.step(world.city_staff, one, "ask-time", 403, **LATER)
    above.step(world.unit, one, "ask-time", 404, **LATER)
    above.step(world.city_unit, one, "ask-time", **LATER)
    above.step(world.staff, one, "grant-time", 403)
    above.step(world.city_unit, one, "grant-time", 403)


def test_the_time_asked_for_ends_with_the_units_answer(world, above):
    _, one = with_unit(above, world)
    above.step(world.city_unit, one, "ask-time", **LATER)
    replied = above.step(world.city_unit, one, "reply", words="已协调清淤")
    assert replied["group"]["time_asked"] is None


def test_the_unit_is_reminded_of_its_day_and_the_city_of_its_answer(world, above, database, clock):
    _, one = with_unit(above, world)
    unit, staff = world.city_unit.account.id, world.city_staff.account.id
    leader = world.city_leader.account.id
    assert reminded(database, clock) == []
    clock.now += timedelta(days=21)
    told = reminded(database, clock)
    assert {account for account, _ in told} == {staff}
    assert told[0][1].startswith(f"答复{one['code']}还剩")
    assert reminded(database, clock) == told

    clock.now += timedelta(days=10)
    assert leader in {account for account, title in reminded(database, clock) if "逾期" in title}
    clock.now += timedelta(days=40)
    said = [title for account, title in reminded(database, clock) if account == unit]
    assert any(title.startswith("办理下级人大上报的问题") for title in said)


def test_what_has_ended_reminds_nobody(world, above, database, clock):
    _, one = above.escalated()
    above.step(world.city_staff, one, "send-back", reason="县里可以自行解决")
    clock.now += timedelta(days=60)
    assert reminded(database, clock) == []


def test_what_is_late_is_on_the_leaders_desk_and_among_the_late(client, world, above, clock):
    with_unit(above, world)
    assert ("escalations", "press") not in desk(client, world.city_leader)
    clock.now += timedelta(days=90)
    assert ("escalations", "press") in desk(client, world.city_leader)
    for who in (world.city_leader, world.city_unit):
        late = client.get("/api/v1/desk/late", headers=who.headers).json()
        assert "escalations" in {row["word"] for row in late["items"]}, who
        [counted] = [one for one in late["counts"] if one["word"] == "escalations"]
        listed = client.get(
            "/api/v1/escalations", params=counted["filters"], headers=who.headers
        ).json()
        assert len(listed["items"]) == counted["count"] == 1


def test_it_is_found_by_its_words_its_number_and_its_group(client, world, above):
    _, one = above.escalated()
    above.take_up(one)
    for q in ("跨县河道", one["code"]):
        found = client.get("/api/v1/search", params={"q": q}, headers=world.city_staff.headers)
        words = {g["word"]: [i["id"] for i in g["items"]] for g in found.json()["groups"]}
        assert words["escalations"] == [one["id"]], q
    found = client.get(
        "/api/v1/search", params={"q": "跨县河道"}, headers=world.other_staff.headers
    )
    assert "escalations" not in {g["word"] for g in found.json()["groups"]}
