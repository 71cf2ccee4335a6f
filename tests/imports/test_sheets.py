"""Workbooks as offices keep them: CSV, old .xls, hidden rows, formulas, several sheets."""

import csv
import io
import re
import zipfile

import openpyxl

from backend.outside import spreadsheets
from backend.outside.spreadsheets import Fault
from tests.imports.conftest import HEADER, PROBLEMS, SAMPLES, book, counts, fault, row, saved


def test_a_csv_is_read_as_utf_8_as_gb18030_and_as_utf_16():
    out = io.StringIO()
    csv.writer(out).writerows([["领域", "问题描述"], ["水", "井㐂没有关停"]])
    wide = ("utf-16", "utf-16-le", "utf-16-be")
    for encoding in ("utf-8", "utf-8-sig", "gb18030", *wide):
        [sheet] = spreadsheets.read(out.getvalue().encode(encoding), "清单.csv")
        assert list(sheet.rows[1]) == ["水", "井㐂没有关停"]
    tabbed = out.getvalue().replace(",", "\t")
    [sheet] = spreadsheets.read(b"\xfe\xff" + tabbed.encode("utf-16-be"), "清单.csv")
    assert list(sheet.rows[1]) == ["水", "井㐂没有关停"]
    assert fault(b"\xff\xfe\x80abc\xff", "a.csv") is Fault.damaged
    assert fault("领域,问题\x00".encode("utf-16"), "a.csv") is Fault.damaged
    assert fault("领域,问题\x00".encode("utf-16-le"), "a.csv") is Fault.kind


def test_a_formula_is_pointed_out_where_it_stands(desk):
    made = openpyxl.Workbook()
    for line in (HEADER, row(), row(问题描述="=A1&B1", 序号="=ROW()-1"), row(问题描述="第三件")):
        made.active.append(line)
    made.active["A6"], made.active["D6"] = "合计", "=COUNTA(D2:D4)"
    answer = desk.upload(saved(made))
    assert counts(answer) == [2, 0, 0, 1]
    [bad] = desk.rows(answer, "bad")
    assert bad["line"] == 3
    assert {c["key"]: c["fault"] for c in bad["cells"] if c["fault"]} == {
        "words": "这一格是公式，没有存下算好的值，请复制后用“粘贴为数值”再上传。"
    }


def hiding():
    """A list of two rows of which the second is hidden, and so is the column of measures."""
    made = openpyxl.Workbook()
    for line in (HEADER, row(), row(问题描述="第二件")):
        made.active.append(line)
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["H"].hidden = True
    return saved(made)


def test_hidden_rows_and_columns_are_said_and_asked_about_before_anything_comes_in(desk):
    answer = desk.upload(hiding())
    assert (answer["hidden_rows"], answer["hidden_columns"]) == (1, ["整改措施"])
    assert answer["keep_hidden"] is None
    assert answer["open_steps"] == ["answer", "cancel"]
    assert desk.step(answer, status=409)["type"] == "/problems/hidden-unanswered"
    with_them = desk.answer(answer, keep_hidden=True)
    assert counts(with_them) == [2, 0, 0, 0]
    without = desk.answer(with_them, keep_hidden=False)
    assert counts(without) == [1, 0, 0, 0]
    desk.step(without)
    [only] = desk.ledger()["items"]
    assert desk.get(f"/api/v1/problems/{only['id']}").json()["measure"] is None


def test_our_own_hidden_column_is_not_asked_about(desk):
    desk.bring_in(book(row()))
    again = desk.upload(desk.get("/api/v1/problems/export.xlsx").content, "导出.xlsx")
    assert (again["hidden_rows"], again["hidden_columns"]) == (0, [])
    assert counts(again) == [0, 0, 1, 0]


def test_the_sheet_with_the_list_is_found_among_others_and_hidden_ones_are_left(desk):
    made = openpyxl.Workbook()
    made.active.title = "说明"
    made.active["A1"] = "填表说明"
    for name in ("旧清单", "清单"):
        sheet = made.create_sheet(name)
        for line in (HEADER, row(问题描述=f"{name}里的问题")):
            sheet.append(line)
    made["旧清单"].sheet_state = "hidden"
    made["清单"]["D2"] = "=A2"
    answer = desk.upload(saved(made))
    assert (answer["sheet"], answer["sheets"]) == ("清单", ["说明", "清单"])
    assert counts(answer) == [0, 0, 0, 1]


def test_a_formula_with_its_value_is_read_and_said(desk):
    made = openpyxl.Workbook()
    for line in (HEADER, row(问题描述="第一件事没有办", 备注="甲")):
        made.active.append(line)
    content = io.BytesIO(saved(made))
    out = io.BytesIO()
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(out, "w") as changed:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                data, count = re.subn(
                    rb'<c r="L2".*?</c>',
                    b'<c r="L2" t="str"><f>A2&amp;B2</f><v>1-water</v></c>',
                    data,
                )
                assert count == 1
            changed.writestr(part.filename, data)
    answer = desk.upload(out.getvalue())
    assert counts(answer) == [1, 0, 0, 0]
    [only] = desk.rows(answer)
    [remark] = [c for c in only["cells"] if c["key"] == "remark"]
    assert (remark["value"], remark["note"]) == ("1-water", "这一格是公式，按算好的值读入。")


def test_several_sheets_that_look_like_lists_are_asked_about(desk):
    made = openpyxl.Workbook()
    made.active.title = "一季度"
    made.create_sheet("二季度")
    for sheet in made:
        sheet.append(HEADER)
        sheet.append(row(问题描述=f"{sheet.title}里的问题"))
    content = saved(made)
    refused = desk.upload(content, status=422)
    assert refused["type"] == "/problems/sheet-unclear"
    assert [i["detail"] for i in refused["issues"]] == ["一季度", "二季度"]
    assert {i["path"] for i in refused["issues"]} == {"body.sheet"}
    desk.bring_in(content, sheet="二季度")
    assert [r["words"] for r in desk.ledger()["items"]] == ["二季度里的问题"]


def test_an_old_xls_is_read_like_the_new_one(desk):
    """The samples were written by xlwt 1.3.0 (BIFF8): the list of the .xlsx, and two far cells."""
    made = desk.upload(SAMPLES / "luanping-problem-list.xls")
    assert counts(made) == [89, 0, 0, 0]
    assert len(made["news"]["fields"]) == 7
    desk.step(made)
    assert counts(desk.upload(PROBLEMS)) == [0, 0, 89, 0]


def test_what_an_old_xls_hides_is_asked_about(desk):
    """The sample was written by xlwt 1.3.0: its second problem and its measures are hidden."""
    made = desk.upload(SAMPLES / "hidden.xls")
    assert (made["hidden_rows"], made["hidden_columns"]) == (1, ["整改措施"])
    assert "commit" not in made["open_steps"]
    shown = desk.answer(made, keep_hidden=False)
    assert counts(shown) == [2, 0, 0, 0]
    assert counts(desk.answer(shown, keep_hidden=True)) == [3, 0, 0, 0]
