"""The sum an elder can do, and a program has to do for every single report."""

from datetime import timedelta

from backend.domain.features.intake.rules import question
from tests.intake.conftest import DEVICE, URL, worked_out


def test_every_sum_has_its_answer_among_four_different_choices():
    for asked in (question() for _ in range(2000)):
        assert worked_out(asked.words) == asked.answer
        assert asked.answer in asked.choices
        assert len(set(asked.choices)) == 4


def test_a_wrong_answer_spends_the_question(resident):
    asked = resident.ask().json()
    wrong = next(c for c in asked["choices"] if c != worked_out(asked["question"]))

    refused = resident.send(challenge_id=asked["id"], answer=wrong)

    assert refused.json()["type"] == "/problems/challenge-wrong"
    right = worked_out(asked["question"])
    again = resident.send(challenge_id=asked["id"], answer=right)
    assert again.json()["type"] == "/problems/challenge-spent"


def test_a_wrong_answer_keeps_no_photo(resident):
    asked = resident.ask().json()
    wrong = next(c for c in asked["choices"] if c != worked_out(asked["question"]))

    refused = resident.photo({"challenge_id": asked["id"], "answer": wrong})

    assert refused.json()["type"] == "/problems/challenge-wrong"


def test_a_question_is_over_after_a_quarter_of_an_hour(resident, clock):
    passed = resident.right()
    clock.now += timedelta(minutes=15)

    assert resident.send(**passed).json()["type"] == "/problems/challenge-spent"


def test_a_question_belongs_to_the_phone_that_asked(resident):
    passed = resident.right(device=DEVICE[::-1])

    assert resident.send(**passed).json()["type"] == "/problems/challenge-spent"


def test_a_question_belongs_to_the_code_that_was_scanned(resident):
    other = resident.point(about=resident.world.deputies["second_deputy"].id)["token"]
    passed = resident.right(token=other)

    assert resident.send(**passed).json()["type"] == "/problems/challenge-spent"


def test_a_fourth_photo_and_what_is_no_photo_are_refused(resident):
    passed = resident.right()
    for _ in range(3):
        assert resident.photo(passed).status_code == 200

    assert resident.photo(passed).json()["detail"] == "最多发 3 张照片。"
    paper = resident.photo(resident.right(), "姓名,电话".encode())
    assert paper.json()["type"] == "/problems/file-kind-refused"


def test_an_unknown_code_and_a_place_elsewhere_are_refused(resident):
    assert resident.client.get(f"{URL}/at/aaaaaaaaaaaa").status_code == 404
    elsewhere = str(resident.world.divisions["xinglong_town"].id)

    refused = resident.send(place={"division_id": elsewhere})

    assert refused.json()["issues"][0]["path"] == "body.place.division_id"


def test_a_category_is_kept_and_offered_to_staff(resident):
    assert resident.show(resident.sent(category="heating")).json()["category"] == "heating"
    assert resident.send(category="weather").status_code == 422


def test_what_the_phone_said_of_its_place_is_kept_beside_wgs84(resident):
    said = {"longitude": 117.33, "latitude": 40.94, "datum": "gcj02"}

    shown = resident.show(resident.sent(place=said)).json()

    assert 0.003 < 117.33 - shown["longitude"] < 0.01
