"""Lighthouse, as on a mobile phone, over the first screens below /m/ of a demo of its own."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from backend.seed.accounts import PASSWORD
from scripts import demo, house

HERE = Path(__file__).parent
DEPUTY = "luanping.deputy"


def measure(runs: int) -> None:
    """Print the medians of so many runs a screen."""
    browser = shutil.which("chromium")
    if browser is None:
        raise house.SetupFailed("没有 Chromium（sudo apt install chromium）")
    web = house.build_web()
    house.run("npm", "ci", "--no-audit", "--no-fund", cwd=HERE, quiet=True)
    people = {"CONGRESS_DEMO_DEPUTY": DEPUTY, "CONGRESS_DEMO_PASSWORD": PASSWORD}
    with tempfile.TemporaryDirectory() as folder, demo.serving(Path(folder), web) as url:
        said = subprocess.run(
            ["node", HERE / "phone.mjs", url, str(runs)],
            env={**os.environ, **people, "CHROME_PATH": browser},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout
    columns = "performance | accessibility | largest paint ms | blocked ms | layout shift | bytes"
    print(f"\n| first screen | {columns} |")
    print("|---|---|---|---|---|---|---|")
    for line in said.splitlines():
        one = json.loads(line)
        print(
            f"| {one['name']} ({one['seen']}), median of {one['runs']} | {one['performance']}"
            f" | {one['accessibility']} | {one['largest_paint_ms']:,} | {one['blocking_ms']:,}"
            f" | {one['shift']} | {one['bytes']:,} |"
        )
