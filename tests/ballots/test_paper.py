"""Paper ballots beside phones: given out, entered by tellers, added up."""

from uuid_utils.compat import uuid7

from backend.domain.engines.ballots.rules.reconciling import Reckoning
from tests.ballots.conftest import NO, PROJECTS, YES, chosen, code


def test_who_was_handed_a_paper_cannot_draw_by_phone_and_the_other_way_round(vote):
    vote.opened()
    assert vote.hand_out("deputy").json()["drawn_as"] == "paper"
    vote.draw("second_deputy")

    assert code(vote.draw("deputy")) == "paper-already-drawn"
    assert code(vote.hand_out("second_deputy")) == "paper-already-drawn"
    assert code(vote.hand_out("deputy")) == "paper-already-drawn"


def test_two_different_tellers_confirm_a_batch(vote):
    vote.opened()
    made = vote.batch(YES, NO).json()
    path = f"/batches/{made['id']}/confirm"
    assert vote.done(path)["state"] == "once"
    assert code(vote.post(path)) == "same-teller"

    confirmed = vote.done(path, "leader")

    assert (confirmed["state"], confirmed["first_by"], confirmed["second_by"]) == (
        "confirmed",
        "周予安",
        "沈怀远",
    )
    assert code(vote.post(path)) == "batch-settled"


def test_a_batch_keeps_no_order_of_its_papers(vote):
    vote.opened()
    first = vote.batch(YES, NO, YES).json()
    second = vote.batch(NO, YES, YES).json()

    assert first["papers"] == second["papers"]


def test_phones_and_paper_are_counted_together_once_they_add_up(vote):
    everybody = vote.deputies(5)
    vote.opened()
    for who in everybody[:2]:
        vote.voted(who, YES)
    for who in everybody[2:]:
        vote.hand_out(who)
    batch = vote.batch(YES, NO).json()
    closed = vote.closed()
    assert closed["reckoning"] is None
    assert code(vote.get("/board")) == "board-sealed"
    assert code(vote.post("/reconcile", collected=2, not_returned=1)) == "batches-unconfirmed"
    refused = vote.post("/declare", "leader", declared_by="沈怀远")
    assert code(refused) == "not-reconciled"
    for who in ("staff", "leader"):
        vote.done(f"/batches/{batch['id']}/confirm", who)
    for said in ({"collected": 3, "not_returned": 0}, {"collected": 2, "not_returned": 0}):
        assert code(vote.post("/reconcile", **said)) == "does-not-add-up"

    settled = vote.done("/reconcile", collected=2, not_returned=1)

    assert settled["reckoning"]["paper_not_returned"] == 1
    result = vote.declared()["result"]
    assert result["chosen"] == ["motion"]
    assert result["numbers"]["collected"] == 4
    assert code(vote.batch(YES)) == "already-reconciled"
    assert len(vote.get("/board").text.splitlines()) == 5


def test_a_paper_that_chooses_too_many_is_spoilt_whole_and_an_empty_one_abstains(vote):
    everybody = vote.deputies(3)
    vote.opened(PROJECTS)
    for who in everybody:
        vote.hand_out(who)
    vote.confirmed(chosen("p1", "p2", "p3"), {"marks": {}}, chosen("p1"))
    vote.closed()
    settled = vote.done("/reconcile", collected=3, not_returned=0)

    assert (settled["reckoning"]["valid"], settled["reckoning"]["spoilt"]) == (2, 1)
    assert vote.get("/count").json()["numbers"]["empty"] == 1


def test_more_papers_than_were_given_out_void_the_ballot(vote):
    vote.opened()
    vote.hand_out("deputy")
    vote.confirmed({**YES, "copies": 2})
    vote.closed()

    voided = vote.done("/reconcile", collected=2, not_returned=0)

    assert voided["state"] == "void"
    assert "选举法第四十四条" in voided["void_reason"]
    assert code(vote.get("/board")) == "board-sealed"


def test_a_batch_taken_back_with_a_reason_does_not_count(vote):
    vote.opened()
    vote.hand_out("deputy")
    wrong = vote.batch(NO).json()
    taken = vote.done(f"/batches/{wrong['id']}/withdraw", reason="录错了")
    vote.confirmed(YES)
    vote.closed()

    vote.done("/reconcile", collected=1, not_returned=0)

    assert (taken["state"], taken["withdrawn_reason"]) == ("withdrawn", "录错了")
    assert vote.get("/count").json()["outcomes"][0]["votes"] == 1


def test_a_batch_sent_twice_is_entered_once(vote):
    vote.opened()
    sent = {"id": str(uuid7()), "papers": [YES]}

    first, again = vote.done("/batches", **sent), vote.done("/batches", **sent)

    assert first == again
    assert len(vote.get("/batches").json()) == 1


def test_more_cast_than_drawn_by_phone_is_too_many_whatever_the_paper_says():
    assert Reckoning(2, 3, 5, 1, 1, 0).too_many
    assert not Reckoning(2, 2, 5, 5, 4, 1).too_many
