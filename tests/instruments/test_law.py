"""What the law says of instruments: signers, days, and what it does not know (inventory 71, 80)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.domain.features.instruments.rules import (
    InstrumentKind,
    Minimum,
    Proposer,
    Quantity,
    TooFewSigners,
    check_signers,
    legal_days,
    minimum,
)
from backend.domain.people.divisions.rules import Level
from tests.campaigns.conftest import code_of

URL = "/api/v1/instruments"


def test_fifteen_laws_are_checked_in_a_term(office):
    """Source: inventory 80: 平泉 checks 15 laws in the term; 79: the year's plan."""
    for number in range(15):
        office.plan(kind="law_check", title=f"执法检查{number}", law=f"第{number}部法", year=2026)

    [total, _] = office.get("/summary", kind="law_check")

    assert total["instruments"]["value"] == 15
    assert office.titles(q="第3部法") == ["执法检查3"]


def test_a_question_needs_as_many_signers_as_the_law_says(office):
    """Source: rules.md 1, pc.inquiry.signers."""
    for proposer, signers, status in (
        ("deputies", 9, 422),
        ("deputies", 10, 201),
        ("committee_members", 2, 422),
        ("committee_members", 3, 201),
        ("chairs", 5, 422),
    ):
        said = {"kind": "question", "proposed_by": proposer, "signers": signers}
        answer = office.plan(status, title=f"质询{proposer}{signers}", **said)
        if status == 422:
            field = "proposed_by" if proposer == "chairs" else "signers"
            assert answer["issues"][0]["path"] == f"body.{field}"
    city = {"kind": "question", "proposed_by": "committee_members", "signers": 4}
    answer = office.plan(422, who="city_staff", **city)
    assert "5 人以上" in answer["issues"][0]["detail"]
    assert "监督法第五十一条" in answer["issues"][0]["detail"]


def test_a_question_is_not_held_before_it_is_said_who_asks(office):
    made = office.plan(kind="question", title="质询供热")
    refused = office.post(f"/{made['id']}/hold", 409, held_on="2026-03-01")
    assert code_of(refused) == "proposal-missing"
    office.change(made, proposed_by="deputies", signers=12)
    assert office.post(f"/{made['id']}/hold", held_on="2026-03-01")["state"] == "held"


def test_an_investigation_needs_a_tenth_of_the_deputies_or_a_fifth_of_the_committee(office):
    """Source: rules.md 1, pc.special_inquiry."""
    said = {"kind": "special_investigation", "title": "调查委员会"}
    answer = office.plan(422, proposed_by="deputies", signers=18, **said)
    assert answer["issues"][0]["path"] == "body.base"
    office.plan(422, proposed_by="deputies", signers=18, base=186, **said)
    office.plan(201, proposed_by="deputies", signers=19, base=186, **said)
    office.plan(201, proposed_by="chairs", **said)


@given(st.integers(1, 100_000), st.integers(1, 100_000))
def test_a_share_is_never_less_than_asked(signers, base):
    least = Minimum(share=Fraction(1, 10)).least(base)

    assert 10 * least >= base > 10 * (least - 1)
    asked = (InstrumentKind.special_investigation, Level.county, Proposer.deputies, signers, base)
    if 10 * signers >= base:
        check_signers(*asked)
    else:
        with pytest.raises(TooFewSigners):
            check_signers(*asked)


@given(st.sampled_from(InstrumentKind), st.sampled_from(Proposer), st.sampled_from(Level))
def test_a_township_has_no_standing_committee_to_sign(kind, proposer, level):
    said = minimum(kind, proposer, level)

    signed = {InstrumentKind.question, InstrumentKind.special_investigation}
    if kind in signed and proposer is Proposer.committee_members:
        assert (said is None) == (level is Level.township)
    if kind not in signed:
        assert said == Minimum()


def test_a_report_goes_out_20_10_and_7_days_before_the_meeting(office):
    """Source: Supervision Law, art. 15 (rules.md 1, pc.report.timing)."""
    days = legal_days(InstrumentKind.report, date(2026, 3, 30))
    assert [one.by for one in days] == [date(2026, 3, 10), date(2026, 3, 20), date(2026, 3, 23)]
    made = office.plan(kind="report", title="听取环保报告", planned_on="2026-03-30")
    assert [one["by"] for one in made["legal_days"]] == ["2026-03-10", "2026-03-20", "2026-03-23"]


def test_a_satisfaction_rating_says_that_the_law_does_not_know_it(office):
    made = office.plan(kind="satisfaction_rating", title="满意度测评")
    assert "没有规定" in made["legal_note"]


def test_an_approximate_number_is_never_said_as_exact():
    assert Quantity("意见建议", 210, "件", at_least=True).said == "意见建议 210余件"
    assert Quantity("座谈会", 6, "次").said == "座谈会 6次"
