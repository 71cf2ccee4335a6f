"""The two others: a bare route that returns the same bytes, and one written by hand.

Run as a server: `python -m scripts.benchmark.bare PORT DATABASE_URL FOLDER`. FOLDER holds the
answers to return (`one`, `list`, `new`) and the statements to run (`one.sql`, `list.sql`, pickled).
"""

import json
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backend.database import Database


def bare(answer: bytes) -> Callable[[Request], Any]:
    async def route(request: Request) -> Response:
        await request.body()
        return Response(answer, media_type="application/json")

    return route


def cursors(database: Database) -> "SimpleQueue[Any]":
    """Return connections' cursors, open and waiting, as many as the load has connections."""
    ready: SimpleQueue[Any] = SimpleQueue()
    for _ in range(8):
        connection = database.engine.raw_connection()
        if database.engine.dialect.name == "postgresql":
            connection.driver_connection.autocommit = True  # type: ignore[union-attr]
        ready.put((connection, connection.cursor()))
    return ready


def by_hand(
    ready: "SimpleQueue[Any]", statements: list[tuple[str, Any]]
) -> Callable[[Request], Response]:
    """Run the statements, name the columns, write JSON."""

    def route(_: Request) -> Response:
        connection, cursor = ready.get()
        found = []
        for statement, values in statements:
            rows = cursor.execute(statement, values).fetchall()
            keys = [column[0] for column in cursor.description]
            found.append([dict(zip(keys, row, strict=True)) for row in rows])
        ready.put((connection, cursor))
        said = json.dumps(found, default=str, ensure_ascii=False)
        return Response(said, media_type="application/json")

    return route


def main() -> None:
    port, url, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    database = Database(url)
    routes = [
        Route(f"/bare/{name}", bare((folder / name).read_bytes()), methods=["GET", "POST"])
        for name in ("one", "list", "new")
    ]
    ready = cursors(database)
    for name in ("one", "list"):
        statements = pickle.loads((folder / f"{name}.sql").read_bytes())
        routes.append(Route(f"/by-hand/{name}", by_hand(ready, statements)))
    uvicorn.run(Starlette(routes=routes), port=port, log_level="error", access_log=False)


if __name__ == "__main__":
    main()
