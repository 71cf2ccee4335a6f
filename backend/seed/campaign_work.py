"""The demo's campaigns at work: who runs them, their plans, how far they are, where they were.

What the source tells of single counties is theirs here, too: 双桥's 27 groups with 718 deputies,
双滦's 186 deputies, 丰宁's 22 townships, 1 zone, 126 villages and 34 enterprises.
Source: inventory 62, 67, 68.
"""

import random
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from backend.domain.access import Actor
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules import (
    EIGHT,
    FIVE,
    BodyKind,
    MemberRole,
    Seat,
    StageKind,
    SupervisionRole,
)
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.kit.calendar import today_of
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.seed.campaign_points import cover
from backend.seed.cast import Cast, CongressCast
from backend.seed.problems import BEGAN
from backend.seed.sending import made_id

SHUANGQIAO, SHUANGLUAN = "1308.130802", "1308.130803"
GROUPS: dict[str, list[int]] = {
    SHUANGQIAO: [27] * 16 + [26] * 11,
    SHUANGLUAN: [27] * 4 + [26] * 3,
}
"""Deputies in each group where the source tells how many. Source: inventory 67."""
STAGES: tuple[tuple[StageKind, int, int], ...] = (
    (StageKind.finding, 0, 45),
    (StageKind.ledger, 45, 75),
    (StageKind.rectify, 75, 200),
    (StageKind.review, 200, 250),
    (StageKind.look_back, 250, 300),
)
"""First and last day of each stage, counted from the start."""
DUTIES = {
    BodyKind.leading_group: "统一领导联动监督，研究解决重大问题。",
    BodyKind.office: "日常协调、汇总情况、起草文件。",
    BodyKind.task_force: "组织本领域的排查、交办、验收和回头看。",
    BodyKind.deputy_group: "排查本领域问题，兼顾其他领域。",
}


def seed(session: Session, cast: Cast, *, now: datetime) -> None:
    """Set up the work of every congress's campaign that has staff."""
    rng = random.Random(20260310)  # nosec B311
    able = {one.id: one for one in cast.congresses if one.staff and one.departments}
    found = session.exec(going().order_by(col(Campaign.scope)))
    for campaign in list(found):
        county = able.get(campaign.congress_id)
        if county is None:
            continue
        began = now - timedelta(days=BEGAN - 3)
        _organise(session, county, campaign, rng, began)
        _plan(session, county, campaign, rng, began)
        late = _stages(session, county.staff[0], campaign, rng, now)
        _steps(session, county, campaign, rng, now, late)
        cover(session, county, campaign, rng, now)
        session.flush()
    session.expunge_all()


def going() -> Any:
    """Return the statement of this year's campaigns; those of former years are closed."""
    return select(Campaign).where(Campaign.code == "5+2", col(Campaign.closed).is_(False))


def _organise(
    session: Session, county: CongressCast, campaign: Campaign, rng: random.Random, now: datetime
) -> None:
    staff = county.staff[0]
    heads = [one.name for one in (*county.leaders, *county.staff)]
    fields = queries.fields(session, campaign.id)
    position = iter(range(1, 100))

    def body(kind: BodyKind, name: str, **more: Any) -> Any:
        said = {"duties": DUTIES[kind], "position": next(position), **more}
        return actions.set_up(
            session,
            staff,
            campaign,
            id=made_id(rng, now),
            kind=kind,
            name=name,
            now=now,
            **said,
        )

    top = body(BodyKind.leading_group, "联动监督领导小组")
    seats = [Seat(MemberRole.head, name=heads[0], post="常委会领导（演示）")]
    seats += [Seat(MemberRole.member, unit_id=unit.id) for unit in county.departments[:4]]
    actions.seat(session, staff, campaign, top, seats, now=now)
    desk = body(BodyKind.office, "联动监督办公室")
    seats = [Seat(MemberRole.head, name=heads[-1], post="代表工委（演示）")]
    actions.seat(session, staff, campaign, desk, seats, now=now)
    mandates = _mandates(session, county)
    for number, read in enumerate(fields):
        force = body(BodyKind.task_force, f"{read.field.name}专班", field_id=read.field.id)
        lead = Seat(MemberRole.head, name=heads[number % len(heads)], post="牵头（演示）")
        unit = Seat(MemberRole.member, unit_id=rng.choice(county.departments).id)
        actions.seat(session, staff, campaign, force, [lead, unit], now=now)
    sizes: list[int | None] = [*GROUPS.get(county.scope, [])] or [None] * len(fields)
    for number, size in enumerate(sizes):
        field = fields[number % len(fields)].field
        name = f"第{number + 1}代表小组"
        group = body(BodyKind.deputy_group, name, field_id=field.id, deputies=size)
        if size is None:
            _sit(session, county, campaign, group, mandates[number * 3 : number * 3 + 3], now)


def _mandates(session: Session, county: CongressCast) -> list[Any]:
    asked = (
        select(col(Deputy.id))
        .where(Deputy.congress_id == county.id, Deputy.state == DeputyState.in_office)
        .order_by(col(Deputy.position), col(Deputy.id))
        .limit(30)
    )
    return list(session.exec(asked))


def _sit(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    group: Any,
    mandates: list[Any],
    now: datetime,
) -> None:
    roles = list(SupervisionRole)
    seats = [
        Seat(
            MemberRole.member if place else MemberRole.head,
            deputy_id=deputy_id,
            supervision_roles=(roles[(group.position + place) % len(roles)],),
        )
        for place, deputy_id in enumerate(mandates)
    ]
    if seats:
        actions.seat(session, county.staff[0], campaign, group, seats, now=now)


def _plan(
    session: Session, county: CongressCast, campaign: Campaign, rng: random.Random, now: datetime
) -> None:
    staff, day = county.staff[0], today_of(now)
    city = county.level == "city"
    for number, read in enumerate([None, *queries.fields(session, campaign.id)]):
        title = f"{read.field.name}专项方案" if read else f"“{campaign.short_name}”联动监督总方案"
        plan = actions.draw_up(
            session,
            staff,
            campaign,
            id=made_id(rng, now),
            title=title,
            field_id=read.field.id if read else None,
            now=now,
        )
        if number < 6:
            by = ("市委常委会" if city else "县（区）委常委会") if read is None else "主任会议"
            actions.approve(
                session, staff, campaign, plan, approved_by=by, approved_on=day, now=now
            )


def _stages(
    session: Session, staff: Actor, campaign: Campaign, rng: random.Random, now: datetime
) -> int:
    """Write the stages down; return by how many days this congress is late."""
    today = today_of(now)
    start = campaign.starts_on or today
    late = rng.choice([0, 0, 0, 4, 9, 40])
    for kind, first, last in STAGES:
        from_, to = start + timedelta(days=first), start + timedelta(days=last)
        began, ended = _past(from_, late, today), _past(to, late, today)
        said: dict[str, Any] = {"planned_from": from_, "planned_to": to}
        said |= {"started_on": began, "ended_on": ended if began else None}
        actions.plan_stage(session, staff, campaign, kind, to=said, now=now)
    return late


def _past(day: date, late: int, today: date) -> date | None:
    """Return the day it came to, if that has passed."""
    at = day + timedelta(days=late)
    return at if at < today else None


def _steps(
    session: Session,
    county: CongressCast,
    campaign: Campaign,
    rng: random.Random,
    now: datetime,
    late: int,
) -> None:
    staff, today = county.staff[0], today_of(now)
    start = campaign.starts_on or today
    template = FIVE if county.level == "city" else EIGHT
    spans = {kind: (first, last) for kind, first, last in STAGES}
    wanted = []
    for number, step in enumerate(template.steps):
        first, last = spans[step.stage]
        day = start + timedelta(days=first + (last - first) * (number % 4 + 1) // 4)
        wanted.append(
            {
                "stage": step.stage,
                "name": step.name,
                "words": step.words,
                "in_charge": rng.choice(["各专班", "代表工委", "办公室", "各代表小组"]),
                "planned_on": day,
            }
        )
    made = actions.choose(session, staff, campaign, wanted, template=template.name, now=now)
    for one in made:
        assert one.planned_on is not None
        done = _past(one.planned_on, late, today)
        if done is not None:
            words = f"{one.name}已经完成，材料齐全（演示）。"
            actions.show(session, staff, campaign, one, words=words, done_on=done, now=now)
