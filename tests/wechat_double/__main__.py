"""`python -m tests.wechat_double`: the stand-in on a port of its own."""

import argparse
from pathlib import Path

import uvicorn

from tests.wechat_double import SECRET, Wechat, app_of


def main() -> None:
    arguments = argparse.ArgumentParser(description="A stand-in for WeChat's HTTP API.")
    arguments.add_argument("--port", type=int, default=8150)
    arguments.add_argument("--secret-file", type=Path, help="written, for the server to read")
    asked = arguments.parse_args()
    if asked.secret_file:
        asked.secret_file.write_text(SECRET)
    uvicorn.run(app_of(Wechat()), host="127.0.0.1", port=asked.port, log_level="warning")


if __name__ == "__main__":
    main()
