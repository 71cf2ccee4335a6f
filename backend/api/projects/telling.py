"""From rows to answers: rounds as this caller may see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.domain import handoffs
from backend.domain.access import Actor, Permission
from backend.domain.desk import ballots
from backend.domain.engines.files import queries as files
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions import SCREENED_IN
from backend.domain.features.projects.rules import (
    DONE,
    FLOW,
    ROUND_OVER,
    VOTED,
    Entry,
    ListKind,
    ProjectState,
    ProposalSource,
    ProposalState,
    RoundState,
    RoundStep,
    least_candidates,
)
from backend.domain.features.projects.tables import Project, Proposal, Round
from backend.domain.kit.calendar import light
from backend.domain.people.congresses.tables import Congress
from backend.settings import settings

S, P = RoundState, ProposalState

_DUE: dict[RoundState, str] = {
    S.planned: "collect_from",
    S.collecting: "collect_to",
    S.screening: "review_by",
    S.reviewed: "approve_by",
    S.approved: "publish_by",
    S.published: "session_on",
    S.elected: "report_by",
    S.rated: "report_by",
}
"""The day by which the next step is due."""


def url_of(token: str, asked_at: str) -> str:
    """Return what the QR code holds; `asked_at` is the address this server was asked at."""
    return f"{(settings.public_origin or asked_at).rstrip('/')}/m/p/{token}"


def round_rows(session: Session, read: Sequence[Any], today: date) -> list[dict[str, Any]]:
    """Return what RoundRows are built from, out of (round, congress, level)."""
    counts = queries.counts_of(session, [one.id for one, _, _ in read])
    return [_round_row(one, congress, counts.get(one.id, {}), today) for one, congress, _ in read]


def _round_row(
    one: Round, congress: str, counts: Mapping[ProjectState, int], today: date
) -> dict[str, Any]:
    def many(states: Iterable[ProjectState]) -> int:
        return sum(counts.get(state, 0) for state in states)

    due = getattr(one, _DUE[one.state]) if one.state in _DUE else None
    return {
        **one.model_dump(),
        "congress": {"id": one.congress_id, "name": congress},
        "candidates": many(set(ProjectState) - {ProjectState.withdrawn}),
        "chosen": many(VOTED),
        "finished": many(DONE),
        "ended": many([ProjectState.ended]),
        "due_on": due,
        "light": light(due or today, today, done=due is None),
    }


def keeps(actor: Actor, thing: Round | Proposal | Project) -> bool:
    """Return whether the actor keeps it."""
    return actor.may(Permission.projects_keep) and actor.congress_id == thing.congress_id


def round_said(
    session: Session, actor: Actor, found: Round, today: date, *, asked_at: str
) -> dict[str, Any]:
    """Return what a RoundOut is built from."""
    congress = session.get_one(Congress, found.congress_id)
    [row] = round_rows(session, [(found, congress.short_name, congress.level)], today)
    numbers, mine = queries.numbers_of(session, found), keeps(actor, found)
    collects = found.state is S.collecting and found.collect_from <= today <= found.collect_to
    own = actor.congress_id == found.congress_id
    proposes = own and actor.may(Permission.projects_propose)
    screens = mine and found.state in SCREENED_IN
    return {
        **row,
        "url": url_of(found.token, asked_at) if mine else None,
        "least_candidates": least_candidates(found.to_choose, numbers.margin_percent),
        "margin_percent": numbers.margin_percent,
        "entries": entries_said(queries.lists_for(session, found)),
        "funnel": _funnel(session, actor, found),
        "pool": len(queries.pool(session, found)) if screens else 0,
        "files": files.of_matter(session, found.id),
        "may_edit": mine and found.state not in ROUND_OVER,
        "may_propose": screens or (proposes and collects and not actor.is_congress),
        "may_screen": screens,
        "ballots": ballots.of_round(session, actor, found),
        "open_steps": _round_steps(session, found) if mine else [],
    }


def _round_steps(session: Session, found: Round) -> list[RoundStep]:
    votes = handoffs.may_set(session, found, RoundStep.set_vote)
    rates = handoffs.may_set(session, found, RoundStep.set_rating)
    may = {
        RoundStep.set_vote: votes,
        RoundStep.elect: votes,
        RoundStep.end_vote: handoffs.may_end(session, found),
        RoundStep.set_rating: rates,
        RoundStep.rate: rates,
    }
    return [step for step in FLOW.open_steps(found.state) if may.get(step, True)]


_FUNNEL: dict[str, tuple[ProposalState, ...]] = {
    "all": tuple(state for state in P if state is not P.withdrawn),
    "waiting": (P.received,),
    "merged": (P.merged,),
    "passed": (P.passed, P.nominated),
    "nominated": (P.nominated,),
    "declined": (P.declined,),
    "pooled": (P.pooled,),
}


def _funnel(session: Session, actor: Actor, found: Round) -> list[dict[str, Any]]:
    counted = queries.funnel(session, actor, found.id)
    lines = []
    for source in ProposalSource:
        line: dict[str, Any] = {"source": source}
        for name, states in _FUNNEL.items():
            where = {"source": [source.value], "state": [one.value for one in states]}
            value = sum(counted.get((source.value, one.value), 0) for one in states)
            line[name] = {"value": value, "where": {"round_id": [str(found.id)], **where}}
        if line["all"]["value"]:
            lines.append(line)
    return lines


def entries_said(lists: Mapping[ListKind, Sequence[Entry]]) -> list[dict[str, Any]]:
    """Return what EntryOuts are built from."""
    return [{**vars(one), "kind": kind} for kind in ListKind for one in lists[kind]]


def place_said(division: str | None, words: str | None) -> str:
    """Return a place in one line."""
    return " ".join(part for part in (division, words) if part)
