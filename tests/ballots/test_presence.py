"""Who is there: the hall's code, a tick by staff; and the bearers of slips."""

import hashlib
from datetime import timedelta

from sqlalchemy import text

from tests.ballots.conftest import YES, code
from tests.ballots.voter import Credential


def test_in_session_a_paper_is_drawn_by_who_is_there(vote):
    vote.opened(in_session=True)
    assert code(vote.draw("deputy")) == "not-present"
    assert code(vote.hand_out("deputy")) == "not-present"
    shown = vote.get("/hall").json()["code"]

    came = vote.post("/come-in", "deputy", code=shown)

    assert came.json()["presence"] == "hall"
    assert vote.draw("deputy").status_code == 200
    assert vote.tick("second_deputy").json()["presence"] == "tick"
    assert vote.draw("second_deputy").status_code == 200
    assert vote.get("/hall").json()["present"] == 2


def test_the_halls_code_turns_and_an_old_one_is_refused(vote, clock):
    vote.opened(in_session=True)
    shown = vote.get("/hall").json()
    clock.now += timedelta(seconds=shown["seconds_left"])
    assert vote.get("/hall").json()["code"] != shown["code"]
    assert vote.post("/come-in", "deputy", code=shown["code"]).status_code == 200
    clock.now += timedelta(seconds=20)

    assert code(vote.post("/come-in", "second_deputy", code=shown["code"])) == "hall-code-stale"


def test_the_code_of_one_ballot_lets_nobody_into_another(vote):
    vote.opened(in_session=True)
    shown = vote.get("/hall").json()["code"]
    vote.opened(in_session=True)

    assert code(vote.post("/come-in", "deputy", code=shown)) == "hall-code-stale"


def test_latecomers_come_in_until_closing_and_nobody_after(vote):
    vote.opened(in_session=True)
    vote.tick("deputy")
    vote.voted("deputy", YES)
    vote.tick("second_deputy")
    closed = vote.closed()

    assert closed["present"] == 2
    assert code(vote.tick("second_deputy", present=False)) == "ballot-not-open"


def test_a_tick_can_be_taken_back_unless_a_paper_was_drawn(vote):
    vote.opened(in_session=True)
    vote.tick("deputy")
    assert vote.tick("deputy", present=False).json()["presence"] is None
    vote.tick("deputy")
    vote.draw("deputy")

    assert code(vote.tick("deputy", present=False)) == "paper-already-drawn"


def test_without_two_thirds_there_is_no_quorum(vote):
    vote.deputies(4)
    vote.opened(in_session=True)
    vote.tick("deputy")
    vote.voted("deputy", YES)
    vote.closed()

    result = vote.declared()["result"]

    assert (result["holding"], result["chosen"]) == ("no_quorum", [])


def slips(vote, count):
    vote.make()
    told = vote.done("/roll", slips=count)["slips"]
    vote.done("/open")
    return [one["secret"] for one in told]


def drawn(vote, secret, phone):
    return vote.post("/slips/draw", None, slip=secret, blinded=phone.blinded().hex())


def test_the_bearer_of_a_slip_draws_once_and_casts_without_an_account(vote):
    first, second = slips(vote, 2)
    seen = vote.post("/slips/look", None, slip=first).json()
    phone = Credential(vote.id_.bytes, bytes.fromhex(seen["public_key"]))
    answer = drawn(vote, first, phone)
    phone.take(bytes.fromhex(answer.json()["blind_signature"]))

    assert vote.cast(phone, YES).status_code == 200
    assert drawn(vote, first, phone).json() == answer.json()
    assert code(drawn(vote, first, vote.credential())) == "paper-already-drawn"
    assert (seen["me"]["number"], seen["me"]["drawn_as"]) == (1, None)
    assert vote.post("/slips/look", None, slip=first).json()["me"]["drawn_as"] == "phone"
    assert code(drawn(vote, "A" * 32, phone)) == "slip-unknown"
    assert vote.closed()["reckoning"]["phone_cast"] == 1
    assert second != first


def test_the_bearer_of_a_slip_finds_their_paper_on_the_board_and_reads_the_result(vote):
    first, second, third = slips(vote, 3)
    phone = vote.credential()
    phone.take(bytes.fromhex(drawn(vote, first, phone).json()["blind_signature"]))
    vote.cast(phone, YES)
    assert code(vote.post("/slips/board", None, slip=first)) == "board-sealed"
    vote.closed()
    vote.declared()

    board = vote.post("/slips/board", None, slip=second)
    seen = vote.post("/slips/look", None, slip=third).json()

    assert phone.serial.hex() in board.text
    assert hashlib.sha256(board.content).hexdigest() == seen["board_sha256"]
    assert seen["result"]["numbers"]["collected"] == 1
    assert code(vote.post("/slips/board", None, slip="A" * 32)) == "slip-unknown"
    assert code(vote.post("/slips/board", "deputy", slip=first)) == "sent-with-name"


def test_a_slips_secret_is_told_once_and_kept_as_a_print(vote, database):
    secrets = slips(vote, 3)

    with database.engine.connect() as connection:
        kept = str(connection.execute(text("SELECT * FROM ballot_roll_line")).all())
        connection.rollback()

    assert len(set(secrets)) == 3
    assert not [secret for secret in secrets if secret in kept]


def test_a_slip_of_one_ballot_is_no_good_for_another(vote):
    (secret,) = slips(vote, 1)
    slips(vote, 1)

    assert code(vote.post("/slips/look", None, slip=secret)) == "slip-unknown"


def test_nobody_off_the_roll_sees_or_draws(vote):
    vote.make()
    vote.done("/roll", deputy_ids=[str(vote.world.deputies["deputy"].id)])
    vote.done("/open")

    assert vote.get(who="second_deputy").status_code == 404
    assert code(vote.draw("second_deputy")) == "not-found"
    assert code(vote.post("/roll", deputy_ids=[])) == "step-not-open"
    assert vote.get(who="city_staff").status_code == 200
    assert vote.post("/close", "city_staff").status_code == 403
    assert vote.post("/close", "other_staff").status_code == 404


def test_a_roll_names_deputies_in_office_of_this_congress_alone(vote):
    vote.make()
    other = str(vote.world.deputies["other_deputy"].id)

    assert code(vote.post("/roll", deputy_ids=[other])) == "roll-unfit"
    assert code(vote.post("/roll", entitled=1)) == "entitled-unfit"
    assert vote.done("/roll", entitled=9)["ballot"]["entitled"] == 9
