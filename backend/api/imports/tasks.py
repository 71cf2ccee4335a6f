"""Bringing tasks into a plan."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said, answered
from backend.domain import handoffs
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.rules import AnswerWrong
from backend.domain.engines.imports.tables import Import
from backend.domain.features.tasks import actions, queries
from backend.domain.features.tasks.queries.cells import AS_WRITTEN
from backend.domain.features.tasks.queries.comparing import compare, known_units
from backend.domain.features.tasks.rules import TaskState
from backend.domain.features.tasks.rules.sheet import COLUMNS
from backend.domain.features.tasks.tables import Plan


class Tasks(Kind):
    """The tasks of a plan."""

    columns = COLUMNS
    permission = Permission.tasks_keep
    sheet = "任务清单"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        queries.to_fill(session, actor, target_id)

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(Plan, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        plan = session.get_one(Plan, found.target_id)
        said = compare(
            session,
            plan,
            rows=read.rows,
            formulas=read.formulas,
            words=answered(session, found),
            bodies=handoffs.bodies(session, plan.campaign_id),
        )
        return Said(said.rows, said.planned, warnings=said.warnings)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        plan = queries.to_fill(session, actor, found.target_id, lock=True)
        details = actions.bring_in(
            session, actor, plan, said.plan, file_name=found.file_name, now=now
        )
        return BroughtIn(details)

    def check_answer(self, session: Session, found: Import, key: str, value: str) -> None:
        if key in {"owners", "joint"}:
            plan = session.get_one(Plan, found.target_id)
            units = {str(unit.id) for unit in known_units(session, plan)}
            good = value == AS_WRITTEN or value in units
        else:
            good = key == "state" and value in list(TaskState)
        if not good:
            raise AnswerWrong.at("body.answers")
