from collections import Counter
from datetime import UTC, datetime

from sqlmodel import select

from backend.domain.features.self_checks.rules import SelfCheckState, Verdict
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.features.weekly_reports.rules import WeeklyState
from backend.domain.features.weekly_reports.tables import WeeklyReport
from backend.seed import cast, demo, problems, self_checks, weekly_reports

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_the_demo_has_self_checks_and_weekly_reports_as_they_are_met(database):
    with database.writing() as session:
        demo.people(session, now=NOW)
    with database.writing() as session:
        problems.seed(session, cast.assemble(session, []), now=NOW)
    with database.writing() as session:
        everybody = cast.assemble(session, [])
        self_checks.seed(session, everybody, now=NOW)
        weekly_reports.seed(session, everybody, now=NOW)
    with database.reading() as session:
        checks = Counter(session.exec(select(SelfCheck.state)))
        verdicts = Counter(session.exec(select(Finding.verdict)))
        reports = session.exec(select(WeeklyReport)).all()

    assert set(checks) == {SelfCheckState.asked, SelfCheckState.filed, SelfCheckState.reviewed}
    assert {Verdict.waiting, Verdict.taken, Verdict.matched, Verdict.declined} == set(verdicts)
    states = Counter(report.state for report in reports)
    assert states == {WeeklyState.complete: 12, WeeklyState.sent: 4, WeeklyState.draft: 4}
    signed = [report for report in reports if report.state is WeeklyState.complete]
    assert all(report.figures["fields"] for report in signed)
