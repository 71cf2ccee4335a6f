"""Write docs/permissions.md: which role may call which route."""

import sys
from collections.abc import Iterator

from backend.domain.access import OPEN_ROUTES, ROLE_PERMISSIONS, Permission, Role
from backend.main import create_app
from scripts.generated import NOTICE, settle

METHODS = ("get", "post", "put", "patch", "delete")
ROLES = [role for role in Role if role is not Role.system]
HEAD = f"""# Permissions

{NOTICE}

Role by route: `●` may, `·` may not; `signed-in`: everybody who is signed in; `open`: nobody is
asked who they are. What a role may see and do with one thing depends on scope and state besides.

"""


def routes() -> Iterator[tuple[str, str, str]]:
    """Yield (method, path, permission) of every route; permission `open` where nobody is asked."""
    for path, methods in create_app().openapi()["paths"].items():
        for method in METHODS:
            if method in methods:
                said = methods[method].get("x-permission", "open")
                yield method.upper(), path, str(said)


def may(role: Role, permission: str) -> bool:
    if permission in {"open", "signed-in"}:
        return True
    return Permission(permission) in ROLE_PERMISSIONS[role]


def write() -> bool:
    lines = ["| route | permission | " + " | ".join(ROLES) + " |"]
    lines.append("|---|---|" + "---|" * len(ROLES))
    for method, path, permission in sorted(routes(), key=lambda said: (said[1], said[0])):
        marks = " | ".join("●" if may(role, permission) else "·" for role in ROLES)
        lines.append(f"| `{method} {path}` | {permission} | {marks} |")
    lines += [
        "",
        f"Open routes: {len(OPEN_ROUTES)}, listed in `backend/domain/access/routes.py`.",
        "",
    ]
    return settle("docs/permissions.md", HEAD + "\n".join(lines))


if __name__ == "__main__":
    sys.exit(not write())
