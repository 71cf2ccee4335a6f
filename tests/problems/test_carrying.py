"""Problems go on in the next year's campaign under the same number; inventory 131 (CDX②)."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.problems.actions.taking import let_run
from backend.domain.features.problems.tables import Problem
from backend.domain.kit.tables import new_id

URL = "/api/v1/problems"


def figures(list_, campaign):
    said = list_.summary(campaign_id=campaign)
    return {name: f["value"] for name, f in said.items() if name != "rate"}


def test_a_carried_problem_keeps_its_number_timeline_and_state(client, world, list_):
    made = list_.handed_over()
    list_.step(world.unit, made, "accept", handler="孟知行")
    before = list_.show(made)
    list_.carry(list_.next_year())

    after = list_.show(made)
    assert (after["id"], after["code"]) == (before["id"], before["code"])
    assert after["code"] == "滦平人问〔2026〕1号"
    assert after["campaign"]["name"] == "2027年联动监督"
    assert (after["state"], after["due_on"]) == (before["state"], before["due_on"])
    assert after["carried"] == 1
    steps = [e["step"] for e in list_.show(made, path="/timeline")][::-1]
    assert steps == ["register", "verify", "hand-over", "accept", "carry-over"]
    list_.step(world.unit, made, "report-done", result="机井已全部关停")
    list_.step(world.staff, made, "verify-on-site", note="现场看过")
    assert list_.step(world.staff, made, "sign-off")["state"] == "signed_off"


def test_the_campaign_it_leaves_keeps_its_figures_and_lists_it_as_carried_over(world, list_):
    list_.closed(words="甲村机井没有关停")
    carried = list_.handed_over(words="乙村机井没有关停")
    old = figures(list_, list_.campaign)
    to = list_.next_year()
    list_.carry(to)

    kept = figures(list_, list_.campaign)
    for name in ("problems", "rectified", "verified", "signed_off", "fields", "aspects"):
        assert kept[name] == old[name], name
    assert kept["carried_over"] == 1
    assert (kept["on_time"], kept["due_soon"], kept["overdue"]) == (0, 0, 0)
    assert list_.summary(campaign_id=list_.campaign)["rate"] == "50.00"
    rows = list_.ledger(campaign_id=list_.campaign, counted_as="carried_over")["items"]
    assert [(r["id"], r["state"], r["carried_over"]) for r in rows] == [
        (carried["id"], "handed_over", True)
    ]

    list_.step(world.unit, carried, "accept", handler="孟知行")
    list_.step(world.unit, carried, "report-done", result="机井已关停")
    assert figures(list_, list_.campaign) == kept
    new = figures(list_, to[0])
    assert (new["problems"], new["carried_in"], new["rectified"]) == (1, 1, 1)


def test_every_figure_lists_its_rows_in_both_campaigns(world, list_):
    list_.closed(words="甲村机井没有关停")
    list_.handed_over(words="乙村机井没有关停")
    list_.register(words="丙村机井没有关停")
    to = list_.next_year()
    list_.carry(to)
    for campaign in (list_.campaign, to[0], None):
        asked = {"campaign_id": campaign} if campaign else {}
        said = list_.summary(**asked)
        for name in set(said) - {"rate", "fields", "aspects"}:
            assert list_.ledger(**said[name]["where"])["count"] == said[name]["value"], name


def test_over_all_campaigns_a_carried_problem_is_one_problem(list_):
    list_.handed_over()
    list_.carry(list_.next_year())
    assert list_.ledger()["count"] == 1
    assert list_.summary()["problems"]["value"] == 1


def test_only_the_open_ones_or_only_those_chosen_are_carried(world, list_):
    done = list_.done(words="甲村机井没有关停")
    open_ = list_.handed_over(words="乙村机井没有关停")
    third = list_.handed_over(words="丙村机井没有关停")
    to = list_.next_year()
    assert list_.carry(to, which="chosen", ids=[third["id"]])["count"] == 1
    assert list_.carry(to, which="open")["count"] == 1
    assert list_.show(open_)["carried"] == 1
    assert list_.show(done)["carried"] == 0
    assert list_.carry(to)["count"] == 1


def test_what_is_signed_off_or_not_mapped_is_not_carried(world, list_):
    list_.closed()
    to = list_.next_year()
    assert list_.carry(to, 409)["type"] == "/problems/nothing-to-carry"
    list_.handed_over(words="又一个问题", aspect_id=None)
    assert list_.carry(to, 422)["type"] == "/problems/spot-missing"
    back = (list_.campaign, list_.field, list_.aspect)
    assert list_.carry(back, 422)["type"] == "/problems/carried-back"


def test_the_plan_proposes_fields_and_aspects_of_the_same_name(client, world, list_):
    list_.handed_over()
    campaign, field, aspect = list_.next_year()
    asked = {"from_campaign_id": list_.campaign, "to_campaign_id": campaign}
    said = client.get(f"{URL}/carry-overs/plan", params=asked, headers=world.staff.headers).json()
    assert [(s["count"], s["to_field_id"], s["to_aspect_id"]) for s in said] == [(1, field, aspect)]


def test_a_carry_over_is_taken_back_on_its_day_with_a_reason(client, world, list_, clock):
    made = list_.handed_over()
    to = list_.next_year()
    carried = list_.carry(to)
    url = f"{URL}/carry-overs/{carried['id']}/undo"
    list_.step(world.unit, made, "accept", handler="孟知行")
    assert client.post(url, json={}, headers=world.staff.headers).status_code == 422
    who = world.other_staff.headers
    assert client.post(url, json={"reason": "选错了"}, headers=who).status_code == 404
    answer = client.post(url, json={"reason": "选错了年度"}, headers=world.staff.headers)
    assert answer.status_code == 200, answer.text
    back = list_.show(made)
    assert (back["campaign"]["id"], back["carried"]) == (list_.campaign, 0)
    assert back["state"] == "rectifying"
    assert figures(list_, list_.campaign)["carried_over"] == 0
    assert figures(list_, to[0])["problems"] == 0
    again = client.post(url, json={"reason": "选错了年度"}, headers=world.staff.headers)
    assert again.json()["type"] == "/problems/carry-over-settled"

    later = list_.carry(to)
    clock.now += timedelta(days=1)
    answer = client.post(
        f"{URL}/carry-overs/{later['id']}/undo",
        json={"reason": "选错了年度"},
        headers=world.staff.headers,
    )
    assert answer.json()["type"] == "/problems/carry-over-settled"


def test_who_may_carry_over(world, list_):
    list_.handed_over()
    to = list_.next_year()
    list_.carry(to, 403, someone=world.leader)
    list_.carry(to, 403, someone=world.unit)
    list_.carry(to, 403, someone=world.deputy)
    list_.carry(to, 404, someone=world.other_staff)
    list_.carry(to, 422, someone=world.city_staff)
    assert list_.ledger(campaign_id=to[0])["count"] == 0
    list_.carry(to)
    assert list_.ledger(campaign_id=to[0])["count"] == 1


def test_the_unit_finds_the_carried_problem_in_both_years(world, list_):
    made = list_.handed_over()
    to = list_.next_year()
    list_.carry(to)
    for campaign in (list_.campaign, to[0]):
        rows = list_.ledger(world.unit, campaign_id=campaign)["items"]
        assert [row["id"] for row in rows] == [made["id"]]
        assert list_.ledger(world.joint_unit, campaign_id=campaign)["count"] == 0


def test_it_is_carried_over_year_after_year(world, list_):
    made = list_.handed_over()
    second = list_.next_year()
    list_.carry(second)
    third = list_.start(world.staff, title="2028年联动监督", year=2028)
    spot = {
        "field_id": second[1],
        "aspect_id": second[2],
        "to_field_id": third[1],
        "to_aspect_id": third[2],
    }
    list_.carry(third, from_campaign_id=second[0], spots=[spot])
    assert list_.show(made)["carried"] == 2
    middle = figures(list_, second[0])
    assert (middle["problems"], middle["carried_in"], middle["carried_over"]) == (1, 1, 1)
    assert list_.ledger()["count"] == 1


def test_several_are_verified_and_signed_off_at_once_or_none(client, world, list_):
    ids = [list_.register(words=f"{n}号井没有关停")["id"] for n in range(3)]
    url, who = f"{URL}/verify", world.staff.headers
    assert client.post(url, json={"ids": ids}, headers=who).json() == {"count": 3}
    assert {r["state"] for r in list_.ledger()["items"]} == {"verified"}
    new = list_.register(words="新发现的问题")
    answer = client.post(url, json={"ids": [new["id"], str(new_id())]}, headers=who)
    assert answer.status_code == 404
    assert list_.show(new)["state"] == "found"
    done = list_.done(words="另一口井")
    list_.step(world.staff, done, "verify-on-site", note="现场看过")
    answer = client.post(f"{URL}/sign-off", json={"ids": [done["id"], ids[0]]}, headers=who)
    assert answer.status_code == 409
    assert list_.show(done)["state"] == "verified_on_site"
    answer = client.post(f"{URL}/sign-off", json={"ids": [done["id"]]}, headers=who)
    assert answer.json() == {"count": 1}


@given(
    due=st.integers(-40, 200),
    held=st.integers(0, 300),
)
def test_a_held_deadline_keeps_the_days_that_were_left(due, held):
    """Held for so many days, a deadline comes so many days later: as many days are left."""
    begin = date(2026, 3, 2)
    problem = Problem(due_on=begin + timedelta(days=due), held_from=begin)
    now = datetime(2026, 3, 2, 4, tzinfo=UTC) + timedelta(days=held)
    let_run(problem, now)
    assert (problem.due_on - begin).days == due + held
    assert problem.held_from is None
