"""What stands in the URL after the question mark, read in one go.

FastAPI reads a model's parameters one by one, which took a fifth of a list of 50. It keeps only the
documentation of them: `document` writes it from the same model.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_origin

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

Asked_ = TypeVar("Asked_", bound=BaseModel)


@lru_cache
def _listed(model: type[BaseModel]) -> frozenset[str]:
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if get_origin(field.annotation) is list)


class _Reader:
    """Reads one model from the query; a repeated name is a list where the model has one."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model

    async def __call__(self, request: Request) -> BaseModel:
        given = request.query_params
        lists = _listed(self.model)
        sent = {name: given.getlist(name) if name in lists else given[name] for name in given}
        try:
            return self.model.model_validate(sent)
        except ValidationError as refused:
            issues = refused.errors(include_url=False)
            raise RequestValidationError(
                [{**issue, "loc": ("query", *issue["loc"])} for issue in issues]
            ) from None


if TYPE_CHECKING:
    Asked = Annotated[Asked_, Depends()]
else:

    class Asked:
        """`query: Asked[ClueQuery]`: the filters of a list, as they stand in the URL."""

        def __class_getitem__(cls, model):
            return Annotated[model, Depends(_Reader(model))]


def model_of(route: Any) -> type[BaseModel] | None:
    """Return what a route reads from its query, if it does."""
    for part in route.dependant.dependencies:
        if isinstance(part.call, _Reader):
            return part.call.model
    return None


def parameters(model: type[BaseModel]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return a model's fields as OpenAPI parameters, and the schemas that they name."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    needed = set(schema.get("required", ()))
    said = []
    for name, field in schema["properties"].items():
        if field.get("default", "") is None:
            del field["default"]
        one: dict[str, Any] = {"name": name, "in": "query", "required": name in needed}
        if "description" in field:
            one["description"] = field["description"]
        said.append({**one, "schema": field})
    return said, schema.get("$defs", {})
