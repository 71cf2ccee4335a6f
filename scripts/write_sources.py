"""Write docs/sources.md: every law, regulation and document that a docstring names."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.generated import NOTICE, ROOT, settle

HEAD = f"""# Sources

{NOTICE}

What the numbers and conditions in the code come from: each `Source:` of a docstring, and where it
stands. Sources of a rule set's numbers are kept with the rule set.

| source | where |
|---|---|
"""


def sources() -> Iterator[tuple[str, str]]:
    """Yield (source, `file:line`) for every `Source:` in the back end's docstrings."""
    for path in sorted((ROOT / "backend").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                yield from _of_docstring(path, node.value.value)


def _of_docstring(path: Path, text: object) -> Iterator[tuple[str, str]]:
    if not isinstance(text, str):
        return
    for found in re.finditer(r"Source: (.+?)(?:\n\s*\n|\Z)", text, re.DOTALL):
        said = re.sub(r"\s+", " ", found[1]).strip().rstrip(".")
        yield said.replace("|", "\\|"), str(path.relative_to(ROOT))


def write() -> bool:
    lines = sorted({f"| {said} | `{where}` |" for said, where in sources()})
    return settle("docs/sources.md", HEAD + "\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(not write())
