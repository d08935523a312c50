"""One question to one address: redirects followed, size and time bounded, private networks never asked."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
MOST_HOPS = 5
CHUNK = 65536
SAFE = "!#$%&'()*+,/:;=?@[]~"


class Unasked(Exception):
    """An address that was not or could not be asked; the text says why, in words for editors."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page may weigh, how long it may take in all, and which ports and addresses may be asked."""

    size: int = 5_000_000  # bytes
    time: float = 30.0  # seconds
    loopback: bool = False  # for tests: this machine, and any port of it


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the address that answered at last, and where the first one leads for good, if anywhere."""

    address: str
    status: int
    type: str
    body: bytes
    moved: str = ""
    location: str = ""  # of the content, as an archive states it


@dataclass(slots=True)
class Asker:
    """Asks in one name. `may` says of each address on the way whether it may be asked, and raises Unasked if not."""

    agent: str
    limits: Limits = field(default_factory=Limits)
    may: Callable[[str], None] = lambda address: None

    def ask(self, address: str) -> Answer:
        """The answer of an address and of where it leads. Raises Unasked."""
        until = time.monotonic() + self.limits.time
        here, for_good = address, True
        for hop in range(MOST_HOPS + 1):
            self.may(here)
            status, headers, body = self._once(here, until)
            target = headers.get("location", "")
            if status not in REDIRECTS or not target:
                moved = here if hop and for_good else ""
                location = urljoin(here, headers.get("content-location", "")) if "content-location" in headers else ""
                return Answer(here, status, headers.get("content-type", ""), body, moved, location)
            for_good = for_good and status in FOR_GOOD
            here = quote(urljoin(here, target), safe=SAFE)
        raise Unasked("it leads on and on")

    def _once(self, address: str, until: float) -> tuple[int, dict[str, str], bytes]:
        scheme, host, port, target = parted(address, self.limits.loopback)
        try:
            with _Line(_connected(public(host, port, self.limits.loopback), port, until), until) as line:
                if scheme == "https":
                    context = ssl.create_default_context()
                    line.socket = context.wrap_socket(line.socket, do_handshake_on_connect=False, server_hostname=host)
                    line.socket.do_handshake()
                asked = http.client.HTTPConnection(host, port)
                asked.sock = line.socket
                asked.request("GET", target, headers=_headers(self.agent, scheme, host, port))
                answer = asked.getresponse()
                found = {name.lower(): value for name, value in answer.getheaders()}
                return answer.status, found, _read(answer, found, self.limits.size, until)
        except ssl.SSLCertVerificationError as fault:
            raise Unasked(_of_certificate(fault)) from None
        except TimeoutError:
            raise Unasked("it did not answer in time") from None
        except (OSError, http.client.HTTPException, ValueError) as fault:
            late = time.monotonic() >= until
            raise Unasked("it did not answer in time" if late else f"no connection ({_told(fault)})") from None


# OpenSSL's numbers of what is wrong with a certificate (x509_vfy.h), in an editor's words.
CERTIFICATE = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "it vouches for itself alone: its certificate is self-signed",
    19: "its certificate is of an authority that nobody knows",
    20: "its certificate is of an authority that nobody knows",
    62: "its certificate is for another host",
}


def _of_certificate(fault: ssl.SSLCertVerificationError) -> str:
    return CERTIFICATE.get(fault.verify_code) or f"its certificate is not accepted ({fault.verify_message})"


def parted(address: str, loopback: bool) -> tuple[str, str, int, str]:
    """Scheme, host, port and target of an address that may be asked. Raises Unasked."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        raise Unasked("it is not a full web address") from None
    if scheme not in ("http", "https") or not host or parts.username is not None:
        raise Unasked("it is not an address of the open web")
    port = port or {"http": 80, "https": 443}[scheme]
    if port not in (80, 443) and not loopback:
        raise Unasked(f"its port {port} is none of the web's")
    target = quote(parts.path or "/", safe=SAFE) + (f"?{quote(parts.query, safe=SAFE)}" if parts.query else "")
    return scheme, host, port, target


def public(host: str, port: int, loopback: bool) -> tuple[str, ...]:
    """The numbers of a host, which are then connected to, so that no second look-up can give others. Raises Unasked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unasked("its host name is not known") from None
    numbers = [str(row[4][0]) for row in found]
    if not all(_is_public(number, loopback) for number in numbers):
        raise Unasked("it lies in a private network")
    return tuple(dict.fromkeys(numbers))


def _connected(numbers: tuple[str, ...], port: int, until: float) -> socket.socket:
    """A connection to the first number that takes it: a host may have one of a kind of network that this machine lacks."""
    *others, last = numbers
    for number in others:
        try:
            return socket.create_connection((number, port), min(_left(until), 10))
        except OSError:
            continue
    return socket.create_connection((last, port), _left(until))


def _is_public(number: str, loopback: bool) -> bool:
    """Whether an address is of the open internet; one wrapped in IPv6 counts as what is inside."""
    made = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(made, ipaddress.IPv6Address):
        inner = made.ipv4_mapped or made.sixtofour or (made.teredo[1] if made.teredo else None)
        if inner is not None:
            return _is_public(str(inner), loopback)
        if made in ipaddress.ip_network("64:ff9b::/96"):  # IPv4 behind NAT64
            return _is_public(str(ipaddress.IPv4Address(int(made) & 0xFFFFFFFF)), loopback)
    if loopback and made.is_loopback:
        return True
    return made.is_global and not made.is_multicast


def _read(answer: http.client.HTTPResponse, headers: dict[str, str], most: int, until: float) -> bytes:
    """The body, unpacked; no more of it than may be, packed or not."""
    unpack = zlib.decompressobj(31) if headers.get("content-encoding", "").strip().lower() == "gzip" else None
    body, taken = bytearray(), 0
    while len(body) <= most and taken <= most:
        chunk = answer.read(CHUNK)
        if time.monotonic() >= until:
            raise Unasked("it did not answer in time")
        if not chunk:
            return bytes(body)
        taken += len(chunk)
        try:
            body += unpack.decompress(chunk, most + 1 - len(body)) if unpack else chunk
        except zlib.error:
            raise Unasked("its answer is damaged") from None
    raise Unasked(f"it is larger than {most // 1_000_000} MB")


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise Unasked("it did not answer in time")
    return left


class _Line:
    """A connection that is cut from outside when its time is up, whatever it is waiting for."""

    def __init__(self, socket: socket.socket, until: float) -> None:
        self.socket = socket
        self.watch = threading.Timer(until - time.monotonic(), self._cut)
        self.watch.daemon = True

    def __enter__(self) -> _Line:
        self.watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.cancel()
        self.socket.close()

    def _cut(self) -> None:
        with suppress(OSError):  # it may have ended by itself just now
            self.socket.shutdown(socket.SHUT_RDWR)


def _headers(agent: str, scheme: str, host: str, port: int) -> dict[str, str]:
    shown = f"[{host}]" if ":" in host else host
    return {
        "Host": shown if port == {"http": 80, "https": 443}[scheme] else f"{shown}:{port}",
        "User-Agent": agent,
        "Accept": "text/html, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }


def _told(fault: Exception) -> str:
    return str(getattr(fault, "strerror", None) or fault or type(fault).__name__).lower()
