"""Answers get lost in the mountains: asked again, the same phone hears the same word."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from backend.domain.features.intake.actions.sending import _code_word
from backend.domain.features.intake.queries.following import code_print
from backend.domain.features.intake.rules import CodeLists
from backend.domain.features.intake.tables import Intake
from backend.outside import code_words
from tests.intake.conftest import URL


def counted(database):
    with database.reading() as session:
        return session.exec(select(func.count(col(Intake.id)))).one()


def test_a_report_sent_again_gets_the_same_word_and_comes_in_once(resident, database, clock):
    body = resident.body(**resident.right())
    first = resident.client.post(URL, json=body).json()

    again = resident.client.post(URL, json=body)

    assert again.json() == first
    assert counted(database) == 1


def test_the_same_id_from_another_phone_learns_nothing(resident):
    body = resident.body(**resident.right())
    resident.client.post(URL, json=body)

    stolen = resident.client.post(URL, json=body | {"device": "phone-of-somebody-else"})

    assert stolen.status_code == 409
    assert stolen.json()["type"] == "/problems/intake-id-taken"
    assert "code_word" not in stolen.json()


def test_two_of_the_same_report_at_once_come_in_once(resident, database):
    body = resident.body(**resident.right())

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: resident.client.post(URL, json=body), range(4)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["code_word"] for answer in answers}) == 1
    assert counted(database) == 1


def test_a_question_is_good_for_one_report_even_at_once(resident, database):
    passed = resident.right()
    bodies = [resident.body(**passed) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda b: resident.client.post(URL, json=b), bodies))

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert counted(database) == 1


def test_a_word_that_is_somebodys_already_is_not_given_again(resident, database):
    other = resident.sent()
    lists = CodeLists(*code_words.lists())
    id_ = uuid7()
    congress = resident.world.congresses["luanping"].id
    with database.writing() as session:
        taken = session.get_one(Intake, resident.world_uuid(other))
        taken.code_print = code_print(congress, _code_word(id_, 0, lists))
        session.add(taken)
    body = resident.body(**resident.right(), id=str(id_))

    said = resident.client.post(URL, json=body).json()

    assert said["code_word"] == _code_word(id_, 1, lists)
    assert resident.client.post(URL, json=body).json() == said
    assert resident.follow(said["code_word"]).json()["state"] == "waiting"


def test_a_photo_sent_again_is_kept_once_also_under_the_next_question(resident, clock):
    passed = resident.right()
    file_id = resident.photo(passed).json()["id"]
    assert resident.photo(passed, id=file_id).status_code == 200
    nexts = resident.right()

    assert resident.photo(nexts, id=file_id).status_code == 200

    made = resident.send(**nexts, file_ids=[file_id])
    assert made.status_code == 200
    assert resident.list().json()["items"][0]["photos"] == 1


def test_a_photo_of_another_question_cannot_be_sent_along(resident):
    file_id = resident.photo(resident.right()).json()["id"]

    made = resident.send(**resident.right(), file_ids=[file_id])

    assert made.status_code == 422
    assert made.json()["issues"][0]["path"] == "body.file_ids"
