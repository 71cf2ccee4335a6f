"""The addresses this machine has in its network."""

import fcntl
import socket
import struct

ASK_ADDRESS = 0x8915


def own_addresses() -> list[str]:
    """Return this machine's IPv4 addresses, loopback left out; nothing is sent to find them."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                said = fcntl.ioctl(asking, ASK_ADDRESS, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            found.append(socket.inet_ntoa(said[20:24]))
    return [address for address in found if not address.startswith("127.")]
