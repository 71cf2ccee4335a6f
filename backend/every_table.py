"""Imports every table, so that migrations and foreign keys see them all."""

from backend.domain.engines.assignments import tables as assignments
from backend.domain.engines.ballots import tables as ballots
from backend.domain.engines.files import tables as files
from backend.domain.engines.imports import tables as imports
from backend.domain.engines.leases import tables as leases
from backend.domain.engines.limits import tables as limits
from backend.domain.engines.notices import tables as notices
from backend.domain.engines.numbers import tables as numbers
from backend.domain.engines.retries import tables as retries
from backend.domain.engines.rulesets import tables as rulesets
from backend.domain.engines.search import tables as search
from backend.domain.engines.views import tables as views
from backend.domain.features.campaigns import tables as campaigns
from backend.domain.features.clues import tables as clues
from backend.domain.features.escalations import tables as escalations
from backend.domain.features.instruments import tables as instruments
from backend.domain.features.intake import tables as intake
from backend.domain.features.problems import tables as problems
from backend.domain.features.projects import tables as projects
from backend.domain.features.self_checks import tables as self_checks
from backend.domain.features.staffing import tables as staffing
from backend.domain.features.stations import tables as stations
from backend.domain.features.tasks import tables as tasks
from backend.domain.features.weekly_reports import tables as weekly_reports
from backend.domain.journal.audit import tables as audit
from backend.domain.journal.timeline import tables as timeline
from backend.domain.people.accounts import tables as accounts
from backend.domain.people.congresses import tables as congresses
from backend.domain.people.constituencies import tables as constituencies
from backend.domain.people.deputies import tables as deputies
from backend.domain.people.divisions import tables as divisions
from backend.domain.people.groups import tables as groups
from backend.domain.people.persons import tables as persons
from backend.domain.people.sign_ins import tables as sign_ins
from backend.domain.people.units import tables as units

__all__ = [
    "accounts",
    "assignments",
    "audit",
    "ballots",
    "campaigns",
    "clues",
    "congresses",
    "constituencies",
    "deputies",
    "divisions",
    "escalations",
    "files",
    "groups",
    "imports",
    "instruments",
    "intake",
    "leases",
    "limits",
    "notices",
    "numbers",
    "persons",
    "problems",
    "projects",
    "retries",
    "rulesets",
    "search",
    "self_checks",
    "sign_ins",
    "staffing",
    "stations",
    "tasks",
    "timeline",
    "units",
    "views",
    "weekly_reports",
]
