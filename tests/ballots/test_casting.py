"""Drawing and casting: retries, and refusals in words."""

import pytest

from backend.settings import settings
from tests.ballots.conftest import NO, YES, code


@pytest.mark.parametrize("header", [{"Authorization": "Bearer x.y.z"}, {"Cookie": "refresh=x"}])
def test_whoever_says_who_they_are_is_not_let_near_the_box(vote, header):
    vote.opened()
    vote.draw("deputy")
    phone = vote.phones["deputy"]
    sent = {
        "serial": phone.serial.hex(),
        "randomizer": phone.randomizer.hex(),
        "signature": phone.signature.hex(),
        "choices": YES,
    }

    answer = vote.client.post(f"/api/v1/ballots/{vote.id}/cast", json=sent, headers=header)

    assert code(answer) == "sent-with-name"


def test_a_retry_gets_the_same_answer_and_another_request_is_refused(vote):
    vote.opened()
    first = vote.draw("deputy").json()
    again = vote.draw("deputy").json()
    other = vote.post("/draw", "deputy", blinded=vote.credential().blinded().hex())

    assert again == first
    assert code(other) == "paper-already-drawn"


def test_the_same_paper_gets_the_same_receipt_and_another_is_refused(vote):
    vote.opened()
    first = vote.voted("deputy", YES)

    assert vote.cast("deputy", YES).json() == first
    assert code(vote.cast("deputy", NO)) == "paper-already-cast"
    vote.closed()
    assert vote.cast("deputy", YES).json() == first
    assert code(vote.cast("deputy", NO)) == "paper-already-cast"


def test_a_late_an_unknown_and_another_ballots_credential_are_refused_in_words(vote):
    vote.opened()
    vote.draw("deputy")
    unknown = vote.credential()
    unknown.signature = vote.phones["deputy"].signature
    refused = vote.cast(unknown, YES)
    assert (code(refused), refused.json()["detail"]) == (
        "credential-unknown",
        "这张票的凭证无效：它不是本次表决签发的。",
    )
    first, phone = vote.id, vote.phones.pop("deputy")
    vote.opened()
    assert code(vote.cast(phone, YES)) == "credential-unknown"
    vote.id = first
    vote.closed()
    late = vote.cast(phone, YES)
    assert (code(late), late.json()["detail"]) == (
        "cast-too-late",
        "表决已经结束，这张票没有计入。",
    )
    assert code(vote.draw("second_deputy")) == "ballot-not-open"


def test_an_open_ballot_takes_nothing_after_its_window(vote, clock):
    vote.make()
    vote.done("/roll")
    vote.done("/open", closes_at="2026-03-02T02:00:00Z")
    vote.draw("deputy")
    vote.voted("second_deputy", YES)
    clock.now = clock.now.replace(hour=2)

    assert code(vote.cast("deputy", YES)) == "cast-too-late"
    assert vote.cast("second_deputy", YES).status_code == 200


def test_a_phone_cannot_over_mark(vote):
    options = [{"id": f"p{n}", "label": f"项目{n}"} for n in (1, 2, 3)]
    vote.opened({"title": "票决", "method": "approve", "seats": 2, "options": options})
    vote.draw("deputy")

    refused = vote.cast("deputy", {"marks": dict.fromkeys(("p1", "p2", "p3"), "yes")})

    assert refused.status_code == 422
    assert refused.json()["issues"][0]["path"] == "body.choices.marks"


def test_a_key_lost_while_the_ballot_is_open_means_void_and_repeat(vote):
    vote.opened()
    vote.voted("deputy", YES)
    (settings.data_dir / "ballot-keys" / f"{vote.id_.hex}.pem").unlink()

    refused = vote.draw("second_deputy")
    voided = vote.done("/void", reason="签票密钥丢失")
    repeated = vote.done("/follow", id="01900000-0000-7000-8000-00000000000a", title="重新表决")

    assert code(refused) == "key-lost"
    assert voided["state"] == "void"
    assert repeated["kin"] == "repeat"
