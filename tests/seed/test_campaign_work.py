"""The demo's campaigns tell the figures of the source: inventory 62, 67, 68, 82."""

from datetime import UTC, datetime

import pytest

from backend.domain.access import Actor, Role
from backend.domain.features.campaigns import queries
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.instruments import queries as instruments
from backend.domain.features.instruments.queries import InstrumentFilters
from backend.domain.kit.calendar import today_of
from backend.seed import campaign_work, cast, demo, problems
from backend.seed import instruments as seeded_instruments

NOW = datetime(2026, 6, 1, 1, tzinfo=UTC)


@pytest.fixture
def seeded(database):
    with database.writing() as session:
        demo.people(session, now=NOW)
    with database.writing() as session:
        everybody = cast.assemble(session, [])
        problems.seed(session, everybody, now=NOW, count=12)
        campaign_work.seed(session, everybody, now=NOW)
        seeded_instruments.seed(session, everybody, now=NOW)
    return database


def of(session, code):
    return session.exec(campaign_work.going().where(Campaign.scope == f"1308.{code}")).one()


def staff(campaign):
    said = {"congress_id": campaign.congress_id, "scope": campaign.scope}
    return Actor(None, None, None, "演示", Role.congress_staff, **said)


def test_the_demo_tells_the_figures_of_the_source(seeded):
    with seeded.reading() as session:
        shuangqiao, shuangluan, fengning = (of(session, f"1308{n}") for n in ("02", "03", "26"))
        organised = queries.organisation(session, shuangqiao.id).figures
        chosen = queries.organisation(session, shuangluan.id).figures
        actor = staff(fengning)
        points = queries.counts(session, actor, fengning.id, queries.PointFilters())
        actor, today = staff(shuangluan), today_of(NOW)
        filters = InstrumentFilters(congress_id=shuangluan.congress_id, q="项）")
        kinds = instruments.tally(session, actor, filters, today=today)
        names = (shuangqiao.short_name, shuangluan.short_name, fengning.short_name)
        steps = queries.steps(session, fengning.id)

    assert names == ("5+1", "5+2", "5+2+1")
    assert (organised.task_forces, organised.deputy_groups, organised.deputies) == (6, 27, 718)
    assert chosen.deputies == 186
    assert [(one.points, one.visited) for one in points] == [
        (22, 22),
        (1, 1),
        (126, 126),
        (34, 34),
    ]
    assert [step.name for step in steps] == [
        "听取汇报",
        "查阅资料",
        "实地检查",
        "征集意见",
        "核实情况",
        "审议报告",
        "督促整改",
        "全面评议",
    ]
    planned, held, opinions, settled = (
        sum(getattr(one, name) for one in kinds)
        for name in ("instruments", "held", "opinions", "settled")
    )
    assert (planned, held, opinions, settled) == (18, 3, 12, 12)
