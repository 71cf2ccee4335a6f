"""Who may do what: permissions and roles, the routes without a caller, and who is asking."""

from backend.domain.access.actor import SYSTEM, Actor
from backend.domain.access.permissions import ROLE_PERMISSIONS, Permission, Role
from backend.domain.access.routes import LEAVES_NO_TRACE, OPEN_ROUTES

__all__ = [
    "LEAVES_NO_TRACE",
    "OPEN_ROUTES",
    "ROLE_PERMISSIONS",
    "SYSTEM",
    "Actor",
    "Permission",
    "Role",
]
