"""What a row is beside what is there: compared, counted, brought in once."""

from datetime import date

from tests.imports.conftest import HEADER, URL, book, counts, row


def faults(desk, made):
    return {
        (r["line"], c["key"]): c["fault"]
        for r in desk.rows(made, "bad")
        for c in r["cells"]
        if c["fault"]
    }


def test_old_and_new_stand_side_by_side_and_empty_cells_leave_what_is_there(desk):
    desk.bring_in(book(row()))
    made = desk.upload(
        book(row(整改时限=date(2026, 5, 30), 整改状态="已完成", 完成时间="2026.3.1", 整改措施=None))
    )
    assert counts(made) == [0, 1, 0, 0]
    [only] = desk.rows(made, "change")
    cells = {c["key"]: c for c in only["cells"]}
    assert (cells["due_on"]["old"], cells["due_on"]["value"]) == ("2026-04-30", "2026-05-30")
    assert (cells["state"]["old"], cells["state"]["value"]) == ("正在整改", "已完成")
    assert cells["measure"]["value"] == cells["measure"]["old"] == "限期关停"
    desk.step(made)
    [now] = desk.ledger()["items"]
    assert (now["state"], now["done_on"]) == ("reported_done", "2026-03-01")
    one = desk.get(f"/api/v1/problems/{now['id']}").json()
    assert one["measure"] == "限期关停"
    assert [a["state"] for a in one["assignments"]] == ["finished"]


def test_a_state_never_goes_back(desk):
    desk.bring_in(book(row(整改状态="已完成")))
    again = desk.upload(book(row(整改状态="尚未启动")))
    assert counts(again) == [0, 0, 1, 0]
    [only] = desk.rows(again)
    state = next(c for c in only["cells"] if c["key"] == "state")
    assert state["note"] == "清单里已经是“已完成”，不退回，保持不变。"


def test_what_changed_since_the_preview_stops_the_commit(desk, world):
    made = desk.upload(book(row()))
    desk.bring_in(book(row(整改状态="已完成")))
    refused = desk.step(made, status=409)
    assert refused["type"] == "/problems/ledger-changed"
    assert "这次什么都没有改" in refused["detail"]
    fresh = desk.get(f"{URL}/{made['id']}").json()
    again = desk.answer(fresh)
    assert counts(again) == [0, 0, 1, 0]


def test_an_import_is_committed_or_cancelled_once(desk):
    made = desk.upload(book(row()))
    cancelled = desk.step(made, "cancel")
    assert (cancelled["state"], cancelled["open_steps"]) == ("cancelled", [])
    for step in ("commit", "cancel"):
        assert desk.step(made, step, 409)["type"] == "/problems/import-ended"
    assert desk.ledger()["count"] == 0


def test_totals_that_do_not_agree_with_the_rows_are_said(desk):
    totals = ["合计", None, None, "5个问题，已整改完成3个，占比60%"]
    made = desk.upload(book(row(), row(问题描述="第二件", 整改状态="已完成"), totals))
    assert counts(made) == [2, 0, 0, 0]
    assert made["warnings"] == [
        "合计行写问题 5 个，表里数出来是 2 个，请核对。",
        "合计行写已整改 3 个，表里数出来是 1 个，请核对。",
        "合计行写占比 60%，按表里的行算是 50.00%，请核对。",
    ]


def test_numbered_empty_rows_repeated_headers_and_footnotes_are_left_out(desk):
    empty = [2, *[None] * 11]
    foot = ["注：数据截至2月底", *[None] * 11]
    made = desk.upload(book(row(), HEADER, empty, foot))
    assert counts(made) == [1, 0, 0, 0]
    assert made["warnings"] == ["第 6 行是说明，没有读入：注：数据截至2月底"]


def test_a_repeat_of_an_upload_is_harmless(desk):
    content = book(row())
    made = desk.upload(content)
    again = desk.upload(content, id=made["id"])
    assert again["created_at"] == made["created_at"]
    assert len(desk.get(URL).json()["items"]) == 1
    refused = desk.upload(content, "别的.xlsx", id=made["id"], status=409)
    assert refused["type"] == "/problems/import-id-taken"


def test_trap_g_a_rough_total_is_a_lower_bound_and_never_exact(desk):
    rough = ["合计", None, None, "2余件问题，已整改完成1余件"]
    made = desk.upload(book(row(), row(问题描述="第二件", 整改状态="已完成"), rough))
    assert made["warnings"] == []
    rough = ["合计", None, None, "210余件问题，已整改完成70多件"]
    made = desk.upload(book(row(), row(问题描述="第二件", 整改状态="已完成"), rough))
    assert made["warnings"] == [
        "合计行写问题 210 多个，表里数出来是 2 个，请核对。",
        "合计行写已整改 70 多个，表里数出来是 1 个，请核对。",
    ]


def test_a_workbook_does_not_escalate_a_problem(desk):
    made = desk.upload(book(row(整改状态="已上报")))
    [said] = faults(desk, made).values()
    assert "上报要在问题的页面上办" in said
