"""A local certificate authority, for a phone in the same network to reach this machine by https."""

import ipaddress
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PRIVATE = tuple(
    ipaddress.ip_network(said)
    for said in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
        "::1/128",
    )
)
"""The authority can vouch for these and for `localhost` alone: a stolen key opens no bank."""

YEARS = timedelta(days=3650)
LIFE = timedelta(days=365)
"""Phones refuse server certificates that live much longer than a year."""
RENEW_BEFORE = timedelta(days=30)


def is_private(address: str) -> bool:
    said = ipaddress.ip_address(address)
    return any(said in network for network in PRIVATE if network.version == said.version)


def authority(folder: Path, *, now: datetime) -> Path:
    """Return the authority's certificate file; make key and certificate at first use."""
    certificate, key_file = folder / "ca.crt", folder / "ca.key"
    if certificate.exists() and key_file.exists():
        return certificate
    key = _new_key(key_file)
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Smart Congress local {now:%Y-%m-%d}")]
    )
    made = (
        _builder(name, name, key.public_key(), now, YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(
            x509.NameConstraints(
                [*(x509.IPAddress(n) for n in PRIVATE), x509.DNSName("localhost")], None
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return certificate


def for_addresses(folder: Path, addresses: Sequence[str], *, now: datetime) -> tuple[Path, Path]:
    """Return certificate and key files of a server at these private addresses, made if need be."""
    certificate, key_file = folder / "server.crt", folder / "server.key"
    names = x509.SubjectAlternativeName(
        [
            x509.DNSName("localhost"),
            *(x509.IPAddress(ipaddress.ip_address(a)) for a in sorted({"127.0.0.1", *addresses})),
        ]
    )
    ca = x509.load_pem_x509_certificate(authority(folder, now=now).read_bytes())
    if certificate.exists() and key_file.exists() and _still_good(certificate, ca, names, now):
        return certificate, key_file
    ca_key = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
    assert isinstance(ca_key, ec.EllipticCurvePrivateKey)
    key = _new_key(key_file)
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Smart Congress")])
    made = (
        _builder(own, ca.subject, key.public_key(), now, LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(names, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
        .sign(ca_key, hashes.SHA256())
    )
    chain = [one.public_bytes(serialization.Encoding.PEM) for one in (made, ca)]
    certificate.write_bytes(b"".join(chain))
    return certificate, key_file


def fingerprint(certificate: Path) -> str:
    """Return the SHA-256 fingerprint as phones show it: `AB:CD:…`."""
    kept = x509.load_pem_x509_certificate(certificate.read_bytes())
    return kept.fingerprint(hashes.SHA256()).hex(":").upper()


def _still_good(
    file: Path, ca: x509.Certificate, names: x509.SubjectAlternativeName, now: datetime
) -> bool:
    kept = x509.load_pem_x509_certificate(file.read_bytes())
    said = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    lasts = now + RENEW_BEFORE < kept.not_valid_after_utc
    return lasts and kept.issuer == ca.subject and set(said) == set(names)


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    now: datetime,
    life: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + life)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _new_key(file: Path) -> ec.EllipticCurvePrivateKey:
    key = ec.generate_private_key(ec.SECP256R1())
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    return key
