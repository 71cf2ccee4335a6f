"""Write docs/flows.md: every life that a thing can lead, as a picture."""

import importlib
import pkgutil
import sys

from backend import domain
from backend.domain.kit.flow import Flow
from scripts.generated import NOTICE, settle

HEAD = f"""# Flows

{NOTICE}

Each `FLOW` in a room's `rules.py`: the states of a thing and the steps between them.
"""


def flows() -> dict[str, Flow]:  # type: ignore[type-arg]
    """Return every flow by room: `clues`, or `clues.SUB_FLOW` where a room has several."""
    found: dict[str, Flow] = {}  # type: ignore[type-arg]
    for module in pkgutil.walk_packages(domain.__path__, "backend.domain."):
        if ".rules" not in module.name:
            continue
        room = module.name.split(".rules")[0].rsplit(".", 1)[1]
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Flow) and value not in found.values():
                found[room if name == "FLOW" else f"{room}.{name}"] = value
    return dict(sorted(found.items()))


def write() -> bool:
    parts = [
        f"\n## {name}\n\n```mermaid\n{flow.mermaid()}\n```\n" for name, flow in flows().items()
    ]
    return settle("docs/flows.md", HEAD + "".join(parts))


if __name__ == "__main__":
    sys.exit(not write())
