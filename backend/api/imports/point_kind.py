"""The kind of import that lists the points a campaign must get to."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from backend.api.base.calls import clock
from backend.api.imports.kind import BroughtIn, Kind, Said
from backend.domain.access import Actor, Permission
from backend.domain.engines.imports import queries as imports
from backend.domain.engines.imports.tables import Import
from backend.domain.features.campaigns import actions, queries
from backend.domain.features.campaigns.rules.covering import COLUMNS
from backend.domain.features.campaigns.tables import Campaign
from backend.domain.kit.calendar import today_of


class Points(Kind):
    """The coverage points of a campaign."""

    columns = COLUMNS
    permission = Permission.campaigns_keep
    sheet = "覆盖点位"

    def check_target(self, session: Session, actor: Actor, target_id: UUID) -> None:
        queries.to_fill(session, actor, target_id)

    def target_name(self, session: Session, target_id: UUID) -> str:
        return session.get_one(Campaign, target_id).title

    def compare(self, session: Session, actor: Actor, found: Import, read: imports.Read) -> Said:
        planned = queries.compare_points(
            session,
            found.target_id,
            read.rows,
            read.formulas,
            today=today_of(clock()),
        )
        return Said([one.compared for one in planned], planned)

    def bring_in(
        self, session: Session, actor: Actor, found: Import, said: Said, *, now: datetime
    ) -> BroughtIn:
        campaign = queries.to_fill(session, actor, found.target_id)
        return BroughtIn(actions.bring_in(session, actor, campaign, said.plan, now=now))
