"""What is not understood is asked, answered once, remembered for the county, never guessed."""

from sqlmodel import select

from backend.domain.features.problems.rules import ProblemState
from backend.domain.people.units.tables import Unit
from tests.imports.conftest import HEADER, URL, book, counts, row


def faults(desk, made):
    return {
        (r["line"], c["key"]): c["fault"]
        for r in desk.rows(made, "bad")
        for c in r["cells"]
        if c["fault"]
    }


def test_an_unknown_unit_is_asked_with_the_likeliest_first_and_kept_as_an_alias(
    desk, world, database
):
    made = desk.upload(book(row(责任单位="住建局"), row(责任单位="住建局", 问题描述="另一件事")))
    assert counts(made) == [0, 0, 0, 2]
    [ask] = made["asks"]
    assert (ask["key"], ask["word"], ask["count"], ask["line"]) == ("unit", "住建局", 2, 3)
    assert ask["suggestions"][-1]["value"] == "as-written"
    unit = world.units["housing"]
    answered = desk.answer(made, answers=[{"key": "unit", "word": "住建局", "value": str(unit.id)}])
    assert counts(answered) == [2, 0, 0, 0]
    assert answered["asks"] == []
    desk.step(answered)
    assert {r["unit"]["name"] for r in desk.ledger()["items"]} == {unit.name}
    with database.reading() as session:
        kept = session.exec(select(Unit).where(Unit.id == unit.id)).one()
        assert "住建局" in kept.aliases
    assert counts(desk.upload(book(row(责任单位="住 建 局")))) == [0, 0, 1, 0]


def test_a_unit_outside_the_list_can_stay_as_it_is_written(desk, world):
    made = desk.upload(book(row(责任单位="某某公司")))
    answers = [{"key": "unit", "word": "某某公司", "value": "as-written"}]
    desk.step(desk.answer(made, answers=answers))
    [only] = desk.ledger()["items"]
    assert only["unit"] == {"id": None, "name": "某某公司"}
    assert only["holder"]["kind"] == "congress"
    one = desk.get(f"/api/v1/problems/{only['id']}").json()
    assert one["open_steps"] == ["report-done", "plan", "hand-over", "escalate", "refer"]
    assert counts(desk.upload(book(row(责任单位="某某公司")))) == [0, 0, 1, 0]


def test_an_unknown_state_is_asked_and_its_meaning_remembered_for_the_county_alone(desk, world):
    made = desk.upload(book(row(整改状态="抓紧办着呢")))
    [ask] = made["asks"]
    assert {one["value"] for one in ask["suggestions"]} == set(ProblemState) - {"escalated"}
    answer = {"key": "state", "word": "抓紧办着呢", "value": "rectifying"}
    desk.step(desk.answer(made, answers=[answer]))
    again = desk.upload(book(row(整改状态="抓紧办着呢", 问题描述="第二件事情")))
    assert counts(again) == [1, 0, 0, 0]
    campaign = desk.start(world.other_staff)
    other = desk.upload(
        book(row(整改状态="抓紧办着呢")), someone=world.other_staff, target_id=campaign
    )
    assert {a["key"] for a in other["asks"]} == {"state"}


def test_a_wrong_answer_is_refused(desk, world):
    made = desk.upload(book(row(责任单位="住建局")))
    for key, value in (
        ("unit", str(world.units["other_water"].id)),
        ("unit", "随便"),
        ("state", "done"),
        ("words", "x"),
    ):
        refused = desk.answer(made, 422, answers=[{"key": key, "word": "住建局", "value": value}])
        assert refused["type"] == "/problems/answer-wrong"


def test_a_column_nobody_knows_is_mapped_by_hand_and_remembered(desk):
    header = [{"责任单位": "归谁管"}.get(label, label) for label in HEADER]
    made = desk.upload(book(row(), header=header))
    [unknown] = [c for c in made["columns"] if not c["key"]]
    assert unknown["label"] == "归谁管"
    mapped = desk.answer(made, mapping=[{"place": unknown["place"], "key": "unit"}])
    desk.step(mapped)
    assert desk.ledger()["items"][0]["unit"]["name"] == "滦平县水务局"
    again = desk.upload(book(row(), header=header))
    assert counts(again) == [0, 0, 1, 0]


def test_two_columns_cannot_be_the_same_and_a_needed_one_not_left_out(desk):
    made = desk.upload(book(row()))
    for mapping in ([{"place": 0, "key": "words"}], [{"place": 3, "key": ""}]):
        refused = desk.answer(made, 422, mapping=mapping)
        assert refused["type"] == "/problems/mapping-wrong"
    refused = desk.answer(made, 422, mapping=[{"place": 150, "key": "place"}])
    assert refused["type"] == "/problems/mapping-wrong"


def test_faults_are_said_cell_by_cell_and_nothing_is_half_imported(desk):
    made = desk.upload(
        book(
            row(),
            row(问题描述=None, 整改时限="2026-13-05"),
            row(问题描述="第三件事", 领域=None, 发现时间="4月21日"),
            row(问题描述="滦平镇 机井，没有关停"),
        )
    )
    assert counts(made) == [1, 0, 0, 3]
    assert made["bad_cells"] == 4
    assert faults(desk, made) == {
        (4, "words"): "没有写问题描述，请补上。",
        (4, "due_on"): "不是完整的日期，请写成 2026-12-05。",
        (5, "found_on"): "“4月21日”没有说清是哪一天，请选择。",
        (6, "words"): "与第 3 行是同一个问题（描述和责任单位都一样），请合并成一行。",
    }
    refused = desk.step(made, status=409)
    assert refused["type"] == "/problems/rows-bad"
    assert desk.ledger()["count"] == 0


def test_the_errors_come_back_marked(desk):
    import io

    import openpyxl

    made = desk.upload(book(row(整改时限="五月底")))
    answer = desk.get(f"{URL}/{made['id']}/marked.xlsx")
    assert answer.status_code == 200
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert page["I4"].comment.text.startswith("“五月底”没有说清是哪一天")
    assert page["M4"].value == "“五月底”没有说清是哪一天，请选择。"
    fixed = openpyxl.load_workbook(io.BytesIO(answer.content))
    fixed.active["I4"].value = "2026年5月31日"
    out = io.BytesIO()
    fixed.save(out)
    assert counts(desk.upload(out.getvalue())) == [1, 0, 0, 0]


def test_imports_are_the_own_congresss_alone(desk, world, client):
    made = desk.upload(book(row()))
    for someone in (world.other_staff, world.city_staff):
        assert desk.get(URL, someone).json()["items"] == []
        for path in ("", "/rows", "/marked.xlsx"):
            assert desk.get(f"{URL}/{made['id']}{path}", someone).status_code == 404
        desk.step(made, status=404, someone=someone)
        desk.step(made, "cancel", 404, someone)
        headers = {**someone.headers, "If-Match": '"1"'}
        assert client.patch(f"{URL}/{made['id']}", json={}, headers=headers).status_code == 404
    refused = desk.upload(book(row()), someone=world.other_staff, status=404)
    assert refused["type"] == "/problems/not-found"
    city = desk.start(world.city_staff, shared=True)
    refused = desk.upload(book(row()), target_id=city, status=422)
    assert refused["type"] == "/problems/campaign-elsewhere"
    assert desk.get(URL, world.unit).json()["items"] == []
    assert desk.get(f"{URL}/{made['id']}", world.unit).status_code == 404
    for someone in (world.leader, world.deputy):
        assert desk.get(URL, someone).status_code == 403
        desk.upload(book(row()), someone=someone, status=403)
