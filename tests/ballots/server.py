"""The server as a process of its own, on a test's database: `python -m tests.ballots.server …`.

It kills itself, as `kill -9` does, where the file `die-at` in its data folder says: once.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from backend.api.ballots import casting, steps, voting
from backend.database import Database
from backend.domain.engines.ballots import actions
from backend.main import create_app
from backend.outside import ballot_keys
from backend.settings import settings

BEFORE: dict[str, tuple[Any, str]] = {
    "draw: signed, not noted": (actions, "draw"),
    "cast: checked, not in the box": (actions, "cast"),
    "cast: in the box for good, not answered": (casting, "receipt"),
    "close: box emptied, not for good": (actions, "settle"),
    "close: for good, key still there": (ballot_keys, "remove"),
    "close: key gone, disk not wiped": (Database, "wipe"),
    "close: wiped, not noted": (actions, "mark_traces_gone"),
}
AFTER: dict[str, tuple[Any, str]] = {
    "draw: noted for good, not answered": (voting, "_note_draw"),
    "cast: in the box, not for good": (actions, "cast"),
    "close: wiped and noted, not answered": (steps, "_wipe"),
}


def _die(point: str) -> None:
    said = settings.data_dir / "die-at"
    if said.exists() and said.read_text() == point:
        said.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def _mortal(point: str, deed: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    def done(*args: Any, **named: Any) -> Any:
        if not after:
            _die(point)
        answer = deed(*args, **named)
        if after:
            _die(point)
        return answer

    return done


def _serve(url: str, port: int) -> None:
    for after, points in ((False, BEFORE), (True, AFTER)):
        for point, (module, name) in points.items():
            setattr(module, name, _mortal(point, getattr(module, name), after=after))
    uvicorn.run(create_app(Database(url)), port=port, log_level="warning", access_log=False)


def _again_and_again(url: str, port: int) -> None:
    """Serve in a child, and in another one when it is killed: what is imported stays."""
    child = 0

    def stop(*_: object) -> None:
        os.kill(child, signal.SIGKILL)
        sys.exit()

    signal.signal(signal.SIGTERM, stop)
    while True:
        child = os.fork()
        if not child:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            _serve(url, port)
            sys.exit()
        os.waitpid(child, 0)


if __name__ == "__main__":
    settings.data_dir = Path(os.environ["CONGRESS_DATA_DIR"])
    serve = _again_and_again if sys.argv[1] == "--again" else _serve
    serve(sys.argv[-2], int(sys.argv[-1]))
