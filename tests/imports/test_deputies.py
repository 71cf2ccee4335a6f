"""The roster of a term comes in by the same way, and what it says of people stays sealed."""

import io

import openpyxl
from sqlalchemy import text

from tests.imports.conftest import DEPUTIES, URL, counts


def term(desk):
    return {"kind": "deputies", "target_id": str(desk.world.terms["luanping"].id)}


def test_the_roster_comes_in_once(desk):
    made = desk.upload(DEPUTIES, **term(desk))
    assert counts(made) == [225, 0, 0, 0]
    assert len(made["news"]["constituencies"]) == 40
    assert made["target"]["name"] == "滦平县人大第15届"
    assert desk.step(made)["state"] == "committed"
    again = desk.upload(DEPUTIES, **term(desk))
    assert counts(again) == [0, 0, 225, 0]


def test_a_change_in_the_roster_is_shown_cell_by_cell(desk):
    desk.bring_in(DEPUTIES, **term(desk))
    book = openpyxl.load_workbook(DEPUTIES)
    book.active["F3"].value = "研究生"
    out = io.BytesIO()
    book.save(out)
    made = desk.upload(out.getvalue(), **term(desk))
    assert counts(made) == [0, 1, 224, 0]
    [only] = desk.rows(made, "change")
    was = {c["key"]: (c["old"], c["value"]) for c in only["cells"] if c["old"] != c["value"]}
    assert was == {"education": ("本科", "研究生")}


def test_phone_numbers_are_not_readable_while_staged_and_gone_once_in(desk, database):
    made = desk.upload(DEPUTIES, **term(desk))
    assert "19910000000" in str(desk.rows(made)[0])

    def kept():
        with database.reading() as session:
            return str(session.execute(text("select * from import_row")).all())

    assert "1991000" not in kept()
    assert "王娟" not in kept()
    desk.step(made)
    assert kept() == "[]"


def test_a_term_of_another_congress_is_not_to_be_found(desk, world):
    other = {"kind": "deputies", "target_id": str(world.terms["xinglong"].id)}
    assert desk.upload(DEPUTIES, status=404, **other)["type"] == "/problems/not-found"


def test_the_list_of_imports_is_told_apart_by_kind(desk):
    desk.upload(DEPUTIES, **term(desk))
    assert len(desk.get(URL, kind="deputies").json()["items"]) == 1
    assert desk.get(URL, kind="problems").json()["items"] == []
    assert desk.get(URL, state="committed").json()["items"] == []


def test_the_roster_goes_out_and_comes_in_as_all_the_same(desk, world):
    desk.bring_in(DEPUTIES, **term(desk))
    wanted = {"term_id": str(world.terms["luanping"].id)}
    answer = desk.get("/api/v1/deputies/export.xlsx", **wanted)
    assert answer.status_code == 200, answer.json()
    page = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    sample = openpyxl.load_workbook(DEPUTIES).active
    assert [c.value for c in page[3]][:11] == [c.value for c in sample[2]]
    again = desk.upload(answer.content, "名册.xlsx", **term(desk))
    assert counts(again)[2:] == [page.max_row - 3, 0]
    for someone in (world.deputy, world.unit):
        assert desk.get("/api/v1/deputies/export.xlsx", someone).status_code == 403
