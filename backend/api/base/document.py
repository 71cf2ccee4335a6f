"""The OpenAPI document: what FastAPI says, with our problems, our security, our listed headers."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from backend.api.base import Problem
from backend.api.base.asking import model_of, parameters
from backend.domain.access import OPEN_ROUTES

_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 8, "maxLength": 100},
    "description": "Kept 7 days: the same key and body get the first answer again.",
}
_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "The ETag of the version that is changed.",
}


def document(app: FastAPI) -> dict[str, Any]:
    """Return the document, made once."""
    if app.openapi_schema:
        return app.openapi_schema
    said = get_openapi(
        title=app.title,
        version=app.version,
        routes=app.routes,
        description="What congress offices, deputies and units do, over HTTP.",
    )
    schemas = said.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs", {})
    schemas["Problem"] = problem
    said["components"]["securitySchemes"] = {
        "access": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    }
    asked = {
        route.name: model
        for resource in app.state.resources
        for route in resource.routes
        if (model := model_of(route))
    }
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            if model := asked.get(operation["operationId"]):
                listed, needed = parameters(model)
                operation["parameters"] = operation.get("parameters", []) + listed
                schemas |= {name: one for name, one in needed.items() if name not in schemas}
            if (method.upper(), path) not in OPEN_ROUTES:
                operation["security"] = [{"access": []}]
            _headers(method, operation)
    app.openapi_schema = said
    return said


def _headers(method: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    unread = responses.get("422", {}).get("content", {}).get("application/json")
    if unread:
        responses.pop("422")
    if "`key-used-otherwise`" in responses.get("422", {}).get("description", ""):
        operation.setdefault("parameters", []).append(_KEY)
    if "428" in responses:
        operation.setdefault("parameters", []).append(_MATCH)
    if "requestBody" in operation:
        responses.setdefault(
            "400",
            {
                "description": "`invalid`",
                "content": {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                },
            },
        )
