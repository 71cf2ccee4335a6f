"""Who is asking."""

from dataclasses import dataclass
from uuid import UUID

from backend.domain.access.permissions import ROLE_PERMISSIONS, Permission, Role
from backend.domain.kit.errors import NotAllowed


@dataclass(frozen=True)
class Actor:
    """Who is asking, under which grant."""

    account_id: UUID | None
    person_id: UUID | None
    grant_id: UUID | None
    name: str
    role: Role
    congress_id: UUID | None = None
    scope: str = ""
    """Division path of the congress acted for: `1308.130824`."""
    organ: str = ""
    """Short name of the congress or unit acted for, as people read it."""
    unit_id: UUID | None = None
    address: str | None = None

    def may(self, permission: Permission) -> bool:
        return permission in ROLE_PERMISSIONS[self.role]

    def must(self, permission: Permission) -> None:
        if not self.may(permission):
            raise NotAllowed()

    @property
    def is_congress(self) -> bool:
        return self.role in {Role.congress_staff, Role.congress_leader}


SYSTEM = Actor(None, None, None, "系统", Role.system, organ="智慧人大")
"""What runs by the clock acts as this."""
