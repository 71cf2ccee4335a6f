"""Setting one's own password."""

from datetime import datetime

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.journal.actions import audited
from backend.domain.kit.errors import Invalid
from backend.domain.people.accounts.rules import passwords as rules
from backend.domain.people.accounts.tables import Account


class OldPasswordWrong(Invalid):
    message = "原密码不对。"


def set_password(
    session: Session, account: Account, who: Actor, *, old: str, new: str, now: datetime
) -> None:
    """Set one's own password; raise OldPasswordWrong or PasswordWeak, each at its field."""
    if not rules.fits(old, account.password_hash):
        raise OldPasswordWrong.at("body.old_password")
    rules.check_new_password(new, username=account.username)
    account.password_hash = rules.hashed(new)
    account.must_set_password, account.slip_expires_at = False, None
    account.touch(now)
    session.add_all([account, audited(who, "accounts", account.id, "set_password", now=now)])
