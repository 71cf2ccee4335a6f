"""The server as a process of its own, on a test's database: `python -m tests.ballots.server …`."""

import os
import sys
from pathlib import Path

import uvicorn

from backend.database import Database
from backend.main import create_app
from backend.settings import settings

if __name__ == "__main__":
    settings.data_dir = Path(os.environ["CONGRESS_DATA_DIR"])
    app = create_app(Database(sys.argv[1]))
    uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", access_log=False)
