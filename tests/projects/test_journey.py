"""From the review to the vote: inventory 92, 93."""

from uuid import UUID

import pytest

from backend.domain.access import SYSTEM
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import BallotDecides
from backend.domain.features.projects.tables import Round
from backend.domain.kit.tables import new_id
from tests.projects.conftest import code_of

DECIDED = {"decided_on": "2026-03-02", "document": "常委会会议纪要〔2026〕3号"}


def test_candidates_are_reviewed_only_when_all_is_screened_and_they_are_enough(projects):
    round_id = projects.open()
    waiting = projects.propose(round_id)
    projects.post(f"/rounds/{round_id}/screen")
    path = f"/rounds/{round_id}/review"
    assert code_of(projects.post(path, 409, **DECIDED)) == "screening-open"
    projects.post(f"/proposals/{waiting['id']}/decline", reason="重复")
    for title in ("翻修供热管网", "新建幼儿园"):
        projects.candidate(round_id, title)
    assert code_of(projects.post(path, 409, **DECIDED)) == "too-few-candidates"
    third = projects.candidate(round_id, "改造农村饮水", budget=None)
    assert code_of(projects.post(path, 409, **DECIDED)) == "candidate-unready"
    version = projects.get(f"/{third}")["version"]
    projects.patch(f"/{third}", version, budget=500_000)
    ahead = {**DECIDED, "decided_on": "2026-03-03"}
    assert code_of(projects.post(path, 422, **ahead)) == "decided-ahead"
    assert projects.post(path, **DECIDED)["state"] == "reviewed"


def test_a_candidate_taken_off_lets_its_proposals_pass_again(projects):
    round_id = projects.open()
    projects.post(f"/rounds/{round_id}/screen")
    one = projects.candidate(round_id)
    projects.post(f"/{one}/withdraw", reason="资金落空")

    [proposal] = projects.get("/proposals", round_id=round_id)["items"]
    assert proposal["state"] == "passed"
    assert projects.get(f"/{one}")["state"] == "withdrawn"


def test_the_public_reads_candidates_once_they_are_published(projects):
    round_id = projects.open()
    token = projects.token(round_id)
    projects.post(f"/rounds/{round_id}/screen")
    one = projects.candidate(round_id)
    projects.get("", who="deputy")
    assert projects.get(f"/at/{token}", who=None)["projects"] == []
    projects.get(f"/at/{token}/{one}", 404, None)
    projects.get(f"/{one}", 404, "deputy")


def test_candidates_are_published_a_week_before_the_session(projects):
    round_id, _ = projects.published()
    projects.get(f"/rounds/{round_id}", who="deputy")
    assert len(projects.get("", who="deputy")["items"]) == 3
    assert len(projects.get("", who="unit")["items"]) == 3
    assert projects.get("", who="joint_unit")["items"] == []
    assert projects.get("", who="other_deputy")["items"] == []
    assert len(projects.get("", who="city_staff")["items"]) == 3
    changed = projects.get(f"/rounds/{round_id}")
    refused = projects.patch(f"/rounds/{round_id}", changed["version"], 409, to_choose=3)
    assert code_of(refused) == "round-fixed"


def test_the_vote_chooses_and_what_it_passes_over_goes_to_the_pool(projects):
    round_id, ids = projects.published()
    path = f"/rounds/{round_id}/elect"
    projects.day(5, 20)
    said = {"elected_on": "2026-05-20", "document": "公告"}
    assert code_of(projects.post(path, 422, chosen_ids=ids, **said)) == "too-many-chosen"
    unknown = [str(new_id())]
    assert code_of(projects.post(path, 422, chosen_ids=unknown, **said)) == "chosen-unknown"
    made = projects.post(path, chosen_ids=ids[:2], **said)
    assert (made["state"], made["chosen"]) == ("elected", 2)

    states = [projects.get(f"/{id_}")["state"] for id_ in ids]
    assert states == ["chosen", "chosen", "not_chosen"]
    pooled = projects.get("/proposals", round_id=round_id, state="pooled")["items"]
    assert [one["title"] for one in pooled] == ["改造农村饮水"]
    assert projects.get(f"/{ids[0]}")["due_on"] == "2026-06-01"


def test_a_round_with_a_ballot_takes_that_ballots_result_and_no_other(projects, database):
    round_id, ids = projects.published()
    ballot, now = new_id(), projects.clock.now
    with database.writing() as session:
        round_ = queries.round_(session, projects.world.staff.actor, UUID(round_id))
        actions.set_ballot(session, projects.world.staff.actor, round_, ballot_id=ballot, now=now)
    with database.writing() as session:
        round_ = session.get(Round, UUID(round_id))
        chosen = [UUID(ids[1])]
        for other in (None, new_id()):
            with pytest.raises(BallotDecides):
                actions.elect(session, SYSTEM, round_, chosen_ids=chosen, ballot_id=other, now=now)
    with database.writing() as session:
        round_ = session.get(Round, UUID(round_id))
        actions.elect(session, SYSTEM, round_, chosen_ids=chosen, ballot_id=ballot, now=now)
    states = [projects.get(f"/{id_}")["state"] for id_ in ids]
    assert states == ["not_chosen", "chosen", "not_chosen"]
