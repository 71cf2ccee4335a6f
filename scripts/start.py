"""What `scripts/run` does: make the environment, build the web app, then serve the demo."""

import argparse
import os
import sys

from scripts import house


def main() -> None:
    asked = _arguments()
    try:
        house.make_environment()
        web = house.build_web()
    except house.SetupFailed as failed:
        sys.exit(str(failed))
    command = [house.python(), "-c", house.START]
    if asked.database_url:
        command += ["--database-url", asked.database_url]
    command += ["serve", "--demo", "--port", str(asked.port)]
    command += [flag for flag, on in (("--fresh", asked.fresh), ("--lan", asked.lan)) if on]
    os.environ.setdefault("CONGRESS_WEB_DIR", str(web))
    os.execv(command[0], command)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(
        prog="./scripts/run", description="Start Smart Congress with its demo."
    )
    asked.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
    asked.add_argument("--fresh", action="store_true", help="empty the demo and seed it anew")
    asked.add_argument(
        "--database-url", help="PostgreSQL or SQLite to use (a SQLite file under var/)"
    )
    asked.add_argument(
        "--lan", action="store_true", help="serve the local network over https, for phones"
    )
    return asked.parse_args()


if __name__ == "__main__":
    main()
