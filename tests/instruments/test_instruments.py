"""Instruments of supervision: inventory 71, 74, 76, 78 to 83, 139."""

import io

import openpyxl

from backend.domain.features.instruments.rules import (
    TooFewSigners,
)
from backend.domain.kit.errors import Invalid
from backend.domain.kit.tables import new_id
from tests.campaigns.conftest import code_of, send_file

URL = "/api/v1/instruments"


def test_an_inspection_goes_from_the_plan_to_its_last_opinion(client, world, office, problem):
    """Source: inventory 82, 83: 审议意见 followed; 78: nothing put on the shelf."""
    water = str(world.units["water"].id)
    made = office.plan(
        unit_ids=[water],
        campaign_id=problem["campaign"]["id"],
        matters=[{"word": "problems", "id": problem["id"]}],
    )
    url = f"/{made['id']}"
    assert (made["code"], made["state"]) == ("滦平人督〔2026〕1号", "planned")
    assert made["campaign"]["name"] == "2026年联动监督"
    assert [(m["code"], m["state"]) for m in made["matters"]] == [("滦平人问〔2026〕1号", "found")]
    refused = office.post(f"{url}/opinions", 409, id=str(new_id()), words="先提意见")
    assert code_of(refused) == "not-held-yet"

    office.post(f"{url}/hold", held_on="2026-03-01", place_words="滦平镇")
    opinion = office.opinion(made, unit_id=water, due_on="2026-02-28")
    assert (opinion["light"], opinion["given_on"]) == ("overdue", "2026-03-02")
    file_id = send_file(client, world.staff)
    said = office.post(
        f"{url}/record",
        result="看了 3 个点",
        quantities=[
            {"label": "座谈会", "value": 6, "unit": "次"},
            {"label": "意见建议", "value": 210, "unit": "件", "at_least": True},
        ],
        file_ids=[file_id],
    )
    assert said["quantities"][1] == {
        "label": "意见建议",
        "value": 210,
        "unit": "件",
        "at_least": True,
    }
    assert [f["id"] for f in said["files"]] == [file_id]
    assert said["open_steps"] == ["record"]
    assert code_of(office.post(f"{url}/close", 409)) == "opinions-open"

    one = f"{url}/opinions/{opinion['id']}"
    office.post(f"{one}/answer", answer="已经补好", answered_on="2026-03-02")
    office.post(f"{one}/send-back", reason="只补了一半")
    office.post(f"{one}/answer", answer="全部补好")
    said = office.post(f"{one}/settle", note="现场看过")
    assert (said["opinions"], said["opinions_settled"]) == (1, 1)
    assert said["open_steps"] == ["close", "record"]
    assert office.post(f"{url}/close")["state"] == "closed"
    steps = [e["step"] for e in office.get(f"{url}/timeline")]
    assert steps[:3] == ["close", "settle", "answer"]


def test_a_problem_knows_which_instruments_concern_it(office, problem):
    office.plan(title="专题询问清洁取暖", kind="special_inquiry")
    made = office.plan(matters=[{"word": "problems", "id": problem["id"]}])

    assert office.titles(about_id=problem["id"]) == [made["title"]]
    assert office.change(made, matters=[])["matters"] == []
    assert office.titles(about_id=problem["id"]) == []


def test_shuangluan_planned_18_held_3_and_gave_12_opinions_all_settled(office):
    """Source: inventory 82."""
    made = [office.plan(title=f"视察、执法检查第{n}项") for n in range(1, 19)]
    for one in made[:3]:
        office.post(f"/{one['id']}/hold", held_on="2026-03-01")
        for number in range(4):
            given = office.opinion(one, f"审议意见{number}")
            url = f"/{one['id']}/opinions/{given['id']}"
            office.post(f"{url}/answer", answer="已办")
            office.post(f"{url}/settle")

    [total, inspection] = office.get("/summary", year=2026)

    said = {name: total[name]["value"] for name in ("instruments", "held", "opinions")}
    assert said == {"instruments": 18, "held": 3, "opinions": 12}
    assert total["opinions_open"]["value"] == 0
    for figure in ("instruments", "held", "late"):
        rows = office.get(limit=200, **inspection[figure]["where"])["items"]
        assert len(rows) == inspection[figure]["value"]
    assert len(office.get("/opinions", state="settled", limit=200)["items"]) == 12


def test_who_sees_an_instrument(client, world, office):
    made = office.plan(unit_ids=[str(world.units["water"].id)])
    url = f"/{made['id']}"

    for who in ("staff", "leader", "city_staff", "unit"):
        assert office.get(url, who)["title"] == made["title"]
        assert office.titles(who) == [made["title"]]
    for who in ("other_staff", "other_leader", "other_unit", "joint_unit"):
        office.get(url, who, 404)
        assert office.titles(who) == []
    office.get(url, "deputy", 403)
    for who in ("leader", "unit", "city_staff"):
        answer = client.post(
            f"{URL}{url}/hold", json={"held_on": "2026-03-01"}, headers=world.people[who].headers
        )
        assert answer.status_code == 403


def test_a_unit_is_told_answers_its_own_opinions_and_no_other(client, world, office):
    """Source: Supervision Law, art. 17: researched, dealt with, reported in writing."""
    made = office.held()
    water, housing = (str(world.units[name].id) for name in ("water", "housing"))
    own = office.opinion(made, "水务局限期整改", unit_id=water)
    other = office.opinion(made, "住建局限期整改", unit_id=housing)
    url = f"/{made['id']}/opinions"

    told = client.get("/api/v1/notices", headers=world.unit.headers).json()["items"]
    assert [(n["title"], n["about_id"]) for n in told] == [("有审议意见等您答复", made["id"])]
    seen = office.get(f"/{made['id']}", "unit")["given"]
    assert [one["open_steps"] for one in seen] == [["answer"], []]
    assert [o["id"] for o in office.get("/opinions", "unit")["items"]] == [own["id"]]
    office.post(f"{url}/{other['id']}/answer", 403, who="unit", answer="代答")
    office.post(f"{url}/{own['id']}/settle", 403, who="unit")
    said = office.post(f"{url}/{own['id']}/answer", who="unit", answer="已经整改")
    assert [one["answer"] for one in said["given"]] == ["已经整改", None]
    told = client.get("/api/v1/notices", headers=world.staff.headers).json()["items"]
    assert told[0]["title"] == "审议意见有了答复"


def test_what_does_not_fit_is_refused_at_its_field(world, office, problem):
    other = str(world.units["other_water"].id)
    for field, sent in (
        ("unit_ids", {"unit_ids": [other]}),
        ("matters", {"matters": [{"word": "problems", "id": str(new_id())}]}),
    ):
        assert office.plan(422, **sent)["issues"][0]["path"] == f"body.{field}"
    made = office.plan()
    answer = office.post(f"/{made['id']}/hold", 422, held_on="2026-12-01")
    assert answer["issues"][0]["path"] == "body.held_on"
    stale = office.change({**made, "version": 9}, 412, title="改名")
    assert stale["status"] == 412


def test_what_is_cancelled_stays_written_and_can_be_taken_up_again(office):
    made = office.plan()
    said = office.post(f"/{made['id']}/cancel", reason="并入执法检查")
    assert (said["ended_reason"], said["open_steps"]) == ("并入执法检查", ["reopen"])
    assert code_of(office.change(said, 409, title="改名")) == "instrument-settled"
    assert office.get("/summary")[0]["instruments"]["value"] == 0
    assert office.post(f"/{made['id']}/reopen", reason="还要做")["state"] == "planned"


def test_opinions_are_followed_in_a_ledger_of_their_own(world, office):
    made = office.held()
    late = office.opinion(made, "早该办的", due_on="2026-03-01")
    office.opinion(made, "不急的", due_on="2026-06-30", unit_id=str(world.units["water"].id))

    rows = office.get("/opinions", light="overdue")["items"]

    assert [(o["words"], o["instrument"]["id"]) for o in rows] == [("早该办的", made["id"])]
    withdrawn = office.post(f"/{made['id']}/opinions/{late['id']}/withdraw", reason="重复")
    assert withdrawn["opinions"] == 1
    assert [o["words"] for o in office.get("/opinions", state="given")["items"]] == ["不急的"]


def test_the_ledger_goes_out_as_a_workbook(client, world, office):
    office.held()
    answer = client.get(f"{URL}/export.xlsx", headers=world.staff.headers)
    cells = {
        cell
        for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.values
        for cell in row
    }
    assert {"监督工作台账", "滦平人督〔2026〕1号", "视察", "已开展", "1项，已开展1项"} <= cells


def test_an_instrument_is_found_by_its_words_and_by_its_number(client, world, office):
    made = office.plan(title="专题询问清洁取暖", kind="special_inquiry")

    def found(q, who="staff"):
        answer = client.get("/api/v1/search", params={"q": q}, headers=world.people[who].headers)
        return [
            (item["id"], item["code"])
            for group in answer.json()["groups"]
            for item in group["items"]
            if group["word"] == "instruments"
        ]

    assert found("清洁取暖") == found("滦平人督〔2026〕1号") == [(made["id"], made["code"])]
    assert found("滦平人问〔2026〕1号") == found("清洁取暖", "other_staff") == []


def test_a_repeat_is_harmless(office):
    id_ = str(new_id())
    first = office.plan(id=id_)
    assert office.plan(id=id_) == first
    assert code_of(office.plan(409, id=id_, title="另一项")) == "id-taken"
    assert issubclass(TooFewSigners, Invalid)
