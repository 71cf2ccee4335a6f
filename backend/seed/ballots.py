"""The demo's ballots: invented papers under real signatures, so that every board can be checked."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from sqlalchemy import update
from sqlmodel import Session, col, select

from backend.domain import handoffs
from backend.domain.engines.ballots import actions, queries
from backend.domain.engines.ballots.rules import BallotRule, BallotTerms, Mark, Option, Paper
from backend.domain.engines.ballots.rules.blind_signatures import (
    SALT_BYTES,
    make_key,
    message_of,
    public_key_of,
)
from backend.domain.engines.ballots.rules.roll import Drawn, Presence
from backend.domain.engines.ballots.tables import Ballot, RollLine
from backend.domain.features.projects import actions as projects
from backend.domain.features.projects.actions import ROUND_WORD
from backend.domain.features.projects.tables import Round
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person
from backend.outside import ballot_keys
from backend.outside.ballot_rules import shipped
from backend.seed.cast import CongressCast
from backend.seed.sending import made_id

VOTERS = 45
PRESENT = 43
_PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=SALT_BYTES)


def terms(rule: str, **changes: Any) -> BallotTerms:
    """Return a rule that ships, as the demo uses it."""
    known = next(one["terms"] for one in shipped() if one["id"] == rule)
    return BallotTerms.model_validate({**known, **changes})


@dataclass
class Hall:
    """Where one congress of the demo votes: its deputies, and one key for all its ballots."""

    session: Session
    county: CongressCast
    rng: random.Random
    pem: bytes = field(default_factory=make_key)

    def __post_init__(self) -> None:
        self.public_key = public_key_of(self.pem)
        key = load_pem_private_key(self.pem, None, unsafe_skip_rsa_key_validation=True)
        assert isinstance(key, rsa.RSAPrivateKey)
        self.key = key
        self.congress = self.session.get_one(Congress, self.county.id)

    @property
    def officer(self) -> str:
        return f"{(self.county.leaders or self.county.staff)[0].name}（演示）"

    def voters(self) -> list[tuple[UUID, str]]:
        """Return deputies with their names, the one whose sign-in is printed among them.

        Those of today, whenever it was: the demo has none of an earlier term.
        """
        asked = (
            select(Person.id, Person.name)
            .join(Deputy, col(Deputy.person_id) == Person.id)
            .where(Deputy.congress_id == self.county.id, Deputy.state == DeputyState.in_office)
            .order_by(col(Deputy.position), col(Deputy.id))
        )
        found = {row[0]: row[1] for row in self.session.execute(asked)}
        known = self.county.known_deputy
        mine = known.person_id if known else None
        chosen = sorted(found, key=lambda one: one != mine)[:VOTERS]
        return [(one, name) for one, name in found.items() if one in chosen]

    def make(
        self, title: str, words: str, rule: BallotRule, *, about: Round | None = None, at: datetime
    ) -> Ballot:
        """Set a ballot as a draft, with its roll."""
        made = actions.make(
            self.session,
            self.county.staff[0],
            self.congress,
            id=made_id(self.rng, at),
            title=title,
            words=words,
            rule=rule,
            about_word=ROUND_WORD if about else actions.WORD,
            about_id=about.id if about else None,
            now=at,
        )
        self.session.add_all(
            RollLine(ballot_id=made.id, number=number, person_id=person, name=name)
            for number, (person, name) in enumerate(self.voters(), 1)
        )
        self.session.flush()
        made.entitled = queries.roll_length(self.session, made.id)
        return made

    def motion(self, title: str, words: str, *, at: datetime) -> Ballot:
        """Set a ballot on a motion, as a draft."""
        rule = terms("law-motion", secret=True)
        on = rule.on([Option(id="motion", label=title[:200])])
        return self.make(title, words, on, at=at)

    def open(self, ballot: Ballot, *, at: datetime, closes_at: datetime | None = None) -> None:
        staff = self.county.staff[0]
        actions.open(
            self.session,
            staff,
            ballot,
            public_key=self.public_key,
            closes_at=closes_at,
            now=at,
        )

    def cast(self, ballot: Ballot, papers: Sequence[dict[str, Mark]], *, at: datetime) -> None:
        """Have some of the roll vote, not the one whose sign-in is printed: that is the reader."""
        lines = select(RollLine).where(RollLine.ballot_id == ballot.id)
        found = self.session.exec(lines.order_by(col(RollLine.number))).all()
        known = self.county.known_deputy
        mine = known.person_id if known else None
        found = sorted(found, key=lambda one: one.person_id == mine)
        there = [one.id for one in found[: max(PRESENT, len(papers))]]
        came = update(RollLine).where(col(RollLine.id).in_(there))
        self.session.execute(came.values(presence=Presence.tick))
        drew = update(RollLine).where(col(RollLine.id).in_(there[: len(papers)]))
        self.session.execute(drew.values(drawn_as=Drawn.phone))
        for paper in papers:
            serial, randomizer = self.rng.randbytes(32), self.rng.randbytes(32)
            prepared = randomizer + message_of(ballot.id, serial)
            choices, _ = actions.choices_of(ballot.id, Paper(paper))
            actions.cast(
                self.session,
                ballot.id,
                serial=serial,
                randomizer=randomizer,
                signature=self.key.sign(prepared, _PSS, hashes.SHA384()),
                choices=choices,
                now=at,
            )

    def close(self, ballot: Ballot, *, at: datetime) -> None:
        staff = self.county.staff[0]
        actions.close(self.session, staff, ballot, now=at)
        actions.settle(self.session, staff, ballot, self.congress, now=at)
        actions.mark_traces_gone(self.session, ballot.id)

    def declare(self, ballot: Ballot, *, at: datetime) -> None:
        staff = self.county.staff[0]
        actions.declare(self.session, staff, ballot, declared_by=self.officer, now=at)
        handoffs.declared(self.session, ballot, now=at)

    def elect(self, round_: Round, *, at: datetime) -> None:
        """Have the first candidates of a round chosen, as many as are to be."""
        title = f"{round_.title}票决（演示）"
        rule = handoffs.vote_rule(self.session, round_, terms("lanting"))
        ballot = self.make(title, "", rule, about=round_, at=at)
        staff = self.county.staff[0]
        projects.set_ballot(self.session, staff, round_, ballot_id=ballot.id, now=at)
        ids = [one["id"] for one in ballot.rule["options"]]
        most = round_.to_choose
        papers = []
        for number in range(PRESENT - 1):
            chosen = [one for at_, one in enumerate(ids[:most]) if at_ != number % (most + 3)]
            spare = ids[most + number % (len(ids) - most)]
            if len(chosen) < most and number % 3:
                chosen.append(spare)
            papers.append(dict.fromkeys(chosen, Mark.yes))
        self._hold(ballot, papers, at)

    def rate(self, round_: Round, *, at: datetime) -> None:
        """Have a round's projects rated."""
        ballot = self.set_rating(round_, at=at)
        ids = [one["id"] for one in ballot.rule["options"]]
        marks = (Mark.satisfied, Mark.basically_satisfied, Mark.dissatisfied)
        papers = [
            {one: self.rng.choices(marks, (9, 2, 0.3))[0] for one in ids}
            for _ in range(PRESENT - 2)
        ]
        self._hold(ballot, papers, at)

    def set_rating(self, round_: Round, *, at: datetime, in_session: bool = True) -> Ballot:
        title = f"{round_.title}满意度测评（演示）"
        of = terms("zhenhai", in_session=in_session)
        rule = handoffs.rating_rule(self.session, round_, of)
        words = "请对每个项目、每个子项评一次。"
        ballot = self.make(title, words, rule, about=round_, at=at)
        staff = self.county.staff[0]
        projects.set_rating(self.session, staff, round_, ballot_id=ballot.id, now=at)
        return ballot

    def round_of(self, year: int) -> Round:
        asked = select(Round).where(Round.congress_id == self.county.id, Round.year == year)
        return self.session.exec(asked).one()

    def end(self, year: int, *, closed_on: date) -> None:
        """Have a year's round rated at its end, and close it."""
        made = self.round_of(year)
        self.rate(made, at=datetime(year, 12, 28, 3, tzinfo=UTC))
        at = datetime.combine(closed_on, time(3), UTC)
        projects.close(self.session, self.county.staff[0], made, note=None, now=at)

    def _hold(self, ballot: Ballot, papers: Sequence[dict[str, Mark]], at: datetime) -> None:
        self.open(ballot, at=at)
        self.cast(ballot, papers, at=at)
        self.close(ballot, at=at + timedelta(minutes=20))
        self.declare(ballot, at=at + timedelta(minutes=40))


def under_way(hall: Hall, round_: Round, *, now: datetime) -> None:
    """Leave a ballot in every state: a draft, one to vote in now, one to declare, one void."""
    words = "会议决定：批准《民生实事项目监督办法（草案）》，自通过之日起施行。（演示）"
    hall.motion("关于批准民生实事项目监督办法的决议（演示）", words, at=now - timedelta(hours=3))
    rating = hall.set_rating(round_, at=now - timedelta(hours=2), in_session=False)
    ballot_keys.keep(rating.id, hall.pem)
    hall.open(rating, at=now - timedelta(hours=2), closes_at=now + timedelta(days=30))
    ids = [one["id"] for one in rating.rule["options"]]
    some = [dict.fromkeys(ids, Mark.satisfied) for _ in range(12)]
    hall.cast(rating, some, at=now - timedelta(hours=1))

    before = now - timedelta(days=1)
    title = "关于加强饮用水水源地保护的决定（演示）"
    closed = hall.motion(title, "会议决定：划定保护区，设立标志，每年检查一次。（演示）", at=before)
    hall.open(closed, at=before)
    marks = [Mark.yes] * 36 + [Mark.no] * 3 + [Mark.abstain] * 2
    hall.cast(closed, [{"motion": mark} for mark in marks], at=before)
    hall.close(closed, at=before + timedelta(minutes=15))
    gone = hall.motion("关于调整会议议程的决定（演示）", "", at=before - timedelta(days=1))
    reason = "议程没有列入本次会议，不再表决（演示）"
    actions.void(hall.session, hall.county.staff[0], gone, reason=reason, now=before)
