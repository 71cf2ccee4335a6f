"""The routes that ask for nobody, and the steps that leave no trace."""

OPEN_ROUTES: frozenset[tuple[str, str]] = frozenset(
    {
        ("POST", "/api/v1/ballots/{ballot_id}/cast"),
        ("POST", "/api/v1/ballots/{ballot_id}/slips/look"),
        ("POST", "/api/v1/ballots/{ballot_id}/slips/draw"),
        ("POST", "/api/v1/ballots/{ballot_id}/slips/board"),
        ("GET", "/api/v1/ballots/{ballot_id}/published"),
        ("GET", "/api/v1/ballots/{ballot_id}/published/board"),
        ("POST", "/api/v1/sign-ins"),
        ("POST", "/api/v1/sign-ins/refresh"),
        ("POST", "/api/v1/sign-ins/sign-out"),
        ("POST", "/api/v1/sign-ins/wechat"),
        ("POST", "/api/v1/sign-ins/wechat/bind"),
        ("POST", "/api/v1/sign-ins/hand-over/redeem"),
        ("GET", "/api/v1/health"),
        ("GET", "/api/v1/intake/at/{token}"),
        ("POST", "/api/v1/intake"),
        ("POST", "/api/v1/intake/challenges"),
        ("POST", "/api/v1/intake/files"),
        ("POST", "/api/v1/intake/follow"),
        ("GET", "/api/v1/projects/at/{token}"),
        ("GET", "/api/v1/projects/at/{token}/{project_id}"),
        ("GET", "/api/v1/projects/at/{token}/photos/{file_id}"),
        ("POST", "/api/v1/projects/questions"),
        ("POST", "/api/v1/projects/residents"),
        ("POST", "/api/v1/projects/follow"),
        ("GET", "/api/v1/tiles/{z}/{x}/{y}"),
    }
)
"""Routes that answer without asking who; a test holds this list to the code."""

LEAVES_NO_TRACE: frozenset[tuple[str, str]] = frozenset(
    {
        ("POST", "/api/v1/ballots/{ballot_id}/cast"),
        ("POST", "/api/v1/ballots/{ballot_id}/slips/draw"),
        ("POST", "/api/v1/ballots/{ballot_id}/draw"),
    }
)
"""Steps that write no journal, outbox or retry row: drawing and casting a secret paper.

Casting refuses whoever says who they are. A test holds the three to it.
"""
