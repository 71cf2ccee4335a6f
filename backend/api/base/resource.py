"""One resource's routes, passed over in one comparison when a URL's word is another's."""

from fastapi import APIRouter
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

PREFIX = "/api/v1"


class Resource(APIRouter):
    """The routes of these routers, all of one word, in one list and in this order.

    Finding a route by asking every resource's each one took an eighth of a short request.
    """

    def __init__(self, *parts: APIRouter) -> None:
        super().__init__()
        routes: list[BaseRoute] = [route for part in parts for route in part.routes]
        self.routes.extend(routes)
        (word,) = {str(getattr(route, "path", "")).split("/")[1] for route in routes}
        self._path = f"{PREFIX}/{word}"

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path: str = scope["path"]
        if not path.startswith(self._path) or path[len(self._path) :][:1] not in ("", "/"):
            return Match.NONE, {}
        return super().matches(scope)
