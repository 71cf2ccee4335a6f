"""Who may do what: permissions, and the roles that carry them. One page to audit."""

from enum import StrEnum


class Role(StrEnum):
    """Under what a person acts; one at a time."""

    deputy = "deputy"
    congress_staff = "congress_staff"
    congress_leader = "congress_leader"
    unit_staff = "unit_staff"
    system_admin = "system_admin"
    security_admin = "security_admin"
    audit_admin = "audit_admin"
    system = "system"


class Permission(StrEnum):
    """`<word>:<deed>`; the word is the resource's."""

    accounts_keep = "accounts:keep"
    accounts_slips = "accounts:slips"
    assignments_read = "assignments:read"
    audit_read = "audit:read"
    ballots_count = "ballots:count"
    """Presence, papers handed out, batches of paper ballots: what tellers do."""
    ballots_declare = "ballots:declare"
    ballots_keep = "ballots:keep"
    ballots_read = "ballots:read"
    ballots_vote = "ballots:vote"
    campaigns_keep = "campaigns:keep"
    campaigns_read = "campaigns:read"
    clues_answer = "clues:answer"
    clues_check = "clues:check"
    clues_press = "clues:press"
    clues_rate = "clues:rate"
    clues_read = "clues:read"
    clues_register = "clues:register"
    clues_report = "clues:report"
    congresses_keep = "congresses:keep"
    constituencies_keep = "constituencies:keep"
    deputies_keep = "deputies:keep"
    deputies_read = "deputies:read"
    deputies_see = "deputies:see"
    """The public part: who is deputy, of which constituency, in which group."""
    divisions_keep = "divisions:keep"
    escalations_answer = "escalations:answer"
    escalations_ask = "escalations:ask"
    escalations_check = "escalations:check"
    escalations_read = "escalations:read"
    files_send = "files:send"
    groups_keep = "groups:keep"
    imports_bring = "imports:bring"
    """Bring in workbooks of one's own kinds; what was explained is kept up by `imports:keep`."""
    imports_keep = "imports:keep"
    instruments_answer = "instruments:answer"
    instruments_keep = "instruments:keep"
    instruments_read = "instruments:read"
    intake_check = "intake:check"
    intake_read = "intake:read"
    overview_read = "overview:read"
    persons_phones = "persons:phones"
    problems_answer = "problems:answer"
    problems_check = "problems:check"
    problems_keep = "problems:keep"
    problems_read = "problems:read"
    projects_keep = "projects:keep"
    projects_propose = "projects:propose"
    projects_read = "projects:read"
    projects_report = "projects:report"
    """Tell how a project is carried out."""
    projects_supervise = "projects:supervise"
    rulesets_keep = "rulesets:keep"
    rulesets_read = "rulesets:read"
    self_checks_check = "self-checks:check"
    self_checks_file = "self-checks:file"
    self_checks_read = "self-checks:read"
    staffing_keep = "staffing:keep"
    staffing_read = "staffing:read"
    stations_keep = "stations:keep"
    stations_see = "stations:see"
    tasks_answer = "tasks:answer"
    tasks_check = "tasks:check"
    tasks_keep = "tasks:keep"
    tasks_read = "tasks:read"
    units_keep = "units:keep"
    weekly_reports_arrange = "weekly-reports:arrange"
    weekly_reports_read = "weekly-reports:read"
    weekly_reports_write = "weekly-reports:write"


P, R = Permission, Role

_EVERY_DESK = {
    P.assignments_read,
    P.campaigns_read,
    P.clues_read,
    P.escalations_read,
    P.files_send,
    P.instruments_read,
    P.problems_read,
    P.projects_read,
    P.tasks_read,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    R.deputy: frozenset(
        {
            P.ballots_read,
            P.ballots_vote,
            P.clues_read,
            P.clues_report,
            P.clues_rate,
            P.deputies_see,
            P.files_send,
            P.intake_read,
            P.projects_propose,
            P.projects_read,
            P.projects_supervise,
            P.stations_see,
        }
    ),
    R.congress_staff: frozenset(
        _EVERY_DESK
        | {
            P.accounts_slips,
            P.ballots_count,
            P.ballots_declare,
            P.ballots_keep,
            P.ballots_read,
            P.ballots_vote,
            P.campaigns_keep,
            P.clues_check,
            P.clues_press,
            P.clues_rate,
            P.clues_register,
            P.clues_report,
            P.constituencies_keep,
            P.deputies_keep,
            P.deputies_read,
            P.deputies_see,
            P.escalations_ask,
            P.escalations_check,
            P.groups_keep,
            P.imports_bring,
            P.imports_keep,
            P.instruments_answer,
            P.instruments_keep,
            P.intake_check,
            P.intake_read,
            P.overview_read,
            P.persons_phones,
            P.problems_check,
            P.problems_keep,
            P.projects_keep,
            P.projects_propose,
            P.projects_report,
            P.projects_supervise,
            P.rulesets_keep,
            P.rulesets_read,
            P.self_checks_check,
            P.self_checks_read,
            P.staffing_keep,
            P.staffing_read,
            P.stations_keep,
            P.stations_see,
            P.tasks_answer,
            P.tasks_check,
            P.tasks_keep,
            P.units_keep,
            P.weekly_reports_arrange,
            P.weekly_reports_read,
            P.weekly_reports_write,
        }
    ),
    R.congress_leader: frozenset(
        _EVERY_DESK
        | {
            P.ballots_count,
            P.ballots_declare,
            P.ballots_read,
            P.ballots_vote,
            P.clues_press,
            P.deputies_read,
            P.deputies_see,
            P.escalations_ask,
            P.escalations_check,
            P.intake_read,
            P.overview_read,
            P.rulesets_read,
            P.problems_check,
            P.self_checks_read,
            P.staffing_read,
            P.stations_see,
            P.tasks_check,
            P.weekly_reports_read,
            P.weekly_reports_write,
        }
    ),
    R.unit_staff: frozenset(
        _EVERY_DESK
        | {
            P.clues_answer,
            P.escalations_answer,
            P.imports_bring,
            P.instruments_answer,
            P.problems_answer,
            P.projects_propose,
            P.projects_report,
            P.self_checks_file,
            P.self_checks_read,
            P.tasks_answer,
            P.weekly_reports_read,
            P.weekly_reports_write,
        }
    ),
    R.system_admin: frozenset(
        {P.divisions_keep, P.congresses_keep, P.units_keep, P.rulesets_keep, P.rulesets_read}
    ),
    R.security_admin: frozenset({P.accounts_keep, P.accounts_slips}),
    R.audit_admin: frozenset({P.audit_read}),
    R.system: frozenset(Permission),
}
