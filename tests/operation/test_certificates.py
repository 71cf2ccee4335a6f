import ipaddress
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import verification

from backend.outside import addresses, certificates

NOW = datetime(2026, 3, 2, tzinfo=UTC)
HERE = "192.168.1.20"


def accepted(folder: Path, chain: bytes, address: str, *, now: datetime = NOW) -> bool:
    """Say whether somebody who trusts the authority believes this server at this address."""
    trusted = x509.load_pem_x509_certificate((folder / "ca.crt").read_bytes())
    leaf, *rest = x509.load_pem_x509_certificates(chain)
    subject = x509.IPAddress(ipaddress.ip_address(address))
    builder = verification.PolicyBuilder().store(verification.Store([trusted])).time(now)
    try:
        builder.build_server_verifier(subject).verify(leaf, rest)
    except verification.VerificationError:
        return False
    return True


def test_a_phone_that_trusts_the_authority_believes_the_server(tmp_path: Path) -> None:
    certificate, _ = certificates.for_addresses(tmp_path, [HERE], now=NOW)
    chain = certificate.read_bytes()
    assert accepted(tmp_path, chain, HERE)
    assert accepted(tmp_path, chain, "127.0.0.1")
    assert not accepted(tmp_path, chain, "192.168.1.21")
    assert not accepted(tmp_path, chain, HERE, now=NOW + timedelta(days=366))


def test_the_authority_cannot_vouch_for_a_public_address(tmp_path: Path) -> None:
    certificate, _ = certificates.for_addresses(tmp_path, ["93.184.216.34"], now=NOW)
    assert not accepted(tmp_path, certificate.read_bytes(), "93.184.216.34")
    assert not certificates.is_private("93.184.216.34")
    assert certificates.is_private(HERE)


def test_certificates_are_kept_until_they_must_be_renewed(tmp_path: Path) -> None:
    def server(where: list[str], later: int) -> bytes:
        now = NOW + timedelta(days=later)
        return certificates.for_addresses(tmp_path, where, now=now)[0].read_bytes()

    first = server([HERE], 0)
    authority = (tmp_path / "ca.crt").read_bytes()
    assert server([HERE], 300) == first
    assert server([HERE, "10.0.0.5"], 300) != first
    assert server([HERE], 340) != first
    assert (tmp_path / "ca.crt").read_bytes() == authority


@pytest.mark.parametrize("name", ["ca.key", "server.key"])
def test_only_the_owner_reads_the_keys(tmp_path: Path, name: str) -> None:
    certificates.for_addresses(tmp_path, [HERE], now=NOW)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_the_fingerprint_reads_as_phones_show_it(tmp_path: Path) -> None:
    said = certificates.fingerprint(certificates.authority(tmp_path, now=NOW))
    assert len(said.split(":")) == 32
    assert said == said.upper()


def test_own_addresses_are_addresses() -> None:
    for address in addresses.own_addresses():
        assert not ipaddress.ip_address(address).is_loopback
