"""A problem from being found to being signed off, and back."""

import hashlib
import io
from datetime import timedelta

from PIL import Image

from backend.domain.kit.tables import new_id

URL = "/api/v1/problems"


def steps_of(client, someone, problem):
    answer = client.get(f"{URL}/{problem['id']}", headers=someone.headers)
    return answer.json()["open_steps"]


def test_a_problem_is_found_verified_handed_over_rectified_verified_and_signed_off(
    client, world, list_
):
    staff, unit = world.staff, world.unit
    made = list_.register()
    assert made["code"] == "滦平人问〔2026〕1号"
    assert made["state"] == "found"
    assert made["holder"] == {"kind": "congress", "name": "滦平县人大"}
    assert made["open_steps"] == ["verify", "refuse"]
    list_.step(staff, made, "verify", note="到现场看过")
    given = list_.step(
        staff,
        made,
        "hand-over",
        unit_id=str(world.units["water"].id),
        joint_unit_ids=[str(world.units["housing"].id)],
        due_on="2026-05-15",
        measure="一事一策：限期关停",
        signed_by="沈怀远",
    )
    assert given["holder"] == {"kind": "unit", "name": "滦平县水务局"}
    assert given["due_on"] == "2026-05-15"
    assert given["light"] == "on_time"
    assert [a["role"] for a in given["assignments"]] == ["lead", "joint"]
    assert steps_of(client, unit, made) == ["accept", "give-back"]
    assert steps_of(client, world.joint_unit, made) == []
    list_.step(unit, made, "accept", handler="孟知行")
    list_.step(unit, made, "plan", measure="三口机井封填，接自来水")
    done = list_.step(unit, made, "report-done", result="三口机井已封填")
    assert done["light"] == "done"
    assert done["done_on"] == "2026-03-02"
    list_.step(staff, made, "verify-on-site", note="现场看过，井已封填")
    closed = list_.step(staff, made, "sign-off")
    assert closed["state"] == "signed_off"
    assert closed["holder"]["kind"] == "nobody"
    assert [s["state"] for s in closed["stages"]] == ["done"] * 7 + ["open"]
    entries = client.get(f"{URL}/{made['id']}/timeline", headers=staff.headers).json()
    assert [e["step"] for e in entries][::-1] == [
        "register",
        "verify",
        "hand-over",
        "accept",
        "plan",
        "report-done",
        "verify-on-site",
        "sign-off",
    ]


def test_what_was_not_rectified_goes_back_and_what_came_back_is_reopened(world, list_):
    staff, unit = world.staff, world.unit
    made = list_.done()
    again = list_.step(staff, made, "send-back", reason="还有一口井没有封", due_on="2026-03-20")
    assert (again["state"], again["round"], again["due_on"]) == ("rectifying", 2, "2026-03-20")
    assert again["done_on"] is None
    list_.step(unit, made, "report-done", result="最后一口井已封")
    list_.step(staff, made, "verify-on-site", note="全部封填")
    list_.step(staff, made, "sign-off")
    list_.step(staff, made, "look-back", note="没有反弹")
    back = list_.step(staff, made, "reopen", why="relapse", reason="又有人打开取水")
    assert (back["state"], back["reopened"], back["reopen_reason"]) == ("rectifying", 1, "relapse")
    assert back["holder"]["kind"] == "unit"
    assert list_.ledger(reopened=True)["count"] == 1


def test_a_unit_gives_back_what_is_not_its_own_and_the_congress_hands_it_elsewhere(
    client, world, list_
):
    made = list_.handed_over()
    back = list_.step(world.unit, made, "give-back", reason="不归我局管理", better="县住建局")
    assert (back["state"], back["holder"]["kind"]) == ("verified", "congress")
    given = list_.step(
        world.staff,
        made,
        "hand-over",
        unit_id=str(world.units["housing"].id),
        signed_by="沈怀远",
    )
    assert given["unit"]["name"] == "滦平县住房和城乡建设局"
    assert steps_of(client, world.joint_unit, made) == ["accept", "give-back"]


def test_time_is_asked_for_and_granted(world, list_):
    made = list_.handed_over()
    list_.step(world.unit, made, "accept", handler="孟知行")
    asked = list_.step(world.unit, made, "ask-time", until="2026-06-01", reason="雨季不能施工")
    assert asked["time_asked"] == "2026-06-01"
    assert list_.ledger(time_asked=True)["count"] == 1
    granted = list_.step(world.staff, made, "grant-time")
    assert (granted["due_on"], granted["time_asked"]) == ("2026-06-01", None)


def test_a_problem_that_is_not_true_is_refused_with_a_reason(world, list_):
    made = list_.register()
    list_.step(world.staff, made, "refuse", 422, reason="")
    refused = list_.step(world.staff, made, "refuse", reason="经查不属实")
    assert refused["state"] == "refused"
    assert refused["stages"][-1]["name"] == "不予列入"
    list_.step(world.staff, made, "verify", 409)


def test_steps_are_refused_to_whom_they_are_not_open(world, list_):
    made = list_.handed_over()
    list_.step(world.staff, made, "accept", 403, handler="周予安")
    list_.step(world.joint_unit, made, "accept", 404, handler="许临川")
    list_.step(world.unit, made, "verify-on-site", 403, note="我们自己看过")
    list_.step(world.city_staff, made, "press", 403, note="抓紧")
    list_.step(world.other_staff, made, "press", 404, note="抓紧")
    list_.step(world.deputy, made, "press", 403, note="抓紧")


def test_a_deadline_lights_up_as_it_comes_near_and_passes(world, list_, clock, client):
    made = list_.handed_over(due_on="2026-03-10")

    def light():
        return client.get(f"{URL}/{made['id']}", headers=world.staff.headers).json()["light"]

    assert light() == "on_time"
    clock.now += timedelta(days=5)
    assert light() == "due_soon"
    clock.now += timedelta(days=4)
    assert light() == "overdue"
    assert list_.ledger(light="overdue")["count"] == 1


def test_a_repeat_of_a_registration_is_harmless(client, world, list_):
    sent = list_.a_problem()
    for _ in range(2):
        answer = client.post(URL, json=sent, headers=world.staff.headers)
        assert answer.status_code == 201
    assert list_.ledger()["count"] == 1
    other = {**sent, "words": "另一个问题的描述"}
    answer = client.post(URL, json=other, headers=world.staff.headers)
    assert answer.json()["type"] == "/problems/problem-id-taken"


def test_an_edit_moves_the_deadline_and_needs_the_version(client, world, list_):
    made = list_.handed_over()
    url, who = f"{URL}/{made['id']}", world.staff.headers
    assert client.patch(url, json={"due_on": "2026-06-30"}, headers=who).status_code == 428
    match = {**who, "If-Match": f'"{made["version"]}"'}
    edited = client.patch(url, json={"due_on": "2026-06-30"}, headers=match)
    assert edited.json()["due_on"] == "2026-06-30"
    assert edited.json()["assignments"][0]["due_on"] == "2026-06-30"
    match = {**who, "If-Match": f'"{edited.json()["version"]}"'}
    unit = {"unit_id": str(world.units["housing"].id)}
    answer = client.patch(url, json=unit, headers=match)
    assert answer.json()["type"] == "/problems/unit-handed"


def test_fields_units_and_places_of_elsewhere_are_refused(client, world, list_):
    def refused(**changes):
        sent = list_.a_problem(**changes)
        return client.post(URL, json=sent, headers=world.staff.headers).json()["type"]

    campaign, field, _ = list_.start(world.other_staff)
    assert refused(campaign_id=campaign) == "/problems/not-found"
    assert refused(field_id=field) == "/problems/field-elsewhere"
    assert refused(aspect_id=str(new_id())) == "/problems/field-elsewhere"
    assert refused(unit_id=str(world.units["other_water"].id)) == "/problems/unit-elsewhere"
    town = str(world.divisions["xinglong_town"].id)
    assert refused(division_id=town) == "/problems/place-elsewhere"


def test_what_is_asked_about_on_the_spot_is_handed_over_at_once(world, list_):
    """现场问政 → 立即交办; inventory 139."""
    made = list_.register(source="on_the_spot")
    assert made["open_steps"] == ["verify", "hand-over", "refuse"]
    to = {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远"}
    given = list_.step(world.staff, made, "hand-over", **to)
    assert given["state"] == "handed_over"
    assert given["stages"][1]["at"] is not None
    other = list_.register(words="群众反映的另一个问题")
    list_.step(world.staff, other, "hand-over", 409, **to)


def test_every_step_may_bring_its_evidence(client, world, list_):
    def photo(someone):
        return _photo(client, someone)

    made = list_.register(file_ids=[photo(world.staff)])
    list_.step(world.staff, made, "verify")
    to = {"unit_id": str(world.units["water"].id), "signed_by": "沈怀远"}
    list_.step(world.staff, made, "hand-over", **to)
    list_.step(world.unit, made, "accept", handler="孟知行")
    list_.step(world.unit, made, "plan", measure="封填", file_ids=[photo(world.unit)])
    list_.step(world.unit, made, "report-done", result="已封填", file_ids=[photo(world.unit)])
    back = {"reason": "还有一口没封", "file_ids": [photo(world.staff)]}
    list_.step(world.staff, made, "send-back", **back)
    list_.step(world.unit, made, "report-done", result="都封了", file_ids=[photo(world.unit)])
    seen = {"note": "现场看过", "file_ids": [photo(world.staff)]}
    list_.step(world.staff, made, "verify-on-site", **seen)
    list_.step(world.staff, made, "sign-off")
    again = {"why": "relapse", "reason": "又打开了", "file_ids": [photo(world.staff)]}
    shown = list_.step(world.staff, made, "reopen", **again)
    assert [f["step"] for f in shown["files"]] == [
        "register",
        "plan",
        "report-done",
        "send-back",
        "report-done",
        "verify-on-site",
        "reopen",
    ]
    rungs = list_.show(made, path="/ladder")
    assert sum(len(r["files"]) for r in rungs) == 6, "all but the plan's, which is no rung"


def _photo(client, someone):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(out, "JPEG")
    sent = {"id": str(new_id()), "sha256": hashlib.sha256(out.getvalue()).hexdigest()}
    file = {"file": ("现场.jpg", out.getvalue())}
    answer = client.post("/api/v1/files", data=sent, files=file, headers=someone.headers)
    return answer.json()["id"]
