"""Encryption of single fields, and fingerprints to look them up by."""

import base64
import hmac
from functools import cache

from cryptography.fernet import Fernet

from backend.settings import secret


@cache
def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(secret("field.key")))


@cache
def _fingerprint_key() -> bytes:
    return secret("fingerprint.key")


def seal(value: str) -> bytes:
    return _fernet().encrypt(value.encode())


def unseal(sealed: bytes) -> str:
    return _fernet().decrypt(sealed).decode()


def fingerprint(value: str) -> str:
    """Return a keyed hash: equal values can be found without being readable."""
    return hmac.digest(_fingerprint_key(), value.encode(), "sha256").hex()


def masked(value: str | None) -> str | None:
    """Return a phone or identity number with its middle hidden: 138****0001."""
    if not value:
        return value
    return f"{value[:3]}****{value[-4:]}" if len(value) > 7 else "****"
