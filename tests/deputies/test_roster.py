from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import func, select

from backend.domain.kit.sheets import Outcome, RowRead
from backend.domain.people.congresses.rules import OnlyToRead
from backend.domain.people.constituencies.tables import Constituency
from backend.domain.people.deputies import actions, queries
from backend.domain.people.deputies.queries import DeputyFilters
from backend.domain.people.deputies.rules.roster import COLUMNS, read_row
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person
from backend.outside import spreadsheets
from tests.conftest import NOW

SAMPLE = Path(__file__).parents[1] / "samples" / "chengdexian-deputies.xlsx"
KEYS = {column.label: column.key for column in COLUMNS}


def sample():
    (sheet,) = spreadsheets.read(SAMPLE.read_bytes(), SAMPLE.name)
    keys = [KEYS[label] for label in sheet.rows[1]]
    return [
        RowRead(line, {k: c for k, c in zip(keys, cells, strict=True) if c is not None})
        for line, cells in enumerate(sheet.rows[2:], 3)
    ]


def row(line=3, **cells):
    return RowRead(line, cells)


ONE = {"name": "顾长风", "sex": "男", "born": "1980.05", "phone": "19910001234"}


def compare(database, world, rows, by="staff", congress="luanping"):
    with database.reading() as session:
        return queries.compare(
            session,
            world.people[by].actor,
            rows,
            congress_id=world.congresses[congress].id,
            term_id=world.terms[congress].id,
        )


def bring_in(database, world, rows, by="staff", congress="luanping"):
    with database.writing() as session:
        asked = {
            "congress_id": world.congresses[congress].id,
            "term_id": world.terms[congress].id,
        }
        actor = world.people[by].actor
        compared = queries.compare(session, actor, rows, **asked)
        return actions.bring_in(session, actor, compared, **asked, now=NOW)


def only(compared):
    (one,) = compared
    return one


def cell(compared, key):
    return next(c for c in only(compared).cells if c.key == key)


def test_the_sample_s_225_deputies_come_in_and_a_second_time_change_nothing(database, world):
    rows = sample()
    compared = compare(database, world, rows)
    assert [c.outcome for c in compared] == [Outcome.create] * 225
    assert compared[0].title == "王娟"

    assert bring_in(database, world, rows)[Outcome.create] == 225
    assert {c.outcome for c in compare(database, world, rows)} == {Outcome.same}
    assert bring_in(database, world, rows)[Outcome.same] == 225
    with database.reading() as session:
        count = session.exec(select(func.count()).select_from(Deputy)).one()
        places = session.exec(select(func.count()).select_from(Constituency)).one()
        first = session.exec(select(Person).where(Person.name == "王娟")).one()
    assert count == 225 + len(world.deputies)
    assert places == len({r.cells["constituency"] for r in rows})
    assert (first.born, first.phone, first.party) == ("1988-09", "19910000000", "民革")


def test_our_own_export_comes_back_unchanged(database, world):
    bring_in(database, world, sample())
    with database.reading() as session:
        filters = DeputyFilters(congress_id=world.congresses["luanping"].id)
        written = queries.ledger_rows(session, world.staff.actor, filters)
        masked = queries.ledger_rows(session, world.leader.actor, filters)

    assert len(written) == 227
    rows = [RowRead(line, cells) for line, cells in enumerate(written, 3)]
    assert {c.outcome for c in compare(database, world, rows)} == {Outcome.same}
    assert {r["phone"] for r in masked if r["phone"] and "****" not in str(r["phone"])} == set()


def test_a_changed_cell_is_shown_with_what_stood_there_and_written(database, world):
    bring_in(database, world, [row(**ONE)])
    changed = [row(**{**ONE, "phone": "19910009999", "employer": "示例合作社"})]
    seen = compare(database, world, changed)

    assert only(seen).outcome is Outcome.change
    assert (cell(seen, "phone").old, cell(seen, "phone").value) == ("19910001234", "19910009999")
    assert cell(seen, "employer").differs
    assert not cell(seen, "sex").differs
    assert bring_in(database, world, changed)[Outcome.change] == 1
    assert only(compare(database, world, changed)).outcome is Outcome.same
    with database.reading() as session:
        deputy = session.get_one(Deputy, only(seen).about_id)
    assert deputy.version == 2


def test_an_empty_cell_leaves_what_is_kept(database, world):
    bring_in(database, world, [row(**ONE)])

    assert only(compare(database, world, [row(name="顾长风")])).outcome is Outcome.same


def test_a_deputy_without_a_number_is_known_by_the_month_of_birth(database, world):
    bring_in(database, world, [row(name="顾长风", born="1980-05")])
    seen = compare(database, world, [row(name="顾 长 风", born=1980.05, phone=19910001234)])

    assert only(seen).outcome is Outcome.change
    assert cell(seen, "phone").value == "19910001234"


def test_two_of_the_same_name_must_be_told_apart(database, world):
    bring_in(database, world, [row(**ONE), row(4, **{**ONE, "born": None, "phone": "19910005678"})])
    seen = compare(database, world, [row(name="顾长风")])

    assert only(seen).outcome is Outcome.bad
    assert "手机号码" in cell(seen, "name").fault


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("name", None),
        ("sex", "不详"),
        ("party", "某党"),
        ("born", "八八年九月"),
        ("born", "1988.13"),
        ("phone", "1391000"),
        ("employer", "长" * 201),
        ("constituency", "选" * 101),
    ],
)
def test_a_wrong_cell_is_named_with_a_sentence(database, world, key, written):
    seen = compare(database, world, [row(**{**ONE, key: written})])

    assert only(seen).outcome is Outcome.bad
    assert [c.key for c in only(seen).cells if c.fault] == [key]
    assert cell(seen, key).fault.endswith("。")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1988.09", "1988-09"),
        ("1988年9月", "1988-09"),
        ("1988-09-01", "1988-09"),
        ("1988/9/12", "1988-09"),
        ("198809", "1988-09"),
        (1988.1, "1988-10"),
        (date(1988, 9, 1), "1988-09"),
    ],
)
def test_a_month_of_birth_is_understood_as_offices_write_it(written, kept):
    assert read_row({"name": "甲", "born": written}).values["born"] == kept


def test_names_and_words_are_read_as_they_are_meant():
    said = read_row({"name": "林　木", "ethnicity": "满族", "party": "党员", "phone": 19910001234})

    assert said.values == {
        "name": "林木",
        "ethnicity": "满",
        "party": "中共党员",
        "phone": "19910001234",
    }


def test_the_same_person_or_number_twice_in_the_file_is_bad(database, world):
    twice = compare(database, world, [row(**ONE), row(4, **ONE)])
    assert [c.outcome for c in twice] == [Outcome.create, Outcome.bad]
    assert "第 3 行" in next(c.fault for c in twice[1].cells if c.key == "name")
    shared = compare(database, world, [row(**ONE), row(4, **{**ONE, "name": "顾长云"})])
    assert "第 3 行" in next(c.fault for c in shared[1].cells if c.key == "phone")


def test_the_number_of_another_deputy_is_questioned(database, world):
    bring_in(database, world, [row(**ONE)])
    seen = compare(database, world, [row(name="顾长云", phone="19910001234")])

    assert "顾长风" in cell(seen, "phone").fault


def test_a_new_constituency_is_announced_before_it_is_made(database, world):
    seen = compare(database, world, [row(**ONE, constituency="第1选区")])
    assert "新建" in cell(seen, "constituency").note
    bring_in(database, world, [row(**ONE, constituency="第1选区")])
    again = compare(database, world, [row(**ONE, constituency="第1选区")])
    assert cell(again, "constituency").note is None


def test_nothing_is_half_done_when_a_row_is_bad(database, world):
    with pytest.raises(actions.RowsBad):
        bring_in(database, world, [row(**ONE), row(4, name="甲", phone="1")])
    assert only(compare(database, world, [row(**ONE)])).outcome is Outcome.create


def test_who_sits_in_the_city_already_becomes_one_person_with_two_mandates(database, world):
    bring_in(database, world, [row(**ONE)], by="city_staff", congress="city")
    bring_in(database, world, [row(**ONE)])

    with database.reading() as session:
        people = session.exec(select(Person.id).where(Person.name == "顾长风")).all()
        mandates = session.exec(select(Deputy).where(Deputy.person_id == people[0])).all()
    assert (len(people), len(mandates)) == (1, 2)


def test_a_roster_is_brought_in_for_one_s_own_congress_alone(database, world):
    from backend.domain.kit.errors import NotFound

    with pytest.raises(NotFound):
        compare(database, world, [row(**ONE)], congress="xinglong")
    with pytest.raises(OnlyToRead):
        compare(database, world, [row(**ONE)], by="city_staff")
    forged = replace(compare(database, world, [row(**ONE)])[0], outcome=Outcome.create)
    asked = {
        "congress_id": world.congresses["xinglong"].id,
        "term_id": world.terms["xinglong"].id,
    }
    with pytest.raises(NotFound), database.writing() as session:
        actions.bring_in(session, world.staff.actor, [forged], **asked, now=NOW)
