"""The board that is published holds before a verifier that shares no line with what wrote it."""

import json

from backend.domain.engines.ballots.rules.verifying import verify
from tests.ballots.conftest import NO, YES


def verified(vote):
    return verify(vote.get("/board").content.splitlines(keepends=True))


def test_phones_and_paper_together_are_verified_and_counted_as_declared(vote):
    everybody = vote.deputies(5)
    vote.opened()
    for who in everybody[:3]:
        vote.voted(who, YES)
    for who in everybody[3:]:
        vote.hand_out(who)
    vote.confirmed(YES, NO)
    vote.closed()
    settled = vote.done("/reconcile", collected=2, not_returned=0)
    declared = vote.declared()["result"]

    found = verified(vote)

    assert found.faults == []
    assert (found.phone, found.paper, found.digest) == (3, 2, settled["board_sha256"])
    assert found.declaration.model_dump(mode="json") == declared


def test_of_a_vote_with_names_the_board_is_verified_too(vote):
    vote.opened(secret=False, in_session=True)
    vote.tick("deputy")
    vote.post("/vote", "deputy", **YES)
    vote.closed()

    found = verified(vote)

    assert (found.faults, found.named) == ([], 1)


def test_a_ballot_by_slips_is_verified_with_those_who_came(vote):
    vote.make(in_session=True)
    told = vote.done("/roll", slips=3)["slips"]
    vote.done("/open")
    phone = vote.credential()
    sent = {"slip": told[0]["secret"], "blinded": phone.blinded().hex()}
    answer = vote.post("/slips/draw", None, **sent).json()
    phone.take(bytes.fromhex(answer["blind_signature"]))
    vote.cast(phone, YES)
    line = vote.get("/roll").json()["items"][1]
    vote.post("/hand-out", line_id=line["id"])
    vote.confirmed(NO)
    assert vote.closed()["present"] == 2
    vote.done("/reconcile", collected=1, not_returned=0)

    found = verified(vote)

    assert found.faults == []
    assert found.declaration.model_dump(mode="json") == vote.get("/count").json()


def test_a_board_with_a_paper_more_is_found_out(vote):
    vote.opened()
    vote.voted("deputy", YES)
    vote.closed()
    head, paper = vote.get("/board").content.splitlines(keepends=True)
    other = json.loads(paper) | {"serial": "ff" * 32}
    forged = json.dumps(other, sort_keys=True, separators=(",", ":")).encode() + b"\n"

    assert verify([head, paper, forged]).faults
