"""Collecting, merging and screening: inventory 92, 93."""

from backend.domain.features.projects.actions import forget_prints
from backend.domain.features.projects.tables import Proposal
from backend.domain.kit.tables import new_id
from tests.projects.conftest import DAYS, DEVICE, FIT, code_of


def test_there_is_one_round_a_year_and_a_cancelled_one_makes_room(projects):
    made = projects.begin()
    assert code_of(projects.begin(409)) == "round-there"
    projects.post(f"/rounds/{made['id']}/cancel", reason="今年不开会")

    assert projects.begin()["state"] == "planned"


def test_a_calendar_that_is_too_short_is_refused_at_its_day(projects):
    refused = projects.begin(422, collect_to="2026-03-10")

    assert refused["issues"][0]["path"] == "body.collect_to"
    assert code_of(refused) == "collecting-too-short"


def test_residents_deputies_units_and_staff_propose(projects):
    round_id = projects.open()
    projects.propose(round_id, who="deputy", title="建体育公园", field="culture")
    projects.propose(round_id, who="unit", title="改造泵站", field="water")
    projects.propose(round_id, source="committee", title="修养老院", field="elderly")
    projects.resident(projects.token(round_id))

    funnel = projects.get(f"/rounds/{round_id}")["funnel"]
    assert {line["source"]: line["all"]["value"] for line in funnel} == {
        "resident": 1,
        "deputy": 1,
        "unit": 1,
        "committee": 1,
    }
    for line in funnel:
        listed = projects.get("/proposals", **line["all"]["where"])["items"]
        assert len(listed) == line["all"]["value"]


def test_nobody_proposes_before_or_after_the_days(projects):
    made = projects.begin(**{**DAYS, "collect_from": "2026-03-05"})
    round_id, token = made["id"], projects.token(made["id"])
    projects.get(f"/at/{token}", 404, None)
    projects.post(f"/rounds/{round_id}/open")
    assert code_of(projects.propose(round_id, 409, "deputy")) == "not-collecting"
    assert projects.get(f"/at/{token}", who=None)["collecting"] is False
    projects.post("/questions", 409, None, token=token, device=DEVICE)
    projects.day(4, 10)
    projects.propose(round_id, who="deputy")
    projects.day(4, 11)
    assert code_of(projects.propose(round_id, 409, "deputy")) == "not-collecting"


def test_a_resident_follows_by_a_receipt_and_repeats_harmlessly(projects):
    round_id = projects.open()
    token, id_ = projects.token(round_id), str(new_id())
    given = projects.resident(token, id=id_, name="赵大爷", phone="13800000001")
    again = projects.resident(token, id=id_)
    assert again == given
    assert given["code"] == "滦平民征〔2026〕1号"

    typed = f" {given['receipt'].lower()} "
    followed = projects.post("/follow", 200, None, token=token, receipt=typed)
    assert followed["said"] == "待筛选"
    projects.post(f"/proposals/{id_}/decline", reason="已列入交通局年度养护计划")
    followed = projects.post("/follow", 200, None, token=token, receipt=given["receipt"])
    assert followed["said"] == "不予采纳：已列入交通局年度养护计划"
    refused = projects.post("/follow", 422, None, token=token, receipt="ABCDEFGHJK")
    assert code_of(refused) == "receipt-wrong"


def test_a_question_is_good_for_one_proposal_of_one_phone(projects):
    token = projects.token(projects.open())
    passed = projects.ask(token)
    wrong = {**passed, "answer": "二十"}
    assert code_of(projects.resident(token, 422, **wrong)) == "answer-wrong"
    other = {**passed, "device": "phone-of-somebody-else-2"}
    assert code_of(projects.resident(token, 422, **other)) == "answer-wrong"
    projects.resident(token, **passed)
    assert code_of(projects.resident(token, 422, **passed)) == "answer-wrong"
    late = projects.ask(token)
    projects.clock.now = projects.clock.now.replace(hour=projects.clock.now.hour + 1)
    assert code_of(projects.resident(token, 422, **late)) == "answer-wrong"


def test_one_phone_proposes_three_times_a_day(projects):
    token = projects.token(projects.open())
    for _ in range(3):
        projects.resident(token)
    assert code_of(projects.resident(token, 429)) == "too-many-proposals"
    projects.day(3, 3)
    projects.resident(token)


def test_wrong_receipts_run_out(projects):
    token = projects.token(projects.open())
    given = projects.resident(token)
    for _ in range(10):
        projects.post("/follow", 422, None, token=token, receipt="ABCDEFGHJK")
    refused = projects.post("/follow", 429, None, token=token, receipt=given["receipt"])
    assert code_of(refused) == "too-many-receipts"


def test_the_print_of_a_phone_goes_after_thirty_days(projects, database):
    round_id = projects.open()
    projects.resident(projects.token(round_id))
    projects.day(3, 20)
    with database.writing() as session:
        assert forget_prints(session, now=projects.clock.now) == 0
    projects.day(4, 5)
    with database.writing() as session:
        assert forget_prints(session, now=projects.clock.now) == 1


def test_like_proposals_are_shown_and_merged_and_go_one_way(projects):
    round_id = projects.open()
    first = projects.propose(round_id)
    same = projects.propose(round_id, words="老旧小区供热管网年年漏水，冬天家里不热，盼翻修。")
    projects.propose(round_id, title="建体育公园", words="县城缺少健身的地方。", field="culture")
    shown = projects.get(f"/proposals/{same['id']}")
    assert [one["id"] for one in shown["twins"]] == [first["id"]]

    projects.post(f"/proposals/{same['id']}/merge", into_id=first["id"])
    assert projects.get(f"/proposals/{first['id']}")["merged"] == 1
    refused = projects.post(f"/proposals/{first['id']}/merge", 422, into_id=same["id"])
    assert code_of(refused) == "merge-into-itself"
    other = projects.propose(round_id, title="还是供热管网")
    refused = projects.post(f"/proposals/{first['id']}/merge", 409, into_id=other["id"])
    assert code_of(refused) == "has-merged"

    projects.post(f"/rounds/{round_id}/screen")
    projects.post(f"/proposals/{first['id']}/pass", **FIT)
    sent = {"id": str(new_id()), "title": "翻修供热管网", "words": "五个小区"}
    projects.post(f"/proposals/{first['id']}/nominate", **sent)
    sources = projects.get(f"/{sent['id']}")["sources"]
    assert [one["id"] for one in sources] == [first["id"], same["id"]]


def test_what_is_on_the_negative_list_does_not_pass(projects):
    made = projects.propose(projects.open())
    path = f"/proposals/{made['id']}/pass"
    for changed, code in (
        ({"entries": ["p1", "n2"]}, "on-negative-list"),
        ({"entries": []}, "not-positive"),
        ({"entries": ["p99"]}, "entry-unknown"),
        ({"land_ok": False}, "not-feasible"),
    ):
        assert code_of(projects.post(path, 422, **{**FIT, **changed})) == code
    shown = projects.post(path, **FIT)
    assert shown["state"] == "passed"
    assert [one["key"] for one in shown["entries"]] == ["p1", "p4"]


def test_a_congress_adopts_lists_of_its_own_and_a_begun_round_keeps_the_old(projects):
    old = projects.begin()
    entry = {"key": "a1", "words": "惠及三个以上乡镇", "source": "滦平县办法第四条"}
    sent = {"positive": [entry], "negative": [], "valid_from": "2026-03-02"}
    assert projects.post("/lists", **sent)["own"] is True
    new = projects.begin(year=2027)

    assert len(projects.get(f"/rounds/{old['id']}")["entries"]) == 11
    assert [one["key"] for one in projects.get(f"/rounds/{new['id']}")["entries"]] == ["a1"]
    assert projects.get("/lists", who="other_staff")["own"] is False


def test_the_pool_is_drawn_from_in_a_later_year_once(projects):
    made = projects.propose(projects.open())
    projects.post(f"/proposals/{made['id']}/pool", reason="今年没有用地指标")
    days = {name: day.replace("2026", "2027") for name, day in DAYS.items()}
    projects.clock.now = projects.clock.now.replace(year=2027)
    later = projects.open(year=2027, **days)

    [waiting] = projects.get(f"/rounds/{later}/pool")
    assert waiting["id"] == made["id"]
    projects.post(f"/rounds/{later}/draw", ids=[waiting["id"]])
    assert projects.get(f"/rounds/{later}/pool") == []
    projects.post(f"/rounds/{later}/draw", 404, ids=[waiting["id"]])
    [drawn] = projects.get("/proposals", round_id=later)["items"]
    assert (drawn["source"], drawn["title"]) == ("pool", made["title"])


def test_name_and_phone_are_encrypted_and_shown_to_the_own_staff_alone(projects, database):
    round_id = projects.open()
    id_ = str(new_id())
    projects.resident(projects.token(round_id), id=id_, name="赵大爷", phone="13800000001")

    assert projects.get(f"/proposals/{id_}")["phone"] == "13800000001"
    assert projects.get(f"/proposals/{id_}", who="city_staff")["phone"] is None
    leader = projects.get(f"/proposals/{id_}", who="leader")
    assert (leader["name"], leader["left_contact"]) == (None, True)
    projects.get(f"/proposals/{id_}", 404, "other_staff")
    projects.get(f"/proposals/{id_}", 404, "deputy")
    with database.reading() as session:
        stored = session.connection().exec_driver_sql("SELECT phone, name FROM project_proposal")
        assert all(b"138" not in bytes(value) for value in stored.one())
        assert session.get(Proposal, new_id()) is None


def test_who_proposed_takes_it_back_while_it_waits(projects):
    round_id = projects.open()
    made = projects.propose(round_id, who="deputy")
    path = f"/proposals/{made['id']}/withdraw"
    projects.post(path, 404, "second_deputy", reason="不提了")
    assert projects.post(path, 200, "deputy", reason="不提了")["state"] == "withdrawn"
    projects.post(path, 409, "deputy", reason="不提了")
