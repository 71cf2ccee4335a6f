"""What is handled in name only is referred, unseen by the unit; inventory 72, 75."""

import hashlib

from backend.domain.kit.tables import new_id

SAID = {
    "to": "supervisory_commission",
    "to_words": "滦平县监察委员会",
    "reason": "三次报来的整改与现场不符，督而不办",
    "signed_by": "沈怀远",
    "referred_on": "2026-03-02",
    "letter": "滦人函〔2026〕3号",
}


def paper(client, someone):
    body = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    id_ = str(new_id())
    answer = client.post(
        "/api/v1/files",
        data={"id": id_, "sha256": hashlib.sha256(body).hexdigest()},
        files={"file": ("移送函.pdf", body)},
        headers=someone.headers,
    )
    assert answer.status_code in {200, 201}, answer.text
    return id_


def test_a_referral_goes_beside_the_problem_and_its_answer_is_written_down(client, world, list_):
    made = list_.handed_over()
    before = list_.show(made)
    file_id = paper(client, world.staff)
    after = list_.step(world.staff, made, "refer", **SAID, file_ids=[file_id])
    assert (after["state"], after["version"]) == (before["state"], before["version"])
    [rung] = [r for r in list_.show(made, path="/ladder") if r["kind"] == "referred"]
    assert (rung["to"], rung["signed_by"], rung["waits"]) == ("滦平县监察委员会", "沈怀远", True)
    assert [f["id"] for f in rung["files"]] == [file_id]

    path = f"referrals/{rung['referral_id']}/answer"
    list_.step(world.staff, made, path, 422, answer="已立案", answered_on="2026-03-09")
    list_.step(world.staff, made, path, answer="已约谈主要负责人")
    again = list_.step(world.staff, made, path, 409, answer="再记一次")
    assert again["type"] == "/problems/referral-answered"
    [rung] = [r for r in list_.show(made, path="/ladder") if r["kind"] == "referred"]
    assert (rung["answer"], rung["waits"]) == ("已约谈主要负责人", False)


def test_the_unit_that_it_is_about_sees_nothing_of_it(client, world, list_):
    made = list_.handed_over()
    url = f"/api/v1/problems/{made['id']}"
    paths = [url, f"{url}/timeline", f"{url}/ladder", "/api/v1/problems", "/api/v1/notices"]
    paths += ["/api/v1/desk", "/api/v1/supervision-tasks", "/api/v1/search?q=监察"]

    def seen(someone):
        answers = [client.get(path, headers=someone.headers) for path in paths]
        told = [
            {**a.json(), "as_of": None} if isinstance(a.json(), dict) else a.json() for a in answers
        ]
        return told, [a.headers.get("etag") for a in answers]

    before = seen(world.unit)
    file_id = paper(client, world.staff)
    list_.step(world.staff, made, "refer", **SAID, file_ids=[file_id])
    assert seen(world.unit) == before
    file = f"/api/v1/files/{file_id}"
    assert client.get(file, headers=world.unit.headers).status_code == 404
    assert client.get(file, headers=world.leader.headers).status_code == 200
    assert client.get(file, headers=world.city_staff.headers).status_code == 200
    assert client.get(file, headers=world.other_staff.headers).status_code == 404
    kinds = [r["kind"] for r in list_.show(made, world.city_staff, path="/ladder")]
    assert "referred" in kinds


def kinds(list_, made):
    return [rung["kind"] for rung in list_.show(made, path="/ladder")]


def test_who_may_refer(world, list_):
    made = list_.handed_over()
    for who, status in [
        ("unit", 403),
        ("deputy", 403),
        ("city_staff", 403),
        ("other_staff", 404),
        ("joint_unit", 403),
    ]:
        list_.step(world.people[who], made, "refer", status, **SAID)
    assert "referred" not in kinds(list_, made)
    list_.step(world.leader, made, "refer", **SAID)
    assert kinds(list_, made).count("referred") == 1
    new = list_.register(words="还没交办的问题")
    list_.step(world.staff, new, "refer", 409, **SAID)
    assert "referred" not in kinds(list_, new)


def test_a_closed_problem_may_still_be_referred_and_stays_closed(world, list_):
    made = list_.closed()
    assert list_.step(world.staff, made, "refer", **SAID)["state"] == "signed_off"


def test_the_ladder_says_every_rung_in_order_and_who_signed_it(world, list_):
    made = list_.done()
    list_.step(world.staff, made, "send-back", reason="还有一口井没有封")
    list_.step(world.unit, made, "report-done", result="最后一口井已封")
    list_.step(world.staff, made, "verify-on-site", note="全部封填")
    list_.step(world.staff, made, "sign-off")
    list_.step(world.staff, made, "reopen", why="relapse", reason="又有人打开取水")
    rungs = list_.show(made, path="/ladder")
    assert [r["kind"] for r in rungs] == [
        "found",
        "verified",
        "handed_over",
        "reported_done",
        "sent_back",
        "handed_over",
        "reported_done",
        "verified_on_site",
        "signed_off",
        "reopened",
        "handed_over",
    ]
    first = rungs[2]
    assert (first["to"], first["signed_by"]) == ("滦平县水务局", "沈怀远")
    assert (first["answer"], first["answered_by"]) == ("机井已全部关停", "滦平县水务局")
    assert rungs[-1]["waits"]
    assert [r["at"] for r in rungs] == sorted(r["at"] for r in rungs)
