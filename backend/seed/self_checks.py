"""The demo's self-checks: three counties ask their departments, most report, some are late."""

import random
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from backend.domain import handoffs
from backend.domain.access import Actor
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.queries import FieldRead
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.features.problems.actions import Found
from backend.domain.features.problems.rules import ProblemSource, ProblemState
from backend.domain.features.problems.tables import Problem
from backend.domain.features.self_checks import actions, queries
from backend.domain.features.self_checks.actions import Said
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.calendar import today_of
from backend.domain.people.units.tables import Unit
from backend.seed import problem_texts as texts
from backend.seed.cast import Cast, CongressCast
from backend.seed.problem_texts import FieldText
from backend.seed.sending import made_id

COUNTIES = ("1308.130824", "1308.130822", "1308.130825")
REQUEST = "对照监督方案确定的领域，逐项逐村自查，发现问题列出清单、明确措施和时限，能改的立即改。"
REPORT = (
    "成立自查小组，由主要负责人牵头，分片到乡镇、村和项目现场逐项核对，边查边改。"
    "本次自查情况已列入问题清单台账，整改任务已分解到股站。"
)


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Ask, let units file, and look at what they filed, at times gone by."""
    rng = random.Random(20260517)  # nosec B311
    for county in cast.congresses:
        campaign = campaign_of(session, county)
        if county.scope in COUNTIES and campaign is not None:
            _county(session, county, campaign, rng, now)
    session.flush()


def campaign_of(session: Session, county: CongressCast) -> Campaign | None:
    """Return the county's running campaign that joined the city's."""
    asked = select(Campaign).where(
        Campaign.congress_id == county.id,
        col(Campaign.parent_id).is_not(None),
        col(Campaign.closed).is_(False),
    )
    return session.exec(asked).first()


def _county(
    session: Session, county: CongressCast, campaign: Campaign, rng: random.Random, now: datetime
) -> None:
    spots = campaigns.fields(session, campaign.id)
    named = {text.name: text for text in texts.FIELDS}
    known = [(spot, named[spot.field.name]) for spot in spots if spot.field.name in named]
    units = {text.unit: county.department(text.unit, rng) for _, text in known}
    first = _ask(session, county, campaign, list(units.values()), rng, now - timedelta(days=40), 15)
    by_unit = {check.unit_id: check for check in first}
    for at, (spot, text) in enumerate(known):
        check = by_unit[units[text.unit].id]
        filed = now - timedelta(days=rng.randint(24, 34))
        if at == len(known) - 1:
            continue
        _file(session, county, check, spot, text, rng, filed, none_found=at == 3)
        if at < 5:
            _look(session, county, check, campaign, spot, rng, filed + timedelta(days=5))
    again = [county.department(word, rng) for word in ("水务局", "农业农村局", "教育和体育局")]
    _ask(session, county, campaign, again, rng, now - timedelta(days=4), 12)


def _ask(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    units: list[Unit],
    rng: random.Random,
    when: datetime,
    days: int,
) -> list[SelfCheck]:
    return actions.ask(
        session,
        county.staff[0],
        id=made_id(rng, when),
        campaign_id=campaign.id,
        campaign=campaign.title,
        unit_ids=[unit.id for unit in units],
        request=REQUEST,
        due_on=today_of(when) + timedelta(days=days),
        now=when,
    )


def _file(
    session: Session,
    county: CongressCast,
    check: SelfCheck,
    spot: FieldRead,
    text: FieldText,
    rng: random.Random,
    when: datetime,
    *,
    none_found: bool,
) -> None:
    unit = county.actor_of(session.get_one(Unit, check.unit_id))
    rows = [] if none_found else [_said(county, spot, text, rng, when) for _ in range(3)]
    if rows:
        actions.add_many(session, unit, check, rows, now=when)
    actions.file(
        session,
        unit,
        check,
        report=REPORT,
        none_found=none_found,
        filed_by=unit.name,
        now=when + timedelta(hours=1),
    )


def _said(
    county: CongressCast, spot: FieldRead, text: FieldText, rng: random.Random, when: datetime
) -> Said:
    aspect, town = rng.choice(text.aspects), rng.choice(county.towns)
    return Said(
        words=rng.choice(aspect.found).format(town=town.name),
        place_words=town.name,
        field_id=spot.field.id,
        found_on=today_of(when) - timedelta(days=rng.randint(1, 6)),
        measure=aspect.measure,
        due_on=today_of(when) + timedelta(days=60),
        corrected=rng.random() < 0.2,
    )


def _look(
    session: Session,
    county: CongressCast,
    check: SelfCheck,
    campaign: Campaign,
    spot: FieldRead,
    rng: random.Random,
    when: datetime,
) -> None:
    """Take one row over, match one to a problem of the unit, decline the rest; then conclude."""
    staff = county.staff[0]
    rows = queries.findings(session, check)
    for at, row in enumerate(rows):
        problem = _of_unit(session, campaign, check) if at == 1 else None
        if at == 0:
            _take_over(session, staff, check, row, campaign, spot, rng, when)
        elif problem is not None:
            handoffs.match(session, staff, check, row, problem, now=when)
        else:
            why = "属于内部管理，由单位自行整改"
            actions.decline(session, staff, check, row, reason=why, now=when)
    actions.conclude(session, staff, check, note="已逐条审核。", now=when + timedelta(hours=2))


def _take_over(
    session: Session,
    staff: Actor,
    check: SelfCheck,
    row: Finding,
    campaign: Campaign,
    spot: FieldRead,
    rng: random.Random,
    when: datetime,
) -> None:
    found = Found(
        field_id=spot.field.id,
        words=row.words,
        place_words=row.place_words,
        source=ProblemSource.self_check,
        unit_id=check.unit_id,
        found_on=row.found_on,
        measure=row.measure,
        due_on=row.due_on,
    )
    id_ = made_id(rng, when)
    handoffs.take_over(
        session, staff, check, row, found, problem_id=id_, campaign=campaign, now=when
    )


def _of_unit(session: Session, campaign: Campaign, check: SelfCheck) -> Problem | None:
    asked = select(Problem).where(
        Problem.campaign_id == campaign.id,
        Problem.unit_id == check.unit_id,
        Problem.state != ProblemState.refused,
        Problem.source != ProblemSource.self_check,
    )
    return session.exec(asked.order_by(col(Problem.number))).first()
