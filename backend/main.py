"""Puts the server together."""

from fastapi import FastAPI
from fastapi.routing import APIRoute

from backend import every_table  # noqa: F401
from backend.api import (
    accounts,
    audit,
    ballots,
    campaigns,
    clues,
    congresses,
    constituencies,
    deputies,
    desk,
    divisions,
    escalations,
    files,
    groups,
    health,
    imports,
    instruments,
    intake,
    notices,
    overview,
    problems,
    projects,
    reference,
    rulesets,
    search,
    self_checks,
    sign_ins,
    staffing,
    stations,
    supervision_tasks,
    tasks,
    tiles,
    units,
    views,
    weekly_reports,
)
from backend.api.base.document import document
from backend.api.base.handlers import install
from backend.api.base.resource import PREFIX, Resource
from backend.database import Database

RESOURCES = (
    accounts,
    audit,
    ballots,
    campaigns,
    clues,
    congresses,
    constituencies,
    deputies,
    desk,
    divisions,
    escalations,
    files,
    groups,
    health,
    imports,
    instruments,
    intake,
    notices,
    problems,
    projects,
    overview,
    rulesets,
    search,
    self_checks,
    sign_ins,
    staffing,
    stations,
    supervision_tasks,
    tasks,
    tiles,
    units,
    views,
    weekly_reports,
)


def operation_id(route: APIRoute) -> str:
    return route.name


def create_app(database: Database | None = None) -> FastAPI:
    app = FastAPI(
        title="Smart Congress 智慧人大",
        version="1",
        generate_unique_id_function=operation_id,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        # A span or a metric a request could pair a caller with a paper.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.database = database or Database()
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
    install(app)
    reference.install(app)
    app.state.resources = [Resource(resource.router) for resource in RESOURCES]
    for resource in app.state.resources:
        app.include_router(resource, prefix=PREFIX)
    return app
