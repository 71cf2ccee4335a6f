"""Broken workbooks get a clear answer and cost neither memory nor time."""

import csv
import io
import re
import resource
import struct
import time
import zipfile

import openpyxl
import pytest

from backend.outside import spreadsheets
from backend.outside.spreadsheets import Fault, SheetRefused
from tests.imports.conftest import HEADER, PROBLEMS, book, counts, row, saved


def fault(content, name="a.xlsx"):
    with pytest.raises(SheetRefused) as refused:
        spreadsheets.read(content, name)
    return refused.value.fault


def repacked(change, drop=()):
    """The sample with parts changed: a mapping of path to bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(PROBLEMS) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in source.infolist():
            if part.filename not in change and part.filename not in drop:
                made.writestr(part.filename, source.read(part))
        for name, content in change.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows):
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
        b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def test_a_name_that_does_not_fit_the_content_is_refused():
    sample = PROBLEMS.read_bytes()
    assert fault(sample, "a.xls") is Fault.kind
    assert fault(sample, "a.csv") is Fault.kind
    assert fault(sample, "a.docx") is Fault.kind
    assert fault(b"<html><table></table></html>", "a.xls") is Fault.kind
    assert fault(b"%PDF-1.7", "a.xlsx") is Fault.kind
    assert fault("领域,方面\n".encode(), "a.txt") is Fault.kind
    assert fault(repacked({}, drop=("xl/workbook.xml",))) is Fault.kind


def test_a_password_is_said_to_be_one():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    assert fault(ole + "EncryptedPackage".encode("utf-16-le")) is Fault.password
    assert fault(ole, "a.xls") is Fault.damaged


def test_a_macro_is_refused():
    assert fault(repacked({"xl/vbaProject.bin": b"macro"})) is Fault.macro
    assert fault(PROBLEMS.read_bytes(), "a.xlsm") is Fault.macro


def test_a_zip_bomb_costs_nothing():
    bomb = repacked({"xl/media/image1.png": b"\0" * (200 * 1024 * 1024)})
    assert len(bomb) < 1024 * 1024
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    assert fault(bomb) is Fault.size
    assert time.process_time() - begun < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def test_a_package_that_lies_about_its_size_is_damaged():
    content = bytearray(repacked({"xl/liar.bin": b"\0" * 1_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(mark)
        while place >= 0:
            size = struct.unpack_from("<I", content, place + at)[0]
            if size == 1_000_000:
                struct.pack_into("<I", content, place + at, 100)
            place = content.find(mark, place + 4)
    assert fault(bytes(content)) is Fault.damaged


def test_ten_million_empty_rows_cost_nothing():
    rows = b"".join(b'<row r="%d"/>' % n for n in range(1, 1_200_000))
    begun = time.process_time()
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows
    assert time.process_time() - begun < 5
    rows = b"<row/>" * 10_000_000
    begun = time.process_time()
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "CX60001"])
def test_a_cell_far_away_makes_no_room_for_billions(place):
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'.encode()
    assert fault(repacked({"xl/worksheets/sheet1.xml": sheet_xml(rows)})) is Fault.rows


def test_rows_that_are_only_formatted_do_not_count():
    made = openpyxl.load_workbook(PROBLEMS)
    made.active.row_dimensions[900_000].height = 20
    [sheet] = spreadsheets.read(saved(made), "a.xlsx")
    assert len(sheet.rows) == 93


def test_an_empty_sheet_and_an_empty_file_are_said_to_be_empty():
    assert fault(saved(openpyxl.Workbook())) is Fault.empty
    assert fault(b"") is Fault.empty
    assert fault(b" \n\n", "a.csv") is Fault.empty


def test_garbage_is_damaged():
    assert fault(b"PK\x03\x04" + b"\x00" * 100) is Fault.damaged
    assert fault(PROBLEMS.read_bytes()[:-200]) is Fault.damaged
    broken = repacked({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"})
    assert fault(broken) in {Fault.damaged, Fault.empty}


def test_a_csv_is_read_as_utf_8_and_as_gb18030():
    out = io.StringIO()
    csv.writer(out).writerows([["领域", "问题描述"], ["水", "井㐂没有关停"]])
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        [sheet] = spreadsheets.read(out.getvalue().encode(encoding), "清单.csv")
        assert list(sheet.rows[1]) == ["水", "井㐂没有关停"]
    assert fault(b"\xff\xfe\x80abc\xff", "a.csv") is Fault.damaged


def test_every_refusal_says_in_chinese_what_to_do(desk):
    for content, name, code in (
        (b"%PDF-1.7", "a.pdf", "sheet-kind-wrong"),
        (b"", "a.xlsx", "sheet-empty"),
        (repacked({"xl/vbaProject.bin": b"macro"}), "a.xlsx", "sheet-with-macro"),
        (book(header=["甲", "乙"]), "a.xlsx", "header-missing"),
        (book(), "a.xlsx", "nothing-to-import"),
    ):
        refused = desk.upload(content, name, status=422)
        assert refused["type"] == f"/problems/{code}"
        assert "请" in refused["detail"]
        assert refused["issues"][0]["path"] == "body.file"
    refused = desk.upload(book(row()), sheet="没有这张", status=422)
    assert refused["type"] == "/problems/sheet-missing"


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
