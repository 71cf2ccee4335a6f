"""Setting a ballot, and whom it is for, while it is a draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.ballots.actions.taking import WORD, finish, rule_of, take
from backend.domain.engines.ballots.queries import roll_length
from backend.domain.engines.ballots.rules import Declaration, Paper, declare, tally
from backend.domain.engines.ballots.rules.life import (
    BallotStep,
    ClosesPast,
    HandedIn,
    Kin,
    is_over,
)
from backend.domain.engines.ballots.rules.roll import EntitledUnfit, RollUnfit, new_slip, slip_print
from backend.domain.engines.ballots.rules.rule import BallotRule, Method
from backend.domain.engines.ballots.tables import Ballot, RollLine
from backend.domain.journal.actions import audited, record
from backend.domain.kit.repeats import made_before
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.queries import running_terms
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person

LABELS = {"title": "标题", "words": "说明", "rule": "票面和规则", "closes_at": "截止时间"}


def make(
    session: Session,
    actor: Actor,
    congress: Congress,
    *,
    id: UUID,
    title: str,
    words: str,
    rule: BallotRule,
    about_word: str = WORD,
    about_id: UUID | None = None,
    parent: Ballot | None = None,
    kin: Kin | None = None,
    now: datetime,
) -> Ballot:
    """Set up a ballot as a draft; a feature names what it is about, and keeps the id."""
    actor.must(Permission.ballots_keep)
    before = made_before(session, Ballot, id, congress_id=congress.id, title=title)
    if before is not None:
        return before
    made = Ballot(
        id=id,
        congress_id=congress.id,
        scope=congress.scope,
        about_word=about_word,
        about_id=about_id,
        title=title,
        words=words,
        parent_id=parent.id if parent else None,
        kin=kin,
        created_at=now,
        updated_at=now,
        rule={},
    )
    _set_rule(made, rule)
    session.add(made)
    session.flush()
    record(session, actor, WORD, made.id, "make", f"拟定表决：{title}"[:200], now=now)
    return made


def _set_rule(ballot: Ballot, rule: BallotRule) -> None:
    ballot.rule = rule.model_dump(mode="json")
    ballot.secret, ballot.in_session = rule.secret, rule.in_session


def change(
    session: Session, actor: Actor, ballot: Ballot, *, to: Mapping[str, Any], now: datetime
) -> Ballot:
    """Change title, words, rule or the time of closing while it is a draft.

    Raise StepNotOpen, ClosesPast; HandedIn where a feature has said what is voted on.
    """
    said = dict(to)
    if is_over(said.get("closes_at"), now):
        raise ClosesPast.at("body.closes_at")
    rule = said.pop("rule", None)
    before = {k: getattr(ballot, k) for k, value in said.items() if getattr(ballot, k) != value}
    if rule is not None and rule.model_dump(mode="json") != ballot.rule:
        before["rule"] = None
        _keep_handed_in(ballot, rule)
    if not before:
        return ballot
    take(ballot, BallotStep.change, now=now)
    for key in before:
        if key == "rule":
            _set_rule(ballot, rule)
        else:
            setattr(ballot, key, said[key])
    title = "修改" + "、".join(LABELS[key] for key in before)
    return finish(session, actor, ballot, "change", title, now=now)


def _keep_handed_in(ballot: Ballot, rule: BallotRule) -> None:
    """Raise HandedIn if options or seats of a ballot about another thing would change.

    Whoever asked for the ballot reads its result by them.
    """
    if ballot.about_id is None and ballot.parent_id is None:
        return
    was = rule_of(ballot)
    same_kind = (was.method is Method.rate) == (rule.method is Method.rate)
    if (
        not same_kind
        or (was.options, was.seats) != (rule.options, rule.seats)
        or (rule.write_ins and not was.write_ins)
    ):
        raise HandedIn()


def set_roll(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    *,
    deputy_ids: Sequence[UUID] | None = None,
    slips: int | None = None,
    entitled: int | None = None,
    now: datetime,
) -> list[tuple[int, str]]:
    """Say who may cast: all deputies in office, those named, or the bearers of so many slips.

    Return (number, secret) of each slip, told this once. `entitled` is 应到 where it is more than
    the roll: seats of those suspended count, too. Raise StepNotOpen, RollUnfit, EntitledUnfit.
    """
    take(ballot, BallotStep.set_roll, now=now)
    session.execute(delete(RollLine).where(col(RollLine.ballot_id) == ballot.id))
    told: list[tuple[int, str]] = []
    if slips is not None:
        told = [(number, new_slip()) for number in range(1, slips + 1)]
        rows = [{"number": n, "name": "", "slip_print": slip_print(s)} for n, s in told]
    else:
        rows = _deputies(session, ballot, deputy_ids, now=now)
    if rows:
        made = [{"id": new_id(), "ballot_id": ballot.id, **row} for row in rows]
        session.connection().execute(insert(RollLine), made)
    if entitled is not None and entitled < len(rows):
        raise EntitledUnfit.at("body.entitled")
    ballot.entitled, ballot.slips = entitled or len(rows), slips is not None
    what = f"{len(rows)} 张票签" if slips is not None else f"{len(rows)} 人"
    title = f"确定名册：{what}，应到 {ballot.entitled}"
    finish(session, actor, ballot, "set-roll", title, now=now)
    return told


def _deputies(
    session: Session, ballot: Ballot, only: Sequence[UUID] | None, *, now: datetime
) -> list[dict[str, Any]]:
    """Return the lines of the deputies in office of the running term, in the roster's order."""
    term = running_terms(session, [ballot.congress_id], now.date()).get(ballot.congress_id)
    if term is None:
        raise RollUnfit.at("body.deputy_ids")
    found = session.execute(
        select(Deputy.id, Person.id, Person.name)
        .join(Person, col(Person.id) == Deputy.person_id)
        .where(Deputy.term_id == term.id, Deputy.state == DeputyState.in_office)
        .order_by(col(Deputy.position), col(Person.name), col(Deputy.id))
    ).all()
    if only is not None:
        wanted = set(only)
        found = [row for row in found if row[0] in wanted]
        if len(found) != len(only):
            raise RollUnfit.at("body.deputy_ids")
    return [
        {"number": number, "person_id": person, "name": name}
        for number, (_, person, name) in enumerate(found, 1)
    ]


def rehearse(
    session: Session,
    actor: Actor,
    ballot: Ballot,
    *,
    papers: Sequence[Paper],
    present: int | None,
    now: datetime,
) -> Declaration:
    """Count made-up papers by this ballot's rule, to see what it would come to; nothing is kept."""
    take(ballot, BallotStep.rehearse, now=ballot.updated_at)
    session.expire(ballot)
    rule = rule_of(ballot)
    count = tally(rule, papers)
    session.add(audited(actor, WORD, ballot.id, "rehearse", now=now))
    given_out = max(count.papers, present or 0)
    entitled = max(ballot.entitled, given_out)
    return declare(rule, count, entitled=entitled, present=present, given_out=given_out)


def copy_roll(session: Session, of: Ballot, to: Ballot) -> None:
    """Give a ballot the roll of the one it follows, as far as persons go; slips are made anew."""
    found = session.exec(
        select(RollLine).where(RollLine.ballot_id == of.id).order_by(col(RollLine.number))
    ).all()
    if of.slips or not found:
        return
    session.add_all(
        [
            RollLine(
                ballot_id=to.id,
                number=one.number,
                person_id=one.person_id,
                name=one.name,
                presence=one.presence,
            )
            for one in found
        ]
    )
    session.flush()
    to.entitled = max(of.entitled, roll_length(session, to.id))
    session.add(to)
