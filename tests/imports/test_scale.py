"""Large workbooks: staged in pieces, cancelled meanwhile, brought in by a few statements."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import event
from sqlmodel import col, func, select

from backend.api.imports import working
from backend.domain.engines.assignments.tables import Assignment
from backend.domain.engines.imports.rules import ImportState
from backend.domain.engines.imports.tables import Import, ImportRow
from backend.domain.engines.notices.tables import Notice
from backend.domain.engines.search.tables import SearchEntry
from backend.domain.features.problems.tables import Problem, ProblemIncoming
from backend.domain.journal.audit.tables import AuditEntry
from backend.domain.journal.timeline.tables import TimelineEntry
from backend.domain.kit.tables import new_id
from backend.jobs import tidying
from tests.imports.conftest import URL, book, counts, row


def many(count, **changes):
    return book(*(row(问题描述=f"第{i}号机井没有按期关停", **changes) for i in range(count)))


def count_of(database, table, *where):
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(table).where(*where)).one()


def small_pieces(monkeypatch, rows=3):
    monkeypatch.setattr(working, "AT_ONCE", rows)


def test_a_large_workbook_is_answered_while_it_is_read_and_then_previewed(desk, monkeypatch):
    small_pieces(monkeypatch)
    made = desk.upload(many(10))
    assert (made["state"], made["total"], made["open_steps"]) == ("staging", 10, ["cancel"])
    now = desk.get(f"{URL}/{made['id']}").json()
    assert (now["state"], now["phase"], now["done"]) == ("staged", "preparing", 10)
    assert counts(now) == [10, 0, 0, 0]
    assert len(desk.rows(now)) == 10


def test_it_can_be_cancelled_while_its_rows_are_read(desk, database, monkeypatch):
    small_pieces(monkeypatch)
    id_ = str(new_id())
    pieces = working.pieces

    def cancelled_after_the_second(rows):
        for number, piece in enumerate(pieces(rows)):
            if number == 2:
                now = desk.get(f"{URL}/{id_}").json()
                assert (now["state"], now["phase"], now["done"]) == ("staging", "settling", 6)
                desk.step(now, "cancel")
            yield piece

    monkeypatch.setattr(working, "pieces", cancelled_after_the_second)
    desk.upload(many(12), id=id_)
    now = desk.get(f"{URL}/{id_}").json()
    assert (now["state"], now["open_steps"]) == ("cancelled", [])
    for table in (ImportRow, ProblemIncoming, SearchEntry):
        assert count_of(database, table) == 0
    assert desk.ledger()["count"] == 0


def test_nothing_of_a_cancelled_preview_is_left(desk, database):
    made = desk.upload(many(5))
    assert count_of(database, ProblemIncoming) == 5
    assert desk.ledger(q="机井")["count"] == 0
    desk.step(made, "cancel")
    assert count_of(database, ProblemIncoming) == 0
    assert count_of(database, SearchEntry) == 0
    assert count_of(database, ImportRow) == 0


def statements(database, deed):
    ran = []

    def note(_, __, statement, *___):
        ran.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    deed()
    event.remove(database.engine, "before_cursor_execute", note)
    return ran


def test_bringing_in_takes_as_many_statements_for_many_rows_as_for_few(desk, database):
    few, lots = desk.upload(many(2)), desk.upload(many(60, 责任单位="县住房和城乡建设局"))
    before = len(statements(database, lambda: desk.step(few)))
    fresh = desk.answer(desk.get(f"{URL}/{lots['id']}").json())
    after = len(statements(database, lambda: desk.step(fresh)))
    assert desk.ledger()["count"] == 62
    assert after <= before + 3


def test_every_problem_gets_its_timeline_its_assignment_and_is_found(desk, world, database):
    desk.bring_in(many(7))
    assert count_of(database, Problem) == 7
    about = col(TimelineEntry.about_word) == "problems"
    assert count_of(database, TimelineEntry, about, col(TimelineEntry.step) == "import") == 7
    assert count_of(database, Assignment, col(Assignment.state) == "accepted") == 7
    assert count_of(database, AuditEntry, col(AuditEntry.deed) == "imports:commit") == 1
    assert desk.ledger(q="第3号机井")["count"] == 1
    assert [r["number"] for r in desk.ledger()["items"]] == [1, 2, 3, 4, 5, 6, 7]
    assert count_of(database, ProblemIncoming) == 0
    again = desk.upload(many(7))
    assert counts(again) == [0, 0, 7, 0]


def test_each_unit_is_told_once_not_once_a_row(desk, world, database):
    desk.bring_in(book(*(row(问题描述=f"第{i}件事没有办") for i in range(9))))
    with database.reading() as session:
        told = session.exec(
            select(Notice.title).where(Notice.account_id == world.unit.account.id)
        ).all()
    assert told == ["随清单交办 9 个问题，请受理"]


def test_changes_come_in_set_based_too_and_what_moved_is_found_anew(desk, world, database):
    desk.bring_in(many(4))
    ids = {r["words"]: r["id"] for r in desk.ledger()["items"]}
    page = desk.get("/api/v1/problems/export.xlsx").content
    changed = rewritten(
        page, {"D4": "第0号渠道漏水没有修", "F4": "县住房和城乡建设局", "J5": "已完成"}
    )
    made = desk.upload(changed, "改过.xlsx")
    assert counts(made) == [0, 2, 2, 0]
    desk.step(made)
    now = {r["id"]: r for r in desk.ledger()["items"]}
    first, second = ids["第0号机井没有按期关停"], ids["第1号机井没有按期关停"]
    assert now[first]["words"] == "第0号渠道漏水没有修"
    assert now[first]["unit"]["name"] == "滦平县住房和城乡建设局"
    assert now[second]["state"] == "reported_done"
    assert desk.ledger(q="渠道漏水")["count"] == 1
    assert desk.ledger(q="第0号机井")["count"] == 0
    given = desk.get(f"/api/v1/problems/{first}").json()["assignments"]
    assert sorted((a["unit"]["name"], a["state"]) for a in given) == [
        ("滦平县住房和城乡建设局", "accepted"),
        ("滦平县水务局", "withdrawn"),
    ]
    [done] = desk.get(f"/api/v1/problems/{second}").json()["assignments"]
    assert done["state"] == "finished"
    told = desk.get(f"/api/v1/problems/{first}/timeline").json()
    assert "随《改过.xlsx》导入修改" in [entry["title"] for entry in told]


def rewritten(content, cells):
    import io

    import openpyxl

    made = openpyxl.load_workbook(io.BytesIO(content))
    for place, said in cells.items():
        made.active[place].value = said
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_number_given_meanwhile_is_not_given_twice(desk, world, database):
    made = desk.upload(many(3))
    other = desk.start(world.staff, code="6+1", title="另一项联动监督")
    desk.bring_in(book(row(问题描述="别处的一个问题")), target_id=other)
    desk.step(made)
    assert sorted(r["number"] for r in desk.ledger()["items"]) == [1, 2, 3, 4]


def test_a_preview_that_its_server_left_is_failed_and_let_go(desk, world, database):
    made = desk.upload(many(3))
    with database.writing() as session:
        found = session.get_one(Import, UUID(made["id"]))
        found.state = ImportState.staging
        session.add(found)
    later = world.now + timedelta(minutes=11)
    assert tidying.run(database, now=world.now) == 0
    assert desk.get(f"{URL}/{made['id']}").json()["state"] == "staging"
    assert tidying.run(database, now=later) >= 1
    now = desk.get(f"{URL}/{made['id']}").json()
    assert (now["state"], now["open_steps"]) == ("failed", [])
    assert count_of(database, ProblemIncoming) == count_of(database, SearchEntry) == 0
