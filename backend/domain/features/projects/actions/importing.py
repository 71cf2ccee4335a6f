"""Bringing in what a workbook lists."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.features.projects.actions.proposing import (
    SCREENED_IN,
    Wanted,
    edit_proposal,
    propose,
)
from backend.domain.features.projects.actions.taking import done, own
from backend.domain.features.projects.queries.comparing import ProposalPlanned
from backend.domain.features.projects.rules import NotScreening, ProposalSource
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit.sheets import Outcome
from backend.domain.kit.tables import new_id


def must_list(actor: Actor, round_: Round) -> None:
    """Raise OnlyToRead or NotScreening unless a workbook may be brought into the round now."""
    own(actor, round_)
    if round_.state not in SCREENED_IN:
        raise NotScreening("征集和筛选期间才能导入建议。")


def bring_in(
    session: Session,
    actor: Actor,
    round_: Round,
    planned: Sequence[ProposalPlanned],
    *,
    now: datetime,
) -> dict[str, Any]:
    """Write what comparing said of the rows; return how many of each outcome."""
    must_list(actor, round_)
    for one in planned:
        values = _columns(one.values)
        if one.compared.outcome is Outcome.create:
            source = values.pop("source", ProposalSource.resident)
            wanted = Wanted(**values)
            propose(session, actor, round_, wanted, id=new_id(), source=source, now=now)
        elif one.compared.outcome is Outcome.change:
            values.pop("source", None)
            kept = session.get_one(Proposal, one.about_id)
            edit_proposal(session, actor, kept, to=values, now=now)
    counts = {
        outcome.value: sum(one.compared.outcome is outcome for one in planned)
        for outcome in Outcome
    }
    title = f"导入建议：新增 {counts['create']} 条，修改 {counts['change']} 条"
    done(session, actor, round_, "bring-in", title, details=counts, now=now)
    return counts


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    said = dict(values)
    if "place" in said:
        said["place_words"] = said.pop("place")
    if "beneficiaries" in said:
        said["beneficiaries"], said["beneficiaries_least"] = said["beneficiaries"]
    return said
