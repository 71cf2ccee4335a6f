"""From rows to answers: what of plans and tasks this caller may see."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor, Permission
from backend.domain.engines.assignments import queries as assignments
from backend.domain.engines.assignments.rules import OPEN as OPEN_ASSIGNMENTS
from backend.domain.engines.assignments.rules import AssignmentRole
from backend.domain.engines.files import queries as files
from backend.domain.features.campaigns import queries as campaigns
from backend.domain.features.campaigns.queries import C
from backend.domain.features.tasks import actions, queries
from backend.domain.features.tasks.rules import (
    ENDED,
    STILL,
    TaskHolder,
    TaskState,
    code_of,
    open_steps,
    stages,
)
from backend.domain.features.tasks.tables import Plan, Task, TaskOwner
from backend.domain.kit.calendar import NEVER, light
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.tables import Unit


def rows(session: Session, read: Sequence[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """Return what TaskRows are built from, out of ledger rows."""
    owners = queries.owners(session, [row["id"] for row in read])
    return [_row(row, owners[row["id"]], today) for row in read]


def _row(read: dict[str, Any], owners: Sequence[TaskOwner], today: date) -> dict[str, Any]:
    lead = read["unit_name"] or read["lead_words"]
    return {
        **read,
        **deadline(read["state"], read["due_on"], today),
        "plan": {"id": read["plan_id"], "name": read["plan_title"]},
        "code": code_of(
            read["congress_name"], read["congress_level"], read["year"], read["number"]
        ),
        "congress": {"id": read["congress_id"], "name": read["congress_name"]},
        "owner": {"id": read["unit_id"], "name": lead},
        "joint": [_owner(o) for o in owners if o.role is AssignmentRole.joint],
        "holder": {
            "kind": read["holder"],
            "name": _holder(read["state"], read["holder"], read["congress_name"], lead),
        },
    }


def _owner(owner: TaskOwner) -> dict[str, Any]:
    return {
        "id": owner.unit_id,
        "name": owner.name,
        "kind": owner.kind,
        "role": owner.role,
        "body_id": owner.body_id,
    }


def deadline(state: TaskState, due_on: date, today: date) -> dict[str, Any]:
    """Return light, day and days left; no light burns and no days run once it is reported done."""
    still = state in STILL
    known = due_on != NEVER
    return {
        "light": light(due_on, today, done=still),
        "due_on": due_on if known else None,
        "days_left": (due_on - today).days if known and not still else None,
    }


def _holder(state: TaskState, holder: TaskHolder, congress: str, lead: str) -> str:
    if holder is TaskHolder.nobody:
        return "已撤销" if state is TaskState.withdrawn else "已办结"
    return lead if holder is TaskHolder.unit or state is not TaskState.reported_done else congress


def one(session: Session, actor: Actor, task: Task, today: date) -> dict[str, Any]:
    """Return what a TaskOut is built from, as this caller may see it."""
    congress = session.get_one(Congress, task.congress_id)
    plan = session.get_one(Plan, task.plan_id)
    unit = session.get(Unit, task.lead_unit_id) if task.lead_unit_id else None
    read = {
        **task.model_dump(),
        "plan_title": plan.title,
        "congress_name": congress.short_name,
        "congress_level": congress.level,
        "unit_id": unit.id if unit else None,
        "unit_name": unit.name if unit else None,
    }
    own = actor.is_congress and actor.congress_id == task.congress_id
    said = rows(session, [read], today)[0]
    return {
        **read,
        **said,
        "document": document(plan),
        "campaign_id": plan.campaign_id,
        "owners": [_owner(o) for o in queries.owners(session, [task.id])[task.id]],
        "assignments": [
            {
                **given._mapping,
                "unit": {"id": given.unit_id, "name": name},
                "accept_by": _known(given.accept_by),
                "due_on": _known(given.due_on),
                "light": light(given.due_on, today, done=given.state not in OPEN_ASSIGNMENTS),
                "own": given.unit_id == actor.unit_id,
            }
            for given, name in assignments.of_matter(session, task.id)
        ],
        "files": files.of_matter(session, task.id),
        "stages": stages(task, congress.short_name, said["owner"]["name"]),
        "may_edit": own and actor.may(Permission.tasks_keep) and task.state not in ENDED,
        "open_steps": open_steps(actor, task.state, actions.standing(session, actor, task)),
    }


def _known(day: date) -> date | None:
    return None if day == NEVER else day


def document(plan: Plan) -> str | None:
    """Return the document a plan was broken out of, as it is cited."""
    if not plan.document_title:
        return plan.document_number
    number = f"（{plan.document_number}）" if plan.document_number else ""
    return f"《{plan.document_title.strip('《》')}》{number}"


def of_campaigns(session: Session, actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the titles of the campaigns that plans are of, as far as one may see them."""
    if not ids:
        return {}
    found = session.execute(campaigns.visible_to(actor, C.id, C.title).where(C.id.in_(ids)))
    return {id_: title for id_, title in found}
