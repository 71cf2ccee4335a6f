"""Write openapi/openapi.json, the API as the code says it."""

import sys

from backend.cli.openapi import document
from scripts.generated import settle


def write() -> bool:
    return settle("openapi/openapi.json", document())


if __name__ == "__main__":
    sys.exit(not write())
