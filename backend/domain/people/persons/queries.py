"""Finding a human being by what identifies them."""

from collections.abc import Iterable

from backend.domain.kit import secrets


def phone_print(phone: str | None) -> str | None:
    """Return what stands in `phone_print` for this number."""
    return secrets.fingerprint(phone) if phone else None


def phone_prints(phones: Iterable[str]) -> dict[str, str]:
    """Return the print of each number."""
    return {phone: secrets.fingerprint(phone) for phone in phones}
