"""Problems: /problems."""

from backend.api.base.resource import Resource
from backend.api.problems import (
    carrying,
    checking,
    closing,
    handling,
    keeping,
    monthly,
    reading,
    referring,
    rolling_up,
    sheets,
)

router = Resource(
    sheets.router,
    carrying.router,
    rolling_up.router,
    monthly.router,
    reading.router,
    keeping.router,
    checking.router,
    handling.router,
    closing.router,
    referring.router,
)

__all__ = ["router"]
