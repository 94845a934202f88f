"""Asking a language model at an address that takes chats as OpenAI's does, with the standard library alone.

No redirect is followed, no proxy is asked, nothing is sent without encryption but to this machine itself. What the
server says of an error is not told, since it may quote what was sent.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import SHUT_RDWR, socket
from threading import Event, Timer
from urllib.parse import urlsplit

from onrecord.core.problem import Problem

SETTING = "onrecord.toml, model_endpoint"
_EXAMPLE = "http://127.0.0.1:11434/v1"
_DIGITS = 8
"""Digits that a number of seconds has less than."""
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may be answered a little later."""
_MEANINGS = {
    400: "the server does not take the request; it may not know answers in a form that is asked for (JSON Schema)",
    401: "the server wants another key",
    403: "the server refuses this key",
    404: "the server knows no such address or model",
    413: "the report is too long for the server",
    429: "the server has too much to do",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that questions are sent to."""

    scheme: str
    """http or https."""
    host: str
    port: int
    path: str
    """Of the address itself, without a slash at its end: "/v1"."""

    @property
    def address(self) -> str:
        """As one line, without anything secret."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"

    @property
    def local(self) -> bool:
        """Whether it is this machine."""
        return _is_local(self.host)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost."""

    seconds: float = 120.0
    """For one request, from connecting to the last byte."""
    most_bytes: int = 2_000_000
    """Of one answer."""
    pauses: tuple[float, ...] = (1.0, 4.0)
    """Seconds before each further try, where the server does not ask for more."""
    longest_pause: float = 60.0
    """Seconds that a server may ask to wait; one that asks for more is not asked again."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer."""

    message: str
    """As a part of a sentence: "the server gives status 500"."""
    again: bool = False
    """Whether the same request may be answered a little later."""
    wait: float = 0.0
    """Seconds that the server asks to wait before that; 0 where it asks nothing."""


def endpoint_of(address: str) -> Endpoint | Problem:
    """The endpoint that an address names; a Problem where it may not or cannot be used."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return Problem(SETTING, "The address is no address.", f"Write it as {_EXAMPLE}.")
    plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not host or not plain:
        return Problem(SETTING, "The address is no address of the web.", f"Write it as {_EXAMPLE}.")
    if parts.username or parts.password or parts.query or parts.fragment:
        message = "The address holds a name, a key or a question, which would be kept and shown."
        return Problem(SETTING, message, "Leave only the address; put the key into ONRECORD_MODEL_KEY.")
    if parts.scheme == "http" and not _is_local(host):
        message = "The address is that of another machine, and what is sent there could be read on the way."
        return Problem(SETTING, message, "Use an address that begins with https://, or a model on this machine.")
    return Endpoint(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), parts.path.rstrip("/"))


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def usable_key(key: str) -> bool:
    """Whether a key can be sent: letters, digits and signs of ASCII without blanks."""
    return key.isascii() and key.isprintable() and " " not in key


def ask(
    endpoint: Endpoint,
    body: bytes,
    key: str = "",
    limits: Limits = Limits(),
    pause: Callable[[float], None] = time.sleep,
) -> bytes | Failure:
    """The answer's bytes; a Failure where there is none, after as many tries as the limits allow."""
    found = _once(endpoint, body, key, limits)
    for seconds in limits.pauses:
        if not isinstance(found, Failure) or not found.again:
            break
        if found.wait > limits.longest_pause:
            return Failure(f"{found.message}; it asks to be left alone for {found.wait:,.0f} s")
        pause(max(seconds, found.wait))
        found = _once(endpoint, body, key, limits)
    return found


def _once(endpoint: Endpoint, body: bytes, key: str, limits: Limits) -> bytes | Failure:
    connection = _connection(endpoint, limits.seconds)
    late = Event()
    watchdog: Timer | None = None
    try:
        connection.connect()
        # A server that sends a byte now and then keeps every single wait short: the watchdog ends the whole.
        watchdog = Timer(limits.seconds, _cut, (connection.sock, late))
        watchdog.daemon = True
        watchdog.start()
        connection.request("POST", f"{endpoint.path}/chat/completions", body, _headers(key))
        with connection.getresponse() as response:
            found = _read(response, limits, key)
    except (OSError, HTTPException, ValueError) as error:
        found = _failed(error, limits)
    finally:
        if watchdog is not None:
            watchdog.cancel()
        connection.close()
    return _too_slow(limits) if late.is_set() else found


def _connection(endpoint: Endpoint, seconds: float) -> HTTPConnection:
    if endpoint.scheme == "http":
        return HTTPConnection(endpoint.host, endpoint.port, timeout=seconds)
    context = ssl.create_default_context()
    return HTTPSConnection(endpoint.host, endpoint.port, timeout=seconds, context=context)


def _headers(key: str) -> dict[str, str]:
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": "onrecord",
        "Connection": "close",
    }
    return headers | {"Authorization": f"Bearer {key}"} if key else headers


def _read(response: HTTPResponse, limits: Limits, key: str) -> bytes | Failure:
    status = response.status
    if 300 <= status < 400:
        return Failure("the server sends on to another address, which is not followed")
    if status != 200:
        meaning = _MEANINGS.get(status)
        told = f"the server gives status {status}"
        return Failure(f"{told}: {meaning}" if meaning else told, status in _AGAIN, _wait(response))
    if response.headers.get_content_type() == "text/event-stream":
        return Failure("the server sends its answer in pieces (a stream), which was not asked for")
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        return Failure("the server sends its answer compressed, which was not asked for")
    content = response.read(limits.most_bytes + 1)
    if len(content) > limits.most_bytes:
        return Failure(f"the answer is larger than {limits.most_bytes:,} bytes")
    if response.length:
        return Failure("the answer broke off", again=True)
    if key and key.encode() in content.replace(b"\\/", b"/"):
        return Failure("the answer repeats the key, so that it cannot be kept")
    return content


def _wait(response: HTTPResponse) -> float:
    """The seconds of `Retry-After`; 0 where there are none, or a day is named, which nobody's clock is asked about."""
    told = response.headers.get("Retry-After", "").strip()
    return float(told) if told.isascii() and told.isdigit() and len(told) < _DIGITS else 0.0


def _cut(connected: socket, late: Event) -> None:
    """End the exchange: whoever waits for the next byte is told that there is none."""
    late.set()
    with suppress(OSError):
        connected.shutdown(SHUT_RDWR)


def _too_slow(limits: Limits) -> Failure:
    return Failure(f"the server did not answer in time ({limits.seconds:g} s)")


def _failed(error: Exception, limits: Limits) -> Failure:
    if isinstance(error, TimeoutError):
        return _too_slow(limits)
    if isinstance(error, ssl.SSLError):
        return Failure("the server's certificate or encryption cannot be trusted")
    if isinstance(error, ConnectionRefusedError):
        return Failure("no server answers at that address")
    if isinstance(error, OSError):
        return Failure(f"the connection failed ({error.strerror or type(error).__name__})", again=True)
    return Failure(f"the server does not keep to HTTP ({type(error).__name__})")
