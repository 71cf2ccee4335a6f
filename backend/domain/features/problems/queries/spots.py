"""Fields and aspects of a campaign, as a workbook may write them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from backend.domain.kit.text import normalised


@dataclass(frozen=True)
class Spots:
    """Fields and aspects of the campaign: names by id, and what is known by name."""

    fields: Mapping[UUID, str]
    aspects: Mapping[UUID, tuple[UUID, str]]
    """Field and name."""
    _fields: dict[str, UUID] = field(default_factory=dict)
    _aspects: dict[tuple[UUID, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for id_, name in self.fields.items():
            self._fields[normalised(name)] = id_
        for of, name in self.aspects.values():
            self._aspects[of, normalised(name)] = name

    def spell(self, values: dict[str, Any]) -> None:
        """Write a field and an aspect as the campaign does, whatever their spaces and width."""
        field_id = self._fields.get(normalised(values.get("field", "")))
        if field_id is None:
            return
        values["field"] = self.fields[field_id]
        if "aspect" in values:
            key = (field_id, normalised(values["aspect"]))
            values["aspect"] = self._aspects.get(key, values["aspect"])

    def there(self) -> set[tuple[str, str]]:
        """Return every field and aspect by their names."""
        return {(self.fields[of], name) for of, name in self.aspects.values() if of in self.fields}
