"""The ledger as a workbook, opened as an office would."""

import io

from openpyxl import load_workbook


def opened(journey, who="staff", **query):
    url = "/api/v1/clues/export.xlsx"
    answer = journey.client.get(url, params=query, headers=journey.world.people[who].headers)
    assert answer.status_code == 200, answer.text
    return load_workbook(io.BytesIO(answer.content)).active


def test_the_workbook_says_what_the_ledger_says(journey):
    journey.at("handling")
    journey.report(title="=HYPERLINK(1)", category="roads")

    page = opened(journey)

    rows = list(page.iter_rows(min_row=3, values_only=True))
    assert rows[0][:5] == ("序号", "编号", "问题", "类别", "来源")
    assert [(r[1], r[3], r[7], r[8]) for r in rows[1:]] == [
        ("线索〔2026〕2号", "道路交通", None, "待核实"),
        ("线索〔2026〕1号", "生态环境", "滦平县水务局", "办理中"),
    ]
    assert page["C4"].data_type == "s"


def test_only_what_is_filtered_and_may_be_seen_is_in_it(journey):
    journey.at("handling")
    journey.report(category="roads")

    assert opened(journey, category="roads").max_row == 4
    assert opened(journey, "other_staff").max_row == 3
    assert "1 件" in opened(journey, "unit")["A2"].value
