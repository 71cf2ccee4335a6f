"""The plans that the source names, brought in and counted; inventory 111, 138, G3."""

import io

import openpyxl
import pytest

from tests.tasks.conftest import HEADER, URL, in_excel, in_word

FIVE = {"明方向": 5, "践民主": 4, "强监督": 5, "担使命": 4, "重自身": 4}
"""双桥's 22 in five aspects; how many in each the source does not say."""


def row(number, aspect=None, words=None, **changes):
    said = {
        "序号": number,
        "方面": aspect,
        "任务内容": words or f"第{number}项重点工作，{'甲乙丙丁戊己庚辛壬癸'[number % 10]}",
        "责任单位": "县水务局",
        "完成时限": "2026年12月底前",
        **changes,
    }
    return [said.get(label) for label in HEADER]


def value(figures, name):
    return figures[name]["value"]


def listed(plans, figures, name):
    """How many rows the filters of a figure list."""
    return plans.get("", count=True, **figures[name]["where"])["count"]


def test_the_city_has_73_tasks_of_2022(plans):
    plan = plans.plan(year=2022)
    rows = [
        row(n, 责任单位="县委组织部、县水务局", 完成时限="2022年12月底前") for n in range(1, 74)
    ]
    made = plans.brought_in(plan, in_word([HEADER, *rows]))

    assert (made["creates"], made["bads"]) == (73, 0)
    figures = plans.get(f"/plans/{plan['id']}")["figures"]
    assert value(figures, "tasks") == 73
    assert (value(figures, "overdue"), figures["rate"]) == (73, "0.00")
    assert listed(plans, figures, "tasks") == listed(plans, figures, "overdue") == 73


def test_fengning_has_66_of_which_63_are_for_long_and_3_of_the_year(plans, world):
    plan = plans.plan()
    rows = [
        row(n, 完成时限="当年完成" if n <= 3 else "长期坚持", 责任单位="县人大选任代工委")
        for n in range(1, 67)
    ]
    plans.brought_in(plan, in_excel(*rows), "66条任务.xlsx")
    one = plans.get("", plan_id=plan["id"])["items"][0]
    plans.step(world.staff, one, "report-done", words="已纳入党校教学计划")
    plans.step(world.staff, one, "confirm")

    figures = plans.get("/summary", plan_id=plan["id"])
    assert value(figures, "tasks") == 66
    assert value(figures, "long_term") + value(figures, "dated") == 63 + 3
    assert (value(figures, "done"), figures["rate"]) == (1, "33.33")
    assert value(figures, "overdue") == 0
    for name in ("tasks", "dated", "done", "open", "long_term", "on_time"):
        assert listed(plans, figures, name) == value(figures, name), name


def test_shuangqiao_has_22_in_five_aspects_under_headings_of_their_own(plans):
    plan = plans.plan()
    tables, at = [], 0
    for count in FIVE.values():
        rows = [row(at + i + 1) for i in range(count)]
        at += count
        tables.append([HEADER, *rows])
    headings = [f"{'一二三四五'[i]}、{name}（{FIVE[name]}项）" for i, name in enumerate(FIVE)]
    plans.brought_in(plan, in_word(*tables, headings=headings))

    assert plans.get(f"/plans/{plan['id']}")["aspects"] == list(FIVE)
    board = plans.get("/board", plan_id=plan["id"], by="aspect")
    assert [(c["name"], c["count"]) for c in board["columns"]] == list(FIVE.items())
    assert sum(column["count"] for column in board["columns"]) == 22


def test_the_board_shows_states_and_owners_with_their_counts(plans, world):
    plan = plans.plan()
    first = plans.task(plan)
    plans.task(plan, words="第二项", owners=[{"name": "县委组织部"}])
    plans.task(plan, words="第三项", owners=[{"name": "县委组织部"}])
    plans.step(world.unit, first, "start")

    by_state = plans.get("/board", plan_id=plan["id"])["columns"]
    assert [(c["name"], c["count"]) for c in by_state] == [("未启动", 2), ("正在推进", 1)]
    by_owner = plans.get("/board", plan_id=plan["id"], by="owner")["columns"]
    assert [(c["name"], c["count"]) for c in by_owner] == [("县委组织部", 2), ("滦平县水务局", 1)]
    for column in [*by_state, *by_owner]:
        found = plans.get("", count=True, **column["where"])["count"]
        assert found == column["count"] == value(column["figures"], "tasks")


def test_a_column_of_the_board_shows_its_first_cards_and_says_how_many_there_are(plans):
    plan = plans.plan()
    plans.brought_in(plan, in_excel(*[row(n) for n in range(1, 41)]), "任务.xlsx")

    [column] = plans.get("/board", plan_id=plan["id"])["columns"]

    assert (column["count"], len(column["items"])) == (40, 30)
    assert [card["number"] for card in column["items"]] == list(range(1, 31))


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_second_import_changes_nothing(plans, kind):
    plan = plans.plan()
    rows = [
        row(n, "强监督" if n < 3 else None, 状态="正在推进", 配合单位="县委办、住房和城乡建设局")
        for n in range(1, 6)
    ]
    content = in_excel(*rows) if kind == "xlsx" else in_word([HEADER, *rows])
    plans.brought_in(plan, content, f"任务.{kind}")

    again = plans.upload(plan, content, f"任务.{kind}")

    assert (again["creates"], again["changes"], again["sames"]) == (0, 0, 5)
    assert again["open_steps"] == ["answer", "cancel"]


def test_what_goes_out_to_excel_comes_in_again_and_changes_nothing(plans, world, client):
    plan = plans.plan()
    rows = [row(n, "重自身", 配合单位="县委办", 牵头领导="沈怀远") for n in range(1, 8)]
    rows[3][6] = "长期坚持"
    plans.brought_in(plan, in_word([HEADER, *rows]))
    sheet = client.get(
        f"{URL}/export.xlsx", params={"plan_id": plan["id"]}, headers=world.staff.headers
    )
    assert sheet.status_code == 200
    last = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)[-1]
    assert last[2] == ("7项任务：有时限6项，长期坚持1项；有时限的已确认完成0项，占0.00%")

    again = plans.upload(plan, sheet.content, "导出的.xlsx")

    assert (again["creates"], again["changes"], again["sames"], again["bads"]) == (0, 0, 7, 0)


def test_merged_cells_and_headers_that_come_again_are_read_as_they_are_meant(plans):
    from docx import Document

    made = Document()
    table = made.add_table(rows=6, cols=len(HEADER))
    lines = [HEADER, row(1, "明方向"), row(2), HEADER, row(3), row(4, "践民主")]
    for line, said in enumerate(lines):
        for place, text in enumerate(said):
            table.cell(line, place).text = str(text or "")
    table.cell(1, 1).merge(table.cell(2, 1))
    out = io.BytesIO()
    made.save(out)
    plan = plans.plan()

    plans.brought_in(plan, out.getvalue())

    items = plans.get("", plan_id=plan["id"])["items"]
    assert [(one["number"], one["aspect"]) for one in items] == [
        (1, "明方向"),
        (2, "明方向"),
        (3, "明方向"),
        (4, "践民主"),
    ]


def test_numbers_that_begin_anew_with_each_aspect_are_only_an_order(plans):
    plan = plans.plan()
    words = ["甲项任务", "乙项任务", "丙项任务"]
    rows = [row(n, a, w) for n, a, w in zip([1, 2, 1], ["一", "一", "二"], words, strict=True)]
    content = in_excel(*rows)
    made = plans.upload(plan, content, "任务.xlsx")
    assert "序号有重复" in made["warnings"][0]
    plans.commit(made)

    assert [one["number"] for one in plans.get("", plan_id=plan["id"])["items"]] == [1, 2, 3]
    assert plans.upload(plan, content, "任务.xlsx")["sames"] == 3


def test_a_task_put_in_between_moves_the_others_on(plans):
    plan = plans.plan()
    plans.brought_in(plan, in_excel(row(1, None, "甲项"), row(2, None, "乙项")), "一.xlsx")

    later = in_excel(row(1, None, "甲项"), row(2, None, "新的一项"), row(3, None, "乙项"))
    made = plans.upload(plan, later, "二.xlsx")
    assert (made["creates"], made["changes"], made["sames"]) == (1, 1, 1)
    plans.commit(made)

    items = plans.get("", plan_id=plan["id"])["items"]
    assert [(one["number"], one["words"]) for one in items] == [
        (1, "甲项"),
        (2, "新的一项"),
        (3, "乙项"),
    ]


def test_words_put_right_under_the_same_number_are_a_change(plans):
    plan = plans.plan()
    plans.brought_in(plan, in_excel(row(1, None, "甲项"), row(2, None, "乙项")), "一.xlsx")

    made = plans.upload(plan, in_excel(row(2, None, "乙项（修改）")), "二.xlsx")

    assert (made["creates"], made["changes"]) == (0, 1)
    [cell] = [c for c in plans.rows(made)[0]["cells"] if c["key"] == "words"]
    assert (cell["old"], cell["value"]) == ("乙项", "乙项（修改）")


def test_a_bad_cell_says_where_and_nothing_is_brought_in(plans):
    plan = plans.plan()
    rows = [row(1), row(2, 完成时限="尽快"), row(3, 任务内容=""), row(4, 责任单位="")]
    made = plans.upload(plan, in_word([HEADER, *rows]))

    faults = {
        (one["line"], cell["key"])
        for one in plans.rows(made)
        for cell in one["cells"]
        if cell["fault"]
    }
    assert {key for _, key in faults} == {"due", "words", "owners"}
    plans.commit(made, status=409)
    assert plans.get("", plan_id=plan["id"])["items"] == []


def test_a_name_that_may_be_a_unit_is_asked_about_once_and_remembered(plans, world):
    plan = plans.plan()
    content = in_excel(row(1, 责任单位="县水务管理局"), row(2, 责任单位="县委办、县水务管理局"))
    made = plans.upload(plan, content, "一.xlsx")
    assert [(ask["word"], ask["count"]) for ask in made["asks"]] == [("县水务管理局", 2)]

    answered = plans.answer(made, ("owners", "县水务管理局", str(world.units["water"].id)))
    assert (answered["bads"], answered["asks"]) == (0, [])
    plans.commit(answered)

    later = plans.upload(plans.plan(title="第二份"), content, "二.xlsx")
    assert (later["bads"], later["asks"]) == (0, [])
    assert len(plans.get("", world.unit)["items"]) == 2


def test_an_owner_of_the_import_is_told_once_however_many_tasks_it_gets(plans, world, client):
    plans.brought_in(plans.plan(), in_excel(*[row(n) for n in range(1, 9)]), "任务.xlsx")

    notices = client.get("/api/v1/notices", headers=world.unit.headers).json()["items"]

    assert [one["title"] for one in notices] == ["《重点任务分工方案》交办 8 项任务"]


def test_a_done_task_that_is_kept_up_for_long_goes_on(plans):
    plan = plans.plan()
    made = plans.upload(plan, in_excel(row(1, 完成时限="长期坚持", 状态="已完成")), "一.xlsx")
    [note] = [c["note"] for c in plans.rows(made)[0]["cells"] if c["key"] == "state"]
    assert note == "长期坚持的任务没有“完成”，按“正在推进”登记。"
    plans.commit(made)

    assert plans.get("", plan_id=plan["id"])["items"][0]["state"] == "under_way"


def test_a_state_never_goes_back_by_an_import(plans, world):
    plan = plans.plan()
    plans.brought_in(plan, in_excel(row(1, 状态="未启动")), "一.xlsx")
    [task] = plans.get("", plan_id=plan["id"])["items"]
    plans.step(world.unit, task, "report-done", words="办完了")

    again = plans.upload(plan, in_excel(row(1, 状态="未启动")), "二.xlsx")

    assert (again["sames"], again["changes"]) == (1, 0)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("任务.docx", b"PK\x03\x04 broken", "sheet-kind-wrong"),
        ("任务.docx", in_excel(row(1)), "sheet-kind-wrong"),
        ("任务.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "sheet-kind-wrong"),
        ("任务.xlsx", in_word([HEADER, row(1)]), "sheet-kind-wrong"),
        ("任务.docx", in_word(), "sheet-empty"),
    ],
)
def test_what_is_no_document_with_tables_is_refused_with_what_to_do(plans, name, content, code):
    refused = plans.upload(plans.plan(), content, name, status=422)

    assert refused["type"].endswith(code)
