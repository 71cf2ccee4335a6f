"""A campaign's bodies, by the names under which tasks are given to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from backend.domain.features.tasks.rules.life import OwnerKind
from backend.domain.kit.text import normalised


@dataclass(frozen=True)
class Body:
    """A task force or deputy group of the campaign that a plan is of. Source: inventory 67."""

    id: UUID
    name: str
    kind: OwnerKind


class Bodies:
    """The bodies of a campaign by name; a name that two have is nobody's."""

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._by_name: dict[str, Body | None] = {}
        for one in bodies:
            name = normalised(one.name)
            self._by_name[name] = None if name in self._by_name else one

    def called(self, name: str) -> Body | None:
        """Return the body of this name, whatever its spaces and width; none that is unknown."""
        return self._by_name.get(normalised(name))
