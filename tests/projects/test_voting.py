"""The vote on a round's candidates, and the rating at year's end: inventory 92 to 94."""

from typing import Any

import pytest

from backend.domain.kit.tables import new_id
from tests.ballots.conftest import Vote, chosen, code
from tests.projects.conftest import code_of


@pytest.fixture
def vote(client, world, database, clock, projects) -> Vote:
    """A ballot of the round's, once it is set."""
    made = Vote(client, world, database, clock)
    made.everybody = made.deputies(4)
    return made


def set_ballot(
    projects: Any, vote: Vote, round_id: str, step: str, rule: str, status: int = 200, **more: Any
) -> Any:
    """Have staff set the round's ballot; later deeds of `vote` are about it."""
    made = str(new_id())
    sent = {"id": made, "rule": rule, "title": "2026年民生实事项目表决", "in_session": False}
    answer = projects.post(f"/rounds/{round_id}/{step}", status, **sent | more)
    if status == 200:
        vote.id = made
        vote.phones = {}
    return answer


def held(vote: Vote, *papers: dict[str, Any]) -> dict[str, Any]:
    """Open the ballot, let one deputy after another vote, close and declare it."""
    vote.done("/open")
    for who, choices in zip(vote.everybody, papers, strict=False):
        vote.voted(who, choices)
    vote.closed()
    return vote.declared()


def following(vote: Vote) -> None:
    """Set the ballot that the last one calls for."""
    made = str(new_id())
    vote.done("/follow", id=made, title="再次投票")
    vote.id, vote.phones = made, {}


def states(projects: Any, ids: list[str]) -> list[str]:
    return [projects.get(f"/{one}")["state"] for one in ids]


def test_candidates_are_voted_on_by_phone_and_the_declared_result_elects_them(projects, vote):
    round_id, ids = projects.published()
    shown = projects.get(f"/rounds/{round_id}")
    assert shown["open_steps"] == ["set-vote", "elect"]

    shown = set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    assert (shown["ballot_id"], shown["open_steps"]) == (vote.id, [])
    ballot = vote.get().json()
    rule = ballot["rule"]
    assert [one["id"] for one in rule["options"]] == ids
    assert (rule["seats"], rule["most"], ballot["entitled"]) == (2, 2, 4)
    assert (ballot["about_word"], ballot["about_id"]) == ("project-rounds", round_id)
    paper = chosen(ids[0], ids[2])
    declared = held(vote, paper, paper, paper, chosen(ids[1]))

    assert declared["result"]["chosen"] == [ids[0], ids[2]]
    shown = projects.get(f"/rounds/{round_id}")
    assert (shown["state"], shown["chosen"], shown["ballot_id"]) == ("elected", 2, vote.id)
    assert shown["elected_on"] == "2026-03-02"
    assert states(projects, ids) == ["chosen", "not_chosen", "chosen"]


def test_round_and_ballot_lead_to_each_other_as_far_as_one_may_see(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    listed = projects.get(f"/rounds/{round_id}")["ballots"]
    assert [(one["id"], one["rates"], one["current"]) for one in listed] == [(vote.id, False, True)]
    assert projects.get(f"/rounds/{round_id}", who="deputy")["ballots"] == []
    vote.done("/open")

    [seen] = projects.get(f"/rounds/{round_id}", who="deputy")["ballots"]
    about = vote.get(who="deputy").json()["about"]

    assert (seen["id"], seen["state"]) == (vote.id, "open")
    assert (about["word"], about["id"]) == ("project-rounds", round_id)
    assert about["options"] == {one: one for one in ids}
    assert vote.get(who="other_deputy").status_code == 404
    assert vote.get(who="city_staff").json()["about"]["id"] == round_id


def test_a_published_candidate_keeps_the_words_it_is_voted_on_by(projects):
    _, ids = projects.published()
    version = projects.get(f"/{ids[0]}")["version"]
    refused = projects.patch(f"/{ids[0]}", version, 409, title="另一个项目")
    assert code_of(refused) == "round-fixed"
    assert projects.patch(f"/{ids[0]}", version, funding="省级专项")["funding"] == "省级专项"


def test_only_the_staff_of_the_congress_set_its_vote(projects, vote):
    round_id, _ = projects.published()
    sent = {"id": str(new_id()), "rule": "law-projects", "title": "票决"}
    path = f"/rounds/{round_id}/set-vote"
    projects.post(path, 403, "deputy", **sent)
    projects.post(path, 403, "unit", **sent)
    projects.post(path, 404, "other_staff", **sent)
    assert code_of(projects.post(path, 403, "city_staff", **sent)) == "only-to-read"


def test_a_rule_that_does_not_fit_is_refused_at_its_field(projects, vote):
    round_id, _ = projects.published()
    for rule in ("zhenhai", "no-such-rule"):
        refused = set_ballot(projects, vote, round_id, "set-vote", rule, 422)
        assert [one["path"] for one in refused["issues"]] == ["body.rule"]
    set_ballot(projects, vote, round_id, "set-vote", "liyang")
    assert vote.get().json()["rule"]["most"] == 2


def test_setting_the_vote_twice_with_one_id_sets_one(projects, vote):
    round_id, _ = projects.published()
    made = str(new_id())
    for _ in range(2):
        set_ballot(projects, vote, round_id, "set-vote", "law-projects", id=made)
    assert len(projects.get(f"/rounds/{round_id}")["ballots"]) == 1
    refused = set_ballot(projects, vote, round_id, "set-vote", "law-projects", 409)
    assert code_of(refused) == "vote-there"


def test_nobody_elects_by_hand_what_a_ballot_decides(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    said = {"chosen_ids": ids[:1], "elected_on": "2026-03-02", "document": "公告"}
    for _ in ("draft", "open"):
        refused = projects.post(f"/rounds/{round_id}/elect", 409, **said)
        assert code_of(refused) == "ballot-decides"
        vote.post("/open")
    assert states(projects, ids) == ["candidate"] * 3


def test_another_ballot_about_the_round_elects_nobody(projects, vote):
    round_id, ids = projects.published()
    options = [{"id": one, "label": one} for one in ids]
    rule = {"title": "另一次", "method": "approve", "seats": 2, "options": options}
    vote.make(rule)
    vote.done("/roll")
    held(vote, *[chosen(ids[0])] * 4)
    assert projects.get(f"/rounds/{round_id}")["state"] == "published"


def test_a_void_ballot_lets_the_round_set_a_new_one_or_take_what_was_voted_elsewhere(
    projects, vote
):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    first = vote.id
    vote.done("/void", reason="票面有错字")
    assert projects.get(f"/rounds/{round_id}")["open_steps"] == ["set-vote", "elect"]
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    second, vote.id = vote.id, first
    answer = vote.post("/follow", id=str(new_id()), title="再来一次")
    assert code(answer) == "not-the-vote"

    vote.id = second
    vote.done("/void", reason="会场停电")
    said = {"elected_on": "2026-03-02", "document": "公告〔2026〕2号"}
    shown = projects.post(f"/rounds/{round_id}/elect", chosen_ids=ids[:2], **said)
    assert (shown["state"], shown["ballot_id"]) == ("elected", None)
    assert shown["elect_document"] == "公告〔2026〕2号"


def test_a_void_ballot_repeated_as_it_was_decides_for_the_round(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    vote.done("/void", reason="会场停电")
    following(vote)
    assert projects.get(f"/rounds/{round_id}")["open_steps"] == []
    held(vote, *[chosen(*ids[:2])] * 4)
    assert states(projects, ids) == ["chosen", "chosen", "not_chosen"]


def test_the_round_is_elected_when_the_last_ballot_of_a_run_off_is_declared(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "lanting")
    papers = [chosen(ids[0], ids[1]), chosen(ids[0], ids[2]), chosen(ids[0])]
    assert held(vote, *papers)["result"]["tied"] == [ids[1], ids[2]]
    assert projects.get(f"/rounds/{round_id}")["state"] == "published"
    assert projects.get(f"/rounds/{round_id}")["open_steps"] == ["end-vote"]
    parent = vote.id
    following(vote)
    assert projects.get(f"/rounds/{round_id}")["open_steps"] == []
    run_off, vote.id = vote.id, parent
    answer = vote.post("/follow", id=str(new_id()), title="第二次再次投票")
    assert code(answer) == "already-followed"
    assert "follow" not in vote.get().json()["open_steps"]

    vote.id = run_off
    held(vote, chosen(ids[2]), chosen(ids[2]), chosen(ids[1]))

    assert states(projects, ids) == ["chosen", "not_chosen", "chosen"]
    shown = projects.get(f"/rounds/{round_id}")
    assert (shown["state"], shown["ballot_id"]) == ("elected", parent)
    assert [(one["kin"], one["current"]) for one in shown["ballots"]] == [
        (None, True),
        ("run_off", True),
    ]


def test_staff_may_hold_no_second_vote_and_places_stay_empty(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    refused = projects.post(f"/rounds/{round_id}/end-vote", 409, reason="时间不够")
    assert code_of(refused) == "vote-unended"
    result = held(vote, *[chosen(ids[0])] * 3, chosen(ids[1]))["result"]
    assert (result["chosen"], result["open_seats"]) == ([ids[0]], 1)

    shown = projects.post(f"/rounds/{round_id}/end-vote", reason="主席团决定不再投票")

    assert (shown["state"], shown["chosen"]) == ("elected", 1)
    assert states(projects, ids) == ["chosen", "not_chosen", "not_chosen"]


def test_a_vote_that_chose_nothing_can_be_ended_and_set_anew(projects, vote):
    round_id, ids = projects.published()
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    held(vote, chosen(ids[0]))
    shown = projects.post(f"/rounds/{round_id}/end-vote", reason="都没有过半数")
    assert (shown["state"], shown["ballot_id"]) == ("published", None)
    assert shown["open_steps"] == ["set-vote", "elect"]


def test_deputies_rate_projects_and_sub_items_and_the_declared_count_stands(projects, vote):
    parts = [{"name": "土建工程", "target": ""}, {"name": "设备安装", "target": ""}]
    round_id, ids = projects.published(parts=parts)
    set_ballot(projects, vote, round_id, "set-vote", "law-projects")
    held(vote, *[chosen(*ids[:2])] * 4)
    first, second = (one["id"] for one in projects.get(f"/{ids[0]}")["parts"])

    refused = set_ballot(projects, vote, round_id, "set-rating", "law-projects", 422)
    assert code_of(refused) == "rule-unfit"
    set_ballot(projects, vote, round_id, "set-rating", "zhenhai")
    options = [one["id"] for one in vote.get().json()["rule"]["options"]]
    assert options == [ids[0], first, second, ids[1]]
    assert set(vote.get().json()["about"]["options"].values()) == set(ids[:2])
    marks = {ids[0]: "satisfied", first: "basically_satisfied", second: "dissatisfied"}
    held(vote, *[{"marks": marks}] * 3, {"marks": {ids[1]: "satisfied"}})

    shown = projects.get(f"/rounds/{round_id}")
    assert (shown["state"], shown["rated_on"]) == ("rated", "2026-03-02")
    rated = {
        one["part"]["name"] if one["part"] else "": one
        for one in projects.get(f"/{ids[0]}")["ratings"]
    }
    assert {name: one["verdict"] for name, one in rated.items()} == {
        "": "satisfied",
        "土建工程": "basically_satisfied",
        "设备安装": "dissatisfied",
    }
    whole = rated[""]
    assert (whole["entitled"], whole["satisfied"], whole["abstained"]) == (4, 3, 1)
    assert projects.get(f"/{ids[1]}")["verdict"] == "dissatisfied"


def test_where_the_place_tells_rates_alone_there_is_no_verdict(projects, vote):
    round_id, ids = projects.elected()
    set_ballot(projects, vote, round_id, "set-rating", "huzhou")
    held(vote, *[{"marks": {ids[0]: "satisfied"}}] * 4)
    [rating] = projects.get(f"/{ids[0]}")["ratings"]
    assert (rating["verdict"], rating["satisfied"]) == (None, 4)
    assert "100" in rating["words"]


def test_a_rating_of_which_a_ballot_decides_takes_none_by_hand_and_can_be_held_again(
    projects, vote
):
    round_id, ids = projects.elected()
    set_ballot(projects, vote, round_id, "set-rating", "zhenhai")
    count = {"project_id": ids[0], "entitled": 4, "satisfied": 4, "verdict": "satisfied"}
    result = {**count, "basically_satisfied": 0, "dissatisfied": 0}
    said = {"rated_on": "2026-05-20", "document": "公告", "results": [result]}
    refused = projects.post(f"/rounds/{round_id}/rate", 409, **said)
    assert code_of(refused) == "ballot-decides"
    held(vote, *[{"marks": {ids[0]: "dissatisfied"}}] * 4)
    assert projects.get(f"/{ids[0]}")["verdict"] == "dissatisfied"

    set_ballot(projects, vote, round_id, "set-rating", "zhenhai")
    held(vote, *[{"marks": {ids[0]: "satisfied"}}] * 4)

    assert projects.get(f"/{ids[0]}")["verdict"] == "satisfied"
    assert len(projects.get(f"/{ids[0]}")["ratings"]) == 1
