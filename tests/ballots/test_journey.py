"""A ballot from draft to declaration."""

import hashlib
import json
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.ballots.conftest import NO, PROJECTS, YES, YES_NO, chosen, code


def test_deputies_vote_by_phone_and_the_engine_declares_what_an_officer_confirms(vote):
    everybody = vote.deputies(5)
    vote.opened()
    for who in everybody[:3]:
        vote.voted(who, YES)
    vote.voted(everybody[3], NO)

    closed = vote.closed()
    declared = vote.declared()

    assert closed["reckoning"]["phone_cast"] == 4
    assert declared["state"] == "declared"
    assert declared["result"]["chosen"] == ["motion"]
    assert (declared["declared_by"], declared["declared_account"]) == (
        "主席团常务主席 沈怀远",
        "沈怀远",
    )
    assert any("地方组织法第二十五条" in line for line in declared["result"]["trace"])
    assert declared["result"]["numbers"]["entitled"] == 5
    shown = vote.get(who="deputy").json()
    assert shown["result"]["chosen"] == ["motion"]


def test_exactly_half_is_not_more_than_half(vote):
    everybody = vote.deputies(4)
    vote.opened()
    for who in everybody[:2]:
        vote.voted(who, YES)
    vote.closed()

    assert vote.declared()["result"]["chosen"] == []


def test_a_receipt_is_the_servers_signature_over_ballot_serial_and_paper(vote):
    vote.opened()
    told = vote.voted("deputy", YES)
    serial = vote.phones["deputy"].serial
    paper = json.dumps(
        {"ballot_id": vote.id, "choices": {**YES, "write_ins": []}},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(vote.get().json()["receipt_key"]))
    words = UUID(vote.id).bytes + serial + hashlib.sha256(paper).digest()

    key.verify(bytes.fromhex(told["receipt"]), words)

    assert told["paper_sha256"] == hashlib.sha256(paper).hexdigest()


def test_the_board_holds_every_paper_in_the_order_of_serials_and_its_digest_is_kept(vote):
    for who in vote.deputies(4):
        if not vote.id:
            vote.opened()
        vote.voted(who, YES)
    assert code(vote.get("/board")) == "board-sealed"
    closed = vote.closed()

    board = vote.get("/board", "second_deputy")

    assert hashlib.sha256(board.content).hexdigest() == closed["board_sha256"]
    head, *papers = [json.loads(line) for line in board.text.splitlines()]
    assert (head["entitled"], head["phone_drawn"], head["phone_cast"]) == (4, 4, 4)
    serials = [paper["serial"] for paper in papers]
    assert serials == sorted(phone.serial.hex() for phone in vote.phones.values())
    assert vote.get("/board", "other_staff").status_code == 404
    assert vote.get("/published", None).status_code == 404


def test_a_public_board_is_open_to_everybody_once_it_is_published(vote):
    vote.opened(board="public")
    vote.voted("deputy", YES)
    assert code(vote.get("/published", None)) == "board-sealed"
    closed = vote.closed()

    shown = vote.get("/published", None).json()
    board = vote.get("/published/board", None)

    assert (shown["board_sha256"], shown["papers"], shown["result"]) == (
        closed["board_sha256"],
        True,
        None,
    )
    assert hashlib.sha256(board.content).hexdigest() == closed["board_sha256"]


@pytest.mark.parametrize(
    "terms",
    [{"method": "rank"}, {"method": "approve", "write_ins": True}],
    ids=["rank", "write-ins"],
)
def test_of_patterns_that_can_be_a_signature_the_public_sees_sums_only(vote, terms):
    vote.opened(PROJECTS, board="public", **terms)
    vote.closed()

    assert vote.get("/published", None).json()["papers"] is False
    assert code(vote.get("/published/board", None)) == "board-sealed"
    assert vote.get("/board", "deputy").status_code == 200


def test_a_tie_at_the_last_seat_is_decided_by_a_run_off_among_the_tied(vote):
    everybody = vote.deputies(4)
    vote.opened(PROJECTS, needs=None)
    for who, choices in zip(everybody, ["p1", "p1", "p2", "p3"], strict=True):
        vote.voted(who, chosen(choices))
    vote.closed()
    vote.declared()
    assert vote.get().json()["open_steps"] == ["follow"]

    made = vote.done("/follow", id="01900000-0000-7000-8000-000000000001", title="再次投票")

    assert [option["id"] for option in made["rule"]["options"]] == ["p2", "p3"]
    assert (made["kin"], made["parent"]["id"], made["rule"]["seats"]) == ("run_off", vote.id, 1)
    assert made["entitled"] == 4
    assert vote.get().json()["followed_by"][0]["id"] == made["id"]


def test_where_nothing_is_left_to_decide_no_run_off_can_be_set(vote):
    vote.opened()
    vote.voted("deputy", YES)
    vote.voted("second_deputy", YES)
    vote.closed()
    vote.declared()

    refused = vote.post("/follow", id="01900000-0000-7000-8000-000000000001", title="再次投票")

    assert code(refused) == "run-off-uncalled"


def test_a_rehearsal_shows_what_papers_would_come_to_and_keeps_nothing(vote):
    vote.make()
    vote.done("/roll")
    before = vote.get().json()

    said = vote.done("/rehearse", papers=[{**YES, "copies": 2}], present=2)

    assert said["chosen"] == ["motion"]
    assert vote.get().json() == before


def test_a_named_vote_has_the_voter_on_its_paper_and_cannot_be_changed(vote):
    vote.opened(secret=False)
    assert vote.post("/vote", "deputy", **YES).json()["drawn_as"] == "phone"
    assert vote.post("/vote", "deputy", **YES).status_code == 200
    assert code(vote.post("/vote", "deputy", **NO)) == "paper-already-cast"
    assert code(vote.post("/draw", "deputy", blinded="00" * 256)) == "not-secret"
    assert vote.post("/vote", "other_deputy", **YES).status_code == 404
    vote.closed()

    lines = vote.get("/board").text.splitlines()[1:]

    assert [json.loads(line)["name"] for line in lines] == ["林见川"]


def test_a_draft_can_be_changed_and_an_open_ballot_cannot(vote):
    vote.make()
    tagged = vote.get().headers["etag"]
    headers = vote.world.staff.headers | {"If-Match": tagged}
    url = f"/api/v1/ballots/{vote.id}"

    changed = vote.client.patch(url, json={"title": "改过的标题"}, headers=headers)

    assert changed.json()["title"] == "改过的标题"
    vote.done("/roll")
    vote.done("/open")
    headers["If-Match"] = vote.get().headers["etag"]
    for answer in [
        vote.client.patch(url, json={"title": "再改"}, headers=headers),
        vote.post("/roll"),
        vote.post("/open"),
    ]:
        assert code(answer) == "step-not-open"


def test_a_ballot_without_a_roll_is_not_opened(vote):
    vote.make(YES_NO)

    assert code(vote.post("/open")) == "roll-empty"


def test_a_void_ballot_is_repeated_with_the_same_roll(vote):
    vote.opened()
    vote.voted("deputy", YES)
    voided = vote.done("/void", reason="投票中断")
    assert (voided["state"], voided["void_reason"]) == ("void", "投票中断")
    assert code(vote.get("/board")) == "board-sealed"

    made = vote.done("/follow", id="01900000-0000-7000-8000-000000000002", title="重新表决")

    assert (made["kin"], made["state"], made["entitled"]) == ("repeat", "draft", 2)
