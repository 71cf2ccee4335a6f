"""The demo's QR codes, and what residents sent through them, in every state."""

import random
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from backend.domain import handoffs
from backend.domain.engines.files import actions as files
from backend.domain.features.intake import actions
from backend.domain.features.intake.rules import AboutWord, CodeLists
from backend.domain.features.intake.tables import Challenge, Intake, IntakePoint
from backend.domain.features.stations.tables import Station
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.divisions.rules import Place
from backend.outside import code_words
from backend.seed import clue_texts as texts
from backend.seed.cast import Cast, CongressCast
from backend.seed.sending import made_id
from backend.seed.story import Story, live

DEPUTIES = 8
"""How many deputies of each county have a code."""
_DISCARDED = (
    ("专业疏通下水道，价格优惠，电话预约。", "这是广告，不属于反映的问题。"),
    ("你好你好，试一下这个能不能用。", "没有写明是什么问题。需要反映的，请再扫一次码。"),
    ("邻居家的树枝伸到我家院里了，让他砍掉。", "属于邻里之间的事，请先找村（居）民委员会调解。"),
)
_LIVES = ("waiting", "waiting", "late", "admitted", "admitted", "handled", "discarded")


def seed(
    session: Session,
    cast: Cast,
    stations: list[tuple[CongressCast, Station]],
    *,
    now: datetime,
) -> int:
    """Make the codes and what came through them; return how many came."""
    rng = random.Random(20260416)  # nosec B311
    count = 0
    for county in cast.congresses:
        own = [station for of, station in stations if of.id == county.id]
        if not own:
            continue
        points = _points(session, county, own, now - timedelta(days=60))
        for life in _LIVES:
            _live(session, county, rng.choice(points), life, rng, cast, now)
            count += 1
        session.flush()
    return count


def _points(
    session: Session, county: CongressCast, own: list[Station], now: datetime
) -> list[IntakePoint]:
    deputies = session.exec(
        select(Deputy.id)
        .where(Deputy.congress_id == county.id, Deputy.state == DeputyState.in_office)
        .order_by(
            col(Deputy.person_id).not_in([d.person_id for d in county.deputies if d.account_id]),
            col(Deputy.position),
            col(Deputy.id),
        )
        .limit(DEPUTIES)
    ).all()
    wanted = ((AboutWord.deputies, deputies), (AboutWord.stations, [one.id for one in own]))
    return [
        point
        for about, ids in wanted
        for point in actions.make_points(
            session, county.staff[0], about=about, about_ids=ids, now=now
        )
    ]


def _live(
    session: Session,
    county: CongressCast,
    point: IntakePoint,
    life: str,
    rng: random.Random,
    cast: Cast,
    now: datetime,
) -> None:
    days = {"waiting": 1.5, "late": 12, "discarded": 8, "admitted": 20, "handled": 45}[life]
    sent_at = now - timedelta(days=days * rng.uniform(0.6, 1), hours=rng.uniform(0.2, 4))
    category = rng.choice(list(texts.TEXTS))
    title, words, _, answer = rng.choice(texts.TEXTS[category])
    town = rng.choice(county.towns)
    village = rng.choice(texts.VILLAGES)
    said, reason = rng.choice(_DISCARDED)
    sent = actions.Sent(
        words=said if life == "discarded" else f"我们{village}村这边，{words}",
        place=_place(county, town.id, town.center, village, rng),
        category=None if life == "discarded" else category.value,
        name=f"居民（示例{rng.randint(1, 999)}）" if rng.random() < 0.6 else None,
        phone=f"1990000{rng.randint(0, 9999):04}" if rng.random() < 0.6 else None,
    )
    intake = _send(session, point, sent, rng, cast, sent_at)
    staff, looked_at = rng.choice(county.staff), sent_at + timedelta(days=1.2)
    if life == "discarded":
        actions.discard(session, staff, intake, reason=reason, now=looked_at)
    elif life in {"admitted", "handled"}:
        clue = handoffs.admit(
            session,
            staff,
            intake,
            clue_id=made_id(rng, looked_at),
            title=title.format(town=town.name),
            category=category,
            note=None,
            now=looked_at,
        )
        if life == "handled":
            pictures = cast.pictures
            live(Story(session, county, rng, looked_at, now, clue, category, answer, pictures))


def _place(
    county: CongressCast,
    town_id: UUID,
    center: tuple[float, float] | None,
    village: str,
    rng: random.Random,
) -> Place:
    east, north = center or county.center
    east, north = east + rng.uniform(-0.06, 0.06), north + rng.uniform(-0.05, 0.05)
    return Place(f"{village}村", town_id, round(east, 6), round(north, 6))


def _send(
    session: Session,
    point: IntakePoint,
    sent: actions.Sent,
    rng: random.Random,
    cast: Cast,
    now: datetime,
) -> Intake:
    device = f"demo-phone-{rng.getrandbits(64):016x}"
    challenge, _ = actions.challenge(session, point, device=device, address=device, now=now)
    count = rng.choice([0, 1, 2])
    photos = [_photo(session, challenge, rng, cast, now) for _ in range(count)]
    intake, _ = actions.send(
        session,
        point,
        challenge,
        actions.Sent(**{**vars(sent), "file_ids": photos}),
        intake_id=made_id(rng, now),
        device=device,
        address=device,
        lists=CodeLists(*code_words.lists()),
        now=now,
    )
    return intake


def _photo(
    session: Session, challenge: Challenge, rng: random.Random, cast: Cast, now: datetime
) -> UUID:
    picture = rng.choice(cast.pictures)
    sent = files.Sent(
        id=made_id(rng, now),
        name=picture.name,
        sent_sha256=picture.sha256,
        stored_sha256=picture.sha256,
        media_type="image/jpeg",
        size=picture.size,
        width=picture.width,
        height=picture.height,
    )
    return actions.keep_photo(session, challenge, sent, now=now).id
