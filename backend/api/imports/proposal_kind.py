"""The kind of import that lists proposals for livelihood projects."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.imports.kind import BroughtIn, Kind, Said
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.tables import Import
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules.listing import PROPOSAL_COLUMNS
from backend.domain.features.projects.tables import Round


class Proposals(Kind):
    """The proposals of a round that is collected or screened."""

    columns = PROPOSAL_COLUMNS
    permission = Permission.projects_keep
    sheet = "征集的建议"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        actions.must_list(actor, queries.round_(session, actor, target_id))

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(Round, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        planned = queries.compare_proposals(session, found.target_id, read.rows, read.formulas)
        return Said([one.compared for one in planned], planned)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        round_ = queries.round_(session, actor, found.target_id, lock=True)
        return BroughtIn(actions.bring_in(session, actor, round_, said.plan, now=now))
