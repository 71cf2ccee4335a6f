"""Out and in again: the same layout, the same rows, nothing changed."""

import io

import openpyxl
from openpyxl.utils import get_column_letter

from tests.imports.conftest import HEADER, PROBLEMS, book, counts, row

URL = "/api/v1/problems/export.xlsx"


def exported(desk, someone=None, **asked):
    answer = desk.get(URL, someone, **asked)
    assert answer.status_code == 200, answer.json()
    return answer.content


def sheet_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def test_what_goes_out_comes_in_as_all_the_same(desk):
    desk.bring_in(PROBLEMS)
    content = exported(desk, campaign_id=desk.campaign)
    again = desk.upload(content, "导出.xlsx")
    assert counts(again) == [0, 0, 89, 0]
    assert again["warnings"] == []


def test_the_list_goes_out_in_the_offices_layout(desk):
    desk.bring_in(PROBLEMS)
    page = sheet_of(exported(desk, campaign_id=desk.campaign))
    sample = openpyxl.load_workbook(PROBLEMS).active
    assert page["A1"].value == "“5+2”联动监督问题清单"
    assert [cell.value for cell in page[3]][:12] == HEADER
    for line in (4, 40, 92):
        for at in range(1, 13):
            wrote, read = page.cell(line, at).value, sample.cell(line, at).value
            if HEADER[at - 1] == "责任单位":
                wrote = wrote.removeprefix("滦平")
            assert wrote == read, (line, at)
    merged = {str(range_) for range_ in page.merged_cells.ranges}
    assert {"B4:B17", "B81:B92"} <= merged
    assert page["A93"].value == "合计"
    assert page["D93"].value == "89个问题，已整改完成49个，占比55.06%"
    hidden = get_column_letter(14)
    assert page.column_dimensions[hidden].hidden
    assert page.freeze_panes == "A4"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$3:$3"
    [states] = [v for v in page.data_validations.dataValidation if "整改" in v.formula1]
    assert "正在整改" in states.formula1


def test_the_export_is_filtered_like_the_ledger(desk):
    desk.bring_in(PROBLEMS)
    page = sheet_of(exported(desk, counted_as="rectified"))
    assert page.max_row == 3 + 49 + 1
    assert page.cell(53, 4).value == "49个问题，已整改完成49个，占比100.00%"


def test_a_row_with_its_id_is_known_though_words_and_unit_changed(desk):
    desk.bring_in(book(row()))
    changed = openpyxl.load_workbook(io.BytesIO(exported(desk)))
    page = changed.active
    page["D4"].value = "滦平镇三口机井没有关停"
    page["F4"].value = "县住房和城乡建设局"
    page["J4"].value = "已完成"
    out = io.BytesIO()
    changed.save(out)
    made = desk.upload(out.getvalue())
    assert counts(made) == [0, 1, 0, 0]
    [only] = desk.rows(made)
    was = {c["key"]: (c["old"], c["value"]) for c in only["cells"] if c["old"] != c["value"]}
    assert was == {
        "words": ("滦平镇机井没有关停", "滦平镇三口机井没有关停"),
        "unit": ("滦平县水务局", "滦平县住房和城乡建设局"),
        "state": ("正在整改", "已完成"),
    }
    assert made["changed_cells"] == 3
    desk.step(made)
    [now] = desk.ledger()["items"]
    assert now["unit"]["name"] == "滦平县住房和城乡建设局"
    assert now["state"] == "reported_done"
    assert desk.get("/api/v1/problems", desk.world.unit, count=True).json()["count"] == 0
    assert desk.get("/api/v1/problems", desk.world.joint_unit, count=True).json()["count"] == 1


def test_no_cell_becomes_a_formula(desk):
    words = '=HYPERLINK("http://x","点我")'
    desk.bring_in(book(row(问题描述="＝1+1 的问题", 备注="+1", 整改措施="@SUM(A1)")))
    header = {**desk.world.staff.headers, "If-Match": '"1"'}
    [made] = desk.ledger()["items"]
    url = f"/api/v1/problems/{made['id']}"
    assert desk.client.patch(url, json={"words": words}, headers=header).status_code == 200
    page = sheet_of(exported(desk))
    assert [page[f"{c}4"].data_type for c in "DHL"] == ["s", "s", "s"]
    assert page["D4"].value == words
    assert counts(desk.upload(exported(desk))) == [0, 0, 1, 0]


def test_an_empty_list_goes_out_with_its_header(desk):
    page = sheet_of(exported(desk))
    assert [cell.value for cell in page[3]][:12] == HEADER
