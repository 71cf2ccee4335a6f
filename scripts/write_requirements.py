"""Write the locks: `python -m scripts.write_requirements` (`--upgrade` for newer versions)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLAGS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--quiet",
]
LOCKS = {"requirements.txt": [], "requirements-dev.txt": ["--group=dev"]}


def main() -> None:
    for lock, groups in LOCKS.items():
        asked = ["pyproject.toml", *groups, f"--output-file={lock}", *FLAGS, *sys.argv[1:]]
        subprocess.run([sys.executable, "-m", "uv", "pip", "compile", *asked], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
