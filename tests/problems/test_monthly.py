"""The monthly report (inventory 31): figures with what they are of, and the rows behind them."""

import io
from datetime import UTC, date, datetime

import docx
import pytest

from backend.domain.features.problems.queries import Month
from tests.imports.conftest import PROBLEMS, Desk, book, desk, row  # noqa: F401

URL = "/api/v1/problems/monthly-report"
COUNTED = (
    "all",
    "rectified",
    "late",
    "new",
    "newly_rectified",
    "newly_signed_off",
    "newly_reopened",
)


@pytest.fixture
def filled(desk):  # noqa: F811
    done = {"整改状态": "已完成"}
    late_done = {"整改时限": "2026-02-20", "完成时间": "2026-03-01", **done}
    desk.bring_in(
        book(
            row(问题描述="一月发现二月整改", 发现时间="2026-01-10", 完成时间="2026-02-20", **done),
            row(问题描述="二月发现没有整改", 发现时间="2026-02-10", 整改时限="2026-02-25"),
            row(问题描述="二月发现期限没到", 发现时间="2026-02-11", 整改时限="2026-04-25"),
            row(问题描述="二月发现三月整改", 发现时间="2026-02-12", **late_done),
            row(问题描述="三月才发现", 发现时间="2026-03-01", 领域="社会信用体系建设"),
            row(问题描述="核实不属实", 发现时间="2026-02-01", 整改状态="不属实"),
        )
    )
    return desk


def read(desk, month, someone=None, **asked):  # noqa: F811
    answer = desk.get(URL, someone, month=month, **asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def values(said):
    return {name: said[name]["value"] for name in COUNTED}


def test_inventory_31_a_month_counts_what_was_known_by_its_end_and_what_happened_in_it(filled):
    said = read(filled, "2026-02", campaign_id=filled.campaign)
    assert values(said) == {
        "all": 4,
        "rectified": 1,
        "late": 2,
        "new": 3,
        "newly_rectified": 1,
        "newly_signed_off": 0,
        "newly_reopened": 0,
    }
    assert said["rate"] == "25.00"
    assert said["title"] == "“5+2”联动监督情况月报（2026年2月）"
    assert (said["first"], said["last"]) == ("2026-02-01", "2026-02-28")
    assert [field["name"] for field in said["fields"]] == ["地下水超采综合治理"]
    march = read(filled, "2026-03")
    assert (march["all"]["value"], march["rectified"]["value"]) == (5, 2)
    assert march["last"] == "2026-03-02"
    assert [field["all"]["value"] for field in march["fields"]] == [4, 1]


@pytest.mark.parametrize("month", ["2026-01", "2026-02", "2026-03"])
def test_each_figure_opens_exactly_its_rows(filled, month):
    said = read(filled, month)
    for figures in (said, *said["fields"]):
        for name in COUNTED:
            rows = filled.ledger(**figures[name]["where"])
            assert rows["count"] == figures[name]["value"], (month, name)


def test_the_word_file_says_the_same_and_leaves_gaps_for_staff(filled):
    answer = filled.get(f"{URL}.docx", month="2026-02", campaign_id=filled.campaign)
    made = docx.Document(io.BytesIO(answer.content))
    said = [paragraph.text for paragraph in made.paragraphs]
    assert said[0] == "“5+2”联动监督情况月报（2026年2月）"
    headings = [p.text for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:5] == [
        "一、总体情况",
        "二、各领域情况",
        "三、本月新发现的问题",
        "四、本月销号的问题",
        "五、到期没有整改完成的问题",
    ]
    assert headings[-4:] == ["（一）制度化", "（二）常态化", "（三）规范化", "（四）长效化"]
    [summary] = [text for text in said if text.startswith("截至")]
    assert (
        "1个领域共有问题4个（不含核实后不予列入的），已整改完成1个，整改率25.00%（1/4）" in summary
    )
    fields, new, late = made.tables
    assert [cell.text for cell in fields.rows[-1].cells] == [
        "合计", "4", "3", "1", "1", "0", "2", "25.00%",
    ]  # fmt: skip
    assert len(new.rows) == 1 + 3
    assert {row.cells[1].text for row in late.rows[1:]} == {"二月发现没有整改", "二月发现三月整改"}
    assert said.count("（请填写）") == 5


def test_a_month_of_nothing_says_so(desk):  # noqa: F811
    said = read(desk, "2025-12")
    assert values(said) == dict.fromkeys(COUNTED, 0)
    assert said["rate"] is None
    answer = desk.get(f"{URL}.docx", month="2025-12")
    said = [p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert "本月没有新发现的问题。" in said


def test_the_list_of_the_county_is_counted_as_the_source_says(desk):  # noqa: F811
    desk.bring_in(PROBLEMS)
    said = read(desk, "2026-03")
    assert (said["all"]["value"], said["rectified"]["value"], said["rate"]) == (89, 49, "55.06")


def test_it_counts_what_one_may_see(filled, world):
    assert read(filled, "2026-02", world.other_staff)["all"]["value"] == 0
    assert read(filled, "2026-02", world.city_staff)["all"]["value"] == 4
    of_xinglong = {"congress_id": str(world.congresses["xinglong"].id)}
    assert read(filled, "2026-02", world.city_staff, **of_xinglong)["all"]["value"] == 0
    for someone in (world.deputy, world.system_admin):
        assert filled.get(URL, someone, month="2026-02").status_code == 403
    assert filled.get(URL, month="2026-13").status_code == 422


def test_a_month_ends_where_the_congress_is_and_not_before_today():
    month = Month.of(date(2026, 2, 9), today=date(2026, 3, 2), zone="Asia/Shanghai")
    assert (month.first, month.last) == (date(2026, 2, 1), date(2026, 2, 28))
    assert month.moment(month.first) == datetime(2026, 1, 31, 16, tzinfo=UTC)
    now = Month.of(date(2026, 3, 9), today=date(2026, 3, 2), zone="Asia/Shanghai")
    assert now.last == date(2026, 3, 2)
    assert Month.of(date(2025, 12, 31), today=date(2026, 3, 2), zone="UTC").last.day == 31
