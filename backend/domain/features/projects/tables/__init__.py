"""Rounds, proposals, projects and what hangs on them."""

from backend.domain.features.projects.tables.projects import (
    Milestone,
    Progress,
    Project,
    ProjectPart,
)
from backend.domain.features.projects.tables.proposals import Proposal
from backend.domain.features.projects.tables.rounds import Round
from backend.domain.features.projects.tables.supervising import (
    Change,
    Rating,
    SupervisionVisit,
    Supervisor,
)

__all__ = [
    "Change",
    "Milestone",
    "Progress",
    "Project",
    "ProjectPart",
    "Proposal",
    "Rating",
    "Round",
    "SupervisionVisit",
    "Supervisor",
]
