"""Making accounts, giving and ending grants, slips and passwords."""

from backend.domain.people.accounts.actions.binding import (
    issue_binding_codes,
    use_binding_code,
    void_binding_codes,
)
from backend.domain.people.accounts.actions.ending import end, issue_slips, must_reach, reopen
from backend.domain.people.accounts.actions.giving import (
    Newcomer,
    end_grant,
    grant,
    make,
    make_for_deputies,
    seat_deputy,
    unseat_deputy,
)
from backend.domain.people.accounts.actions.passwords import OldPasswordWrong, set_password

__all__ = [
    "Newcomer",
    "OldPasswordWrong",
    "end",
    "end_grant",
    "grant",
    "issue_binding_codes",
    "issue_slips",
    "make",
    "make_for_deputies",
    "must_reach",
    "reopen",
    "seat_deputy",
    "set_password",
    "unseat_deputy",
    "use_binding_code",
    "void_binding_codes",
]
