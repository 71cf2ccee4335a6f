"""The API reference as a plain page: no script, nothing from another host."""

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

METHODS = ("get", "post", "put", "patch", "delete")
LIMITS = {"minLength": "from", "maxLength": "to", "minimum": "from", "maximum": "to"}
STYLE = """
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 62rem;
  padding: 1rem; color: #1c2430; background: #fff }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #d5dbe3 } nav a { margin-right: .8rem }
summary { cursor: pointer; padding: .3rem 0 } code { font-size: .92em }
table { border-collapse: collapse; margin: .5rem 0 1rem } a { color: #1d4f91 }
td, th { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0 }
th { font-weight: 600; color: #566273 } .note { color: #566273 }
details > *:not(summary) { margin-left: 1.2rem }
"""


def install(app: FastAPI) -> None:
    """Answer /api/docs with the OpenAPI document, written out for people."""

    @cache
    def written() -> str:
        return _page(app)

    def page(_: Request) -> HTMLResponse:
        return HTMLResponse(written())

    app.add_route("/api/docs", page, methods=["GET"], include_in_schema=False)


def _page(app: FastAPI) -> str:
    said = app.openapi()
    by_tag: dict[str, list[str]] = {}
    for path, methods in said["paths"].items():
        for method in METHODS:
            if operation := methods.get(method):
                said_of = by_tag.setdefault(operation["tags"][0], [])
                said_of.append(_operation(method, path, operation))
    links = " ".join(f'<a href="#{tag}">{tag}</a>' for tag in sorted(by_tag))
    parts = [f'<h2 id="{tag}">{tag}</h2>{"".join(by_tag[tag])}' for tag in sorted(by_tag)]
    schemas = said.get("components", {}).get("schemas", {})
    shapes = "".join(_shape(name, schemas[name]) for name in sorted(schemas))
    title = escape(said["info"]["title"])
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title} API</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
        f"<h1>{title} API</h1><p>{escape(said['info'].get('description', ''))}</p>"
        f'<p><a href="/api/openapi.json">openapi.json</a></p><nav>{links}</nav>'
        f'{"".join(parts)}<h2 id="shapes">Shapes</h2>{shapes}</html>'
    )


def _operation(method: str, path: str, said: dict[str, Any]) -> str:
    asks = escape(str(said.get("x-permission", "open")))
    return (
        f'<details id="{escape(said["operationId"])}"><summary><code>{method.upper()}'
        f" {escape(path)}</code> {escape(said.get('summary', ''))}</summary>"
        f'<p>{escape(said.get("description", ""))} <span class="note">asks: {asks}</span></p>'
        f"{_table('parameter', _parameters(said))}{_body(said)}{_table('answer', _answers(said))}"
        "</details>"
    )


def _parameters(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for one in said.get("parameters", []):
        need = "" if one.get("required") else " (optional)"
        words = f"{_kind(one.get('schema', {}))}, {one['in']}{need}"
        yield escape(one["name"]), f"{words}. {escape(one.get('description', ''))}"


def _body(said: dict[str, Any]) -> str:
    content = said.get("requestBody", {}).get("content", {})
    kinds = [f"{_kind(one.get('schema', {}))} as {escape(kind)}" for kind, one in content.items()]
    return f"<p>sends {', '.join(kinds)}</p>" if kinds else ""


def _answers(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for status, one in said.get("responses", {}).items():
        content: dict[str, Any] = next(iter(one.get("content", {}).values()), {})
        yield escape(status), f"{_kind(content.get('schema', {}))} {escape(one['description'])}"


def _shape(name: str, schema: dict[str, Any]) -> str:
    need = set(schema.get("required", []))
    rows = [
        (escape(key) + ("" if key in need else "?"), _kind(one) + _words(one))
        for key, one in schema.get("properties", {}).items()
    ]
    said = _table("field", iter(rows)) if rows else f"<p>{_kind(schema)}</p>"
    return (
        f'<details id="{escape(name)}"><summary><code>{escape(name)}</code></summary>'
        f"<p>{escape(schema.get('description', ''))}</p>{said}</details>"
    )


def _words(schema: dict[str, Any]) -> str:
    return f". {escape(said)}" if (said := schema.get("description")) else ""


def _kind(schema: dict[str, Any]) -> str:
    """Return what a schema allows, in few words, with links to named shapes."""
    if ref := schema.get("$ref"):
        name = escape(ref.rsplit("/", 1)[1])
        return f'<a href="#{name}">{name}</a>'
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(dict.fromkeys(map(_kind, schema[several])))
    if "enum" in schema:
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    said = str(schema.get("format") or schema.get("type") or "")
    limits = [f"{words} {schema[key]}" for key, words in LIMITS.items() if key in schema]
    return escape(" ".join([said, *limits]))


def _table(head: str, rows: Iterator[tuple[str, str]]) -> str:
    lines = [f"<tr><td><code>{name}</code></td><td>{words}</td></tr>" for name, words in rows]
    return f"<table><tr><th>{head}</th><th></th></tr>{''.join(lines)}</table>" if lines else ""
