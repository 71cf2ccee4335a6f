"""`smart-congress openapi`: print the OpenAPI document, the same bytes every time."""

import json

import typer

from backend.database import Database
from backend.main import create_app


def openapi() -> None:
    """Print the API's OpenAPI document."""
    typer.echo(document(), nl=False)


def document() -> str:
    said = create_app(Database("sqlite://")).openapi()
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"
