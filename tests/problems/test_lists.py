"""The four lists and the ledger: the same problems, each filtered, in Excel, Word and PDF."""

import io
import re
import weakref

import docx
import openpyxl
import pypdf
import pytest

from backend.outside import spreadsheets
from backend.outside.spreadsheets import ColumnWritten, RowWritten
from tests.imports.conftest import PROBLEMS, Desk, book, desk, row  # noqa: F401

URL = "/api/v1/problems/export"
TITLES = {
    "task": "任务清单",
    "responsibility": "责任清单",
    "problem": "问题清单",
    "effect": "效果清单",
    "rectification": "整改台账",
}


@pytest.fixture
def filled(desk):  # noqa: F811
    desk.bring_in(PROBLEMS)
    return desk


def sheet_of(desk, which, someone=None, **asked):  # noqa: F811
    answer = desk.get(f"{URL}.xlsx", someone, listed_as=which, **asked)
    assert answer.status_code == 200, answer.text
    return openpyxl.load_workbook(io.BytesIO(answer.content)).active


def header(page):
    return [cell.value for cell in page[3]]


@pytest.mark.parametrize("which", TITLES)
def test_inventory_63_each_list_goes_out_in_the_offices_layout(filled, which):
    page = sheet_of(filled, which, campaign_id=filled.campaign)
    assert page["A1"].value == f"“5+2”联动监督{TITLES[which]}"
    assert page["A2"].value.startswith("填报单位：滦平县")
    rows = 49 if which == "effect" else 89
    assert page.max_row == 3 + rows + 1
    assert page.cell(4 + rows, 1).value == "合计"
    assert page.merged_cells.ranges
    assert page.print_title_rows == "$3:$3"


def test_the_list_of_responsibility_goes_unit_by_unit(filled):
    page = sheet_of(filled, "responsibility")
    assert header(page)[:2] == ["责任单位", "序号"]
    units = [page.cell(line, 1).value for line in range(4, 93)]
    begun = [unit for unit in units if unit]
    assert len(begun) == len(set(begun)) == 7
    said = page.cell(93, 4).value
    assert said == "7个责任单位，89个问题，已整改完成49个，占比55.06%"


def test_the_list_of_effects_holds_what_is_rectified_and_what_came_of_it(filled):
    page = sheet_of(filled, "effect")
    assert header(page)[-4:] == ["整改结果", "验收日期", "销号日期", "回头看"]
    assert page.cell(53, 3).value == "已整改完成49个，其中已验收0个，已销号0个"


def test_lists_are_filtered_like_the_ledger_by_unit_and_state(filled, world):
    asked = {"state": "rectifying", "unit_id": str(world.units["water"].id)}
    listed = filled.get("/api/v1/problems", count=True, **asked).json()["count"]
    assert 0 < listed < 40
    page = sheet_of(filled, "task", **asked)
    assert page.max_row == 3 + listed + 1
    assert {page.cell(line, 7 - 1).value for line in range(4, 4 + listed)} == {"滦平县水务局"}


def test_whose_a_problem_is_stands_in_it_where_there_are_several_counties(filled, world):
    assert "县区" not in header(sheet_of(filled, "task"))
    campaign = filled.start(world.other_staff)
    made = filled.upload(book(row()), someone=world.other_staff, target_id=campaign)
    filled.step(made, someone=world.other_staff)
    page = sheet_of(filled, "task", world.city_staff)
    assert header(page)[-1] == "县区"
    assert {page.cell(line, len(header(page))).value for line in range(4, 94)} == {
        "滦平县人大",
        "兴隆县人大",
    }
    only = sheet_of(filled, "task", world.city_staff, congress_id=world.congresses["xinglong"].id)
    assert only.max_row == 3 + 1 + 1


def pages(content):
    read = pypdf.PdfReader(io.BytesIO(content))
    return [re.sub(r"\s", "", page.extract_text()) for page in read.pages]


@pytest.mark.parametrize("which", TITLES)
def test_each_list_is_typeset_for_a_meeting(filled, which):
    answer = filled.get(f"{URL}.pdf", listed_as=which, campaign_id=filled.campaign)
    assert answer.headers["content-type"] == "application/pdf"
    said = pages(answer.content)
    assert said[0].startswith(f"“5+2”联动监督{TITLES[which]}填表单位：滦平县")
    assert "2026年3月2日" in said[0]
    for number, page in enumerate(said, 1):
        assert page.endswith(f"第{number}页共{len(said)}页")
    assert re.search(r"填表单位：滦平县\S*审核：签发：第", said[-1])
    answer = filled.get(f"{URL}.docx", listed_as=which, campaign_id=filled.campaign)
    [table] = docx.Document(io.BytesIO(answer.content)).tables
    assert len(table.rows) == 1 + (49 if which == "effect" else 89) + 1
    assert "系统标识（请勿改动）" not in [cell.text for cell in table.rows[0].cells]


def test_what_one_may_not_see_is_not_written(filled, world):
    for ending in ("xlsx", "docx", "pdf"):
        for someone in (world.deputy, world.system_admin):
            assert filled.get(f"{URL}.{ending}", someone).status_code == 403
    mine = filled.get("/api/v1/problems", world.unit, count=True).json()["count"]
    page = sheet_of(filled, "task", world.unit)
    assert page.max_row == 3 + mine + 1
    assert sheet_of(filled, "task", world.other_staff).max_row == 4


def test_a_list_too_long_for_paper_is_refused_with_what_to_do(filled, monkeypatch):
    monkeypatch.setattr("backend.api.problems.sheets.MOST_PAPER", 88)
    for ending in ("docx", "pdf"):
        refused = filled.get(f"{URL}.{ending}")
        assert refused.status_code == 422
        assert "请先用筛选缩小范围" in refused.json()["detail"]


class Held(list):
    """A row of which is known whether it is still held."""


def test_the_writer_never_holds_more_than_a_few_rows():
    held = weakref.WeakValueDictionary()
    most = 0

    def rows():
        nonlocal most
        for number in range(2_000):
            cells = Held([number, f"领域{number // 100}", f"第{number}件事"])
            held[number] = cells
            yield RowWritten(cells)
            most = max(most, len(held))

    columns = [ColumnWritten("序号"), ColumnWritten("领域", merged=True), ColumnWritten("问题")]
    spreadsheets.write(sheet="清单", title="清单", note="", columns=columns, rows=rows())
    assert 0 < most < 5
