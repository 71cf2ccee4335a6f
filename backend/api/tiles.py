"""Map tiles: /tiles."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from backend.api.base import CallDep, Out, asks, refuses
from backend.domain.kit.errors import Invalid, NotFound, Unavailable
from backend.outside import tiles
from backend.settings import settings

router = APIRouter(prefix="/tiles", tags=["tiles"])

Zoom = Annotated[int, Path(ge=tiles.LEAST_ZOOM, le=tiles.MOST_ZOOM)]
Step = Annotated[int, Path(ge=0, lt=2**tiles.MOST_ZOOM)]


class NoMap(NotFound):
    message = "没有设置地图服务，请从名单里选择地点。"


class TileMissing(NotFound):
    message = "地图上没有这一块。"


class MapUnavailable(Unavailable):
    message = "地图服务暂时连不上，请从名单里选择地点，或者过一会儿再试。"


_REFUSALS = {
    tiles.Fault.unconfigured: NoMap,
    tiles.Fault.outside: TileMissing,
    tiles.Fault.unavailable: MapUnavailable,
}


class MapOut(Out):
    """Whether there are tiles, and what must stand below a map made of them."""

    configured: bool
    attribution: str
    least_zoom: int
    most_zoom: int


def map_of() -> dict[str, object]:
    """Return what MapOut is built from."""
    return {
        "configured": tiles.configured(),
        "attribution": settings.tile_attribution,
        "least_zoom": tiles.LEAST_ZOOM,
        "most_zoom": tiles.MOST_ZOOM,
    }


@router.get("", response_model=MapOut, **asks(None))
def get_map(call: CallDep) -> object:
    """Say whether this office has a map."""
    with call.reading():
        return map_of()


@router.get(
    "/{z}/{x}/{y}",
    response_class=Response,
    responses={
        200: {"content": {kind: {} for kind in ("image/png", "image/jpeg", "image/webp")}},
        **refuses(NoMap, TileMissing, MapUnavailable, Invalid),
    },
)
async def get_tile(call: CallDep, z: Zoom, x: Step, y: Step) -> Response:
    """Show one tile; for residents, too, who have no account."""
    try:
        found = await tiles.tile(z, x, y, now=call.now)
    except tiles.TileRefused as refused:
        raise _REFUSALS[refused.fault]() from None
    return Response(
        found.content,
        media_type=found.media_type,
        headers={
            "Cache-Control": "public, max-age=86400",
            "X-Content-Type-Options": "nosniff",
        },
    )
