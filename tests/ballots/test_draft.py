"""A draft is put right before it is opened."""

from datetime import timedelta

from tests.ballots.conftest import PROJECTS, YES_NO, code


def change(vote, status=200, version=None, who="staff", **sent):
    version = version or vote.get().json()["version"]
    headers = {**vote.person(who).headers, "If-Match": f'"{version}"'}
    answer = vote.client.patch(f"/api/v1/ballots/{vote.id}", json=sent, headers=headers)
    assert answer.status_code == status, answer.text
    return answer


def test_title_options_rule_and_time_of_a_draft_are_changed(vote):
    vote.make(PROJECTS)
    later = (vote.clock.now + timedelta(hours=2)).isoformat()
    options = [{"id": "a", "label": "另一个项目"}, *PROJECTS["options"]]
    rule = {**PROJECTS, "options": options, "seats": 1, "needs": None}

    made = change(vote, title="换了名字", rule=rule, closes_at=later).json()

    assert (made["title"], made["rule"]["seats"]) == ("换了名字", 1)
    assert [one["id"] for one in made["rule"]["options"]] == ["a", "p1", "p2", "p3"]
    vote.done("/roll")
    opened = vote.done("/open")
    assert opened["closes_at"] == made["closes_at"]
    assert vote.get("/timeline").json()[-2]["title"] == "修改标题、截止时间、票面和规则"


def test_the_time_of_closing_lies_ahead_and_can_be_taken_away(vote):
    vote.make()
    past = (vote.clock.now - timedelta(hours=1)).isoformat()
    assert code(change(vote, 422, closes_at=past)) == "closes-past"
    change(vote, closes_at=(vote.clock.now + timedelta(hours=1)).isoformat())
    assert change(vote, closes_at=None).json()["closes_at"] is None


def test_who_read_an_older_draft_changes_nothing(vote):
    vote.make()
    version = vote.get().json()["version"]
    change(vote, title="第一次改")
    assert code(change(vote, 412, version, title="第二次改")) == "stale"


def test_an_open_ballot_is_changed_no_more(vote):
    vote.opened()
    assert code(change(vote, 409, title="太晚了")) == "step-not-open"
    assert code(change(vote, 409, rule={**YES_NO, "needs": "2/3"})) == "step-not-open"


def test_what_a_ballot_that_follows_is_about_stays(vote):
    everybody = vote.deputies(2)
    vote.opened(PROJECTS, needs=None)
    for who, option in zip(everybody, ("p1", "p2"), strict=True):
        vote.voted(who, {"marks": {option: "yes", "p3": "yes"}})
    vote.closed()
    vote.declared()
    made = vote.done("/follow", id="01a20000-0000-7000-8000-000000000001", title="再次投票")
    vote.id = made["id"]
    other = {**made["rule"], "options": [*made["rule"]["options"], {"id": "x", "label": "外来"}]}
    assert code(change(vote, 409, rule=other)) == "handed-in"
    assert change(vote, rule={**made["rule"], "in_session": True}).json()["in_session"]
