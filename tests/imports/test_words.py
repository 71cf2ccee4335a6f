"""Days without a year and other words are asked about, remembered where that is safe, corrected."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.problems.rules.days import lasts, likely_days
from backend.domain.kit.sheets import day_of
from tests.imports.conftest import URL, book, counts, row

WORDS = f"{URL}/known-words"


@pytest.mark.parametrize(
    "written",
    [
        "2022-04-08",
        "2022/4/8",
        "2022.4.8",
        "2022年4月8日",
        "２０２２年 ４ 月 ８ 日",
        44659,
        44659.5,
        "44659",
        "20220408",
        date(2022, 4, 8),
    ],
)
def test_a_day_written_in_any_of_these_ways_is_the_same_day(written):
    assert day_of(written) == date(2022, 4, 8)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("4月底", [date(2022, 4, 30), date(2023, 4, 30)]),
        ("２月底前", [date(2022, 2, 28), date(2023, 2, 28)]),
        ("4月21日", [date(2022, 4, 21), date(2023, 4, 21)]),
        ("2022年6月30日前完成", [date(2022, 6, 30)]),
        ("十二月上旬", [date(2022, 12, 10), date(2023, 12, 10)]),
        ("2022年底", [date(2022, 12, 31)]),
        ("三季度", [date(2022, 9, 30), date(2023, 9, 30)]),
        ("上半年", [date(2022, 6, 30), date(2023, 6, 30)]),
        ("2月30日", []),
        ("13月底", []),
        ("尽快", []),
    ],
)
def test_what_may_be_meant_is_offered_this_years_first(written, days):
    assert list(likely_days(written, 2022)) == days


@given(st.text(max_size=20), st.integers(1954, 2198))
def test_no_words_whatever_break_the_offer(words, year):
    assert all(day.year >= 1 for day in likely_days(words, year))


def test_a_month_without_its_year_is_asked_and_not_remembered_for_another_year(desk):
    made = desk.upload(book(row(整改时限="4月底"), row(整改时限="4 月底", 问题描述="另一件事")))
    [ask] = made["asks"]
    assert (ask["key"], ask["of"], ask["count"]) == ("due_on", "day", 2)
    assert [s["value"] for s in ask["suggestions"]] == ["2022-04-30", "2023-04-30", "none"]
    answer = {"key": "due_on", "word": "4月底", "value": "2022-04-29"}
    desk.step(desk.answer(made, answers=[answer]))
    assert {r["due_on"] for r in desk.ledger()["items"]} == {"2022-04-29"}
    again = desk.upload(book(row(整改时限="4月底", 问题描述="第三件事")))
    assert [a["word"] for a in again["asks"]] == ["4月底"]
    assert all(w["key"] != "due_on" for w in desk.get(WORDS).json())


def test_a_lasting_matter_has_no_day_and_that_is_remembered(desk):
    assert lasts("长期坚持")
    made = desk.upload(book(row(整改时限="长期")))
    [ask] = made["asks"]
    assert ask["suggestions"] == [{"value": "none", "label": "不定日期"}]
    desk.step(desk.answer(made, answers=[{"key": "due_on", "word": "长期", "value": "none"}]))
    [only] = desk.ledger()["items"]
    assert only["due_on"] is None
    assert counts(desk.upload(book(row(整改时限="长期")))) == [0, 0, 1, 0]
    [known] = [w for w in desk.get(WORDS).json() if w["key"] == "due_on"]
    assert (known["word"], known["column"], known["label"]) == ("长期", "整改时限", "不定日期")


def test_a_day_that_is_no_day_is_no_answer(desk):
    made = desk.upload(book(row(整改时限="4月底")))
    for value in ("2022-04-31", "尽快", "1066-10-14"):
        refused = desk.answer(
            made, 422, answers=[{"key": "due_on", "word": "4月底", "value": value}]
        )
        assert refused["type"] == "/problems/answer-wrong"


@pytest.fixture
def known(desk):
    made = desk.upload(book(row(整改状态="抓紧办着呢")))
    answer = {"key": "state", "word": "抓紧办着呢", "value": "rectifying"}
    desk.step(desk.answer(made, answers=[answer]))
    return next(w for w in desk.get(WORDS).json() if w["key"] == "state")


def corrected(desk, word, meaning, status=200, someone=None, match=None):
    headers = {**(someone or desk.world.staff).headers, "If-Match": f'"{match or word["version"]}"'}
    answer = desk.client.patch(f"{WORDS}/{word['id']}", json={"meaning": meaning}, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_what_was_remembered_can_be_corrected(desk, known):
    assert (known["column"], known["word"], known["label"]) == (
        "整改状态",
        "抓紧办着呢",
        "正在整改",
    )
    assert {"value": "reported_done", "label": "已完成"} in known["choices"]
    now = corrected(desk, known, "reported_done")
    assert (now["label"], now["version"]) == ("已完成", 2)
    made = desk.upload(book(row(整改状态="抓紧办着呢", 问题描述="另一件事")))
    [only] = desk.rows(made)
    assert next(c["value"] for c in only["cells"] if c["key"] == "state") == "已完成"
    corrected(desk, now, "words", 422)
    assert corrected(desk, now, "found", 412, match=1)["type"] == "/problems/stale"


def test_what_was_forgotten_is_asked_again_and_may_be_learnt_again(desk, known):
    headers = desk.world.staff.headers
    assert desk.client.post(f"{WORDS}/{known['id']}/forget", headers=headers).status_code == 200
    assert all(w["id"] != known["id"] for w in desk.get(WORDS).json())
    made = desk.upload(book(row(整改状态="抓紧办着呢", 问题描述="另一件事")))
    assert [a["word"] for a in made["asks"]] == ["抓紧办着呢"]
    answer = {"key": "state", "word": "抓紧办着呢", "value": "handed_over"}
    desk.step(desk.answer(made, answers=[answer]))
    [again] = [w for w in desk.get(WORDS).json() if w["key"] == "state"]
    assert (again["id"], again["meaning"]) == (known["id"], "handed_over")


def test_another_county_neither_sees_nor_changes_what_is_remembered(desk, known):
    world = desk.world
    assert desk.get(WORDS, world.other_staff).json() == []
    corrected(desk, known, "found", 404, someone=world.other_staff)
    for someone in (world.unit, world.leader, world.deputy):
        assert desk.get(WORDS, someone).status_code == 403


def test_a_place_written_another_way_is_asked_about_and_not_guessed(desk, world):
    """Trap (i) of the inventory: 营子区 and 鹰手营子矿区 are one place, 黑山嘴 is 黑山咀."""
    made = desk.upload(book(row(责任单位="滦平水务")))
    [ask] = made["asks"]
    assert ask["of"] == "unit"
    assert ask["suggestions"][0]["value"] == str(world.units["water"].id)
