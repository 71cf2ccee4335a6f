"""From the notice board to the answer, without an account."""

import io
import re

from PIL import Image

from tests.clues.conftest import URL as CLUES
from tests.clues.conftest import Journey
from tests.files.test_files import photo
from tests.intake.conftest import URL

FOUND = r"^[\u4e00-\u9fff]{2} [\u4e00-\u9fff]{2} \d{4}$"


def test_whoever_scans_the_code_learns_whom_it_reaches(resident):
    shown = resident.client.get(f"{URL}/at/{resident.token}").json()

    assert (shown["to"], shown["about"]) == ("林见川代表", "deputies")
    assert shown["congress"] == "滦平县人大"
    assert [place["name"] for place in shown["places"]] == ["滦平县", "滦平镇"]
    assert (shown["most_photos"], shown["look_days"]) == (3, 5)
    assert "heating" in shown["categories"]
    assert shown["map"]["configured"] is False


def test_a_report_with_photos_waits_for_staff_and_is_followed_by_its_code_word(resident):
    passed = resident.right()
    one, two = (resident.photo(passed).json()["id"] for _ in range(2))

    made = resident.send(**passed, file_ids=[one, two], phone="139 0000 0001", name="王大娘")

    assert made.status_code == 200, made.text
    said = made.json()
    assert re.match(FOUND, said["code_word"])
    assert (said["to"], said["look_by"]) == ("林见川代表", "2026-03-09")
    row = resident.list().json()["items"][0]
    assert (row["state"], row["photos"], row["due_on"]) == ("waiting", 2, "2026-03-09")
    seen = resident.follow(said["code_word"]).json()
    assert seen["state"] == "waiting"
    assert seen["said"] == "已经收到，3月9日前由滦平县人大查看。"
    assert "王大娘" not in str(seen)
    assert "0000" not in str(seen)


def test_admitted_it_becomes_a_clue_and_its_life_shows_through_the_code_word(resident):
    journey = Journey(resident.client, resident.world)
    passed = resident.right()
    file_id = resident.photo(passed).json()["id"]
    body = resident.body(**passed, file_ids=[file_id], phone="13900000001", name="王大娘")
    code_word = resident.client.post(URL, json=body).json()["code_word"]

    admitted = resident.admit(body["id"]).json()

    clue = journey.show(admitted["clue"]["id"]).json()
    assert (clue["state"], clue["source"]) == ("submitted", "resident")
    assert clue["words"] == body["words"]
    assert clue["reporter"] == {"kind": "resident", "name": "王大娘", "phone": "13900000001"}
    assert [file["id"] for file in clue["files"]] == [file_id]
    assert clue["place_words"] == "王家沟村口"
    told = resident.client.get(
        f"{CLUES}/{clue['id']}/timeline", headers=resident.world.staff.headers
    ).json()
    assert "由群众来件登记" in [entry["title"] for entry in told]
    assert resident.follow(code_word).json()["state"] == "checking"
    for _, step, who, said in Journey.WAY[:4]:
        assert journey.take(clue["id"], step, who, **said(journey)).status_code == 200, step

    seen = resident.follow(code_word).json()
    assert (seen["state"], seen["answer"]) == ("answered", "已截流并入管网。")
    done = [step["name"] for step in seen["steps"] if step["state"] == "done"]
    assert done == ["收到", "登记", "核实", "交办", "签收", "答复"]
    names = {someone.actor.name for someone in resident.world.people.values()}
    assert not [
        name for name in names | {"王大娘", "13900000001"} if name in str(seen | {"to": ""})
    ]


def test_discarded_it_says_why_and_can_be_taken_back(resident):
    intake_id = resident.sent()
    discarded = resident.take(intake_id, "discard", reason="内容是广告。").json()
    assert (discarded["state"], discarded["open_steps"]) == ("discarded", ["restore"])
    assert resident.admit(intake_id).status_code == 409

    restored = resident.take(intake_id, "restore", reason="看错了。").json()

    assert (restored["state"], restored["reason"]) == ("waiting", None)
    assert resident.admit(intake_id).status_code == 200


def test_a_photo_loses_where_and_by_which_phone_it_was_taken(resident):
    passed = resident.right()
    file_id = resident.photo(passed, photo(exif=True)).json()["id"]
    staff = resident.world.staff.headers
    url = f"/api/v1/files/{file_id}"
    assert resident.client.get(url, headers=staff).status_code == 404

    resident.send(**passed, file_ids=[file_id])

    got = resident.client.get(url, headers=staff)
    assert not Image.open(io.BytesIO(got.content)).getexif()
    assert resident.client.get(url, headers=resident.world.unit.headers).status_code == 403
    assert resident.client.get(url, headers=resident.world.other_staff.headers).status_code == 404
    assert resident.client.get(url).status_code == 401
