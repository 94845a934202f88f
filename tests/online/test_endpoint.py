"""Asking an endpoint: good, slow, broken, huge, redirecting and refusing servers; addresses that may not be used."""

from __future__ import annotations

import gzip
import socket
import threading
import time

import pytest

from onrecord.core.problem import Problem
from onrecord.online import Endpoint, Failure, Limits, ask, endpoint_of, usable_key
from tests.support.model_server import Handler, Request, Say, chat, saying, serving

QUICK = Limits(seconds=0.5, most_bytes=10_000, pauses=(0.0, 0.0))


def asked(say: Say, key: str = "", limits: Limits = QUICK) -> tuple[bytes | Failure, list[Request]]:
    with serving(say) as server:
        endpoint = endpoint_of(server.endpoint)
        assert isinstance(endpoint, Endpoint)
        return ask(endpoint, b'{"model": "m"}', key, limits, pause=lambda _: None), server.requests


def status(number: int, **headers: str) -> Say:
    return lambda handler, _request: handler.send(b'{"error": "quotes the report"}', number, **headers)


def test_a_good_answer_is_given_as_it_came() -> None:
    found, requests = asked(saying({"claims": []}))
    assert found == chat({"claims": []})
    (request,) = requests
    assert request.path == "/v1/chat/completions"
    assert request.body == {"model": "m"}
    assert "Authorization" not in request.headers


def test_a_key_goes_to_the_server_and_never_comes_back() -> None:
    found, requests = asked(saying("fine"), key="s3cret")
    assert isinstance(found, bytes)
    assert requests[0].headers["Authorization"] == "Bearer s3cret"
    found, _ = asked(saying("your key is s3cret"), key="s3cret")
    assert isinstance(found, Failure)
    assert "key" in found.message
    assert "s3cret" not in found.message
    escaped = b'{"error": "no such key: s3\\/cret"}'
    found, _ = asked(lambda handler, _request: handler.send(escaped), key="s3/cret")
    assert isinstance(found, Failure)
    assert "key" in found.message


@pytest.mark.parametrize(("number", "tries"), [(400, 1), (401, 1), (404, 1), (429, 3), (500, 3), (503, 3), (204, 1)])
def test_a_status_is_told_and_only_what_may_pass_is_tried_again(number: int, tries: int) -> None:
    found, requests = asked(status(number))
    assert isinstance(found, Failure)
    assert f"status {number}" in found.message
    assert "quotes" not in found.message
    assert len(requests) == tries


def test_a_server_that_is_busy_once_is_asked_again() -> None:
    answers = iter([503, 200])
    found, requests = asked(lambda handler, _request: handler.send(chat("late"), next(answers)))
    assert found == chat("late")
    assert len(requests) == 2


def waits(say: Say, limits: Limits = QUICK) -> tuple[bytes | Failure, list[float], int]:
    """The answer, how long was waited before each further try, and the number of requests."""
    waited: list[float] = []
    with serving(say) as server:
        endpoint = endpoint_of(server.endpoint)
        assert isinstance(endpoint, Endpoint)
        found = ask(endpoint, b"{}", "", limits, pause=waited.append)
        return found, waited, len(server.requests)


def test_a_server_that_asks_for_time_is_given_it() -> None:
    answers = iter([(429, {"Retry-After": "7"}), (200, {})])

    def say(handler: Handler, _request: Request) -> None:
        number, headers = next(answers)
        handler.send(chat("late"), number, **headers)

    assert waits(say) == (chat("late"), [7.0], 2)


@pytest.mark.parametrize(
    "told", ["Wed, 21 Oct 2099 07:28:00 GMT", "-5", "7.5", "1e9", "soon", "", "9" * 5000, "\u0661"]
)
def test_what_is_no_number_of_seconds_is_waited_for_as_ever(told: str) -> None:
    found, waited, requests = waits(status(429, **{"Retry-After": told.encode().decode("latin-1")}))
    assert isinstance(found, Failure)
    assert (waited, requests) == ([0.0, 0.0], 3)


def test_a_server_that_asks_for_too_much_time_is_not_asked_again() -> None:
    found, waited, requests = waits(status(429, **{"Retry-After": "3600"}))
    assert isinstance(found, Failure)
    assert "3,600 s" in found.message
    assert (waited, requests) == ([], 1)


def streaming(handler: Handler, _request: Request) -> None:
    handler.send(b'data: {"choices": [{"delta": {"content": "{"}}]}\n\n', **{"Content-Type": "text/event-stream"})


def compressed(handler: Handler, _request: Request) -> None:
    handler.send(gzip.compress(chat("fine")), **{"Content-Encoding": "gzip"})


@pytest.mark.parametrize(("say", "told"), [(streaming, "a stream"), (compressed, "compressed")])
def test_an_answer_in_another_shape_than_asked_for_is_refused(say: Say, told: str) -> None:
    found, requests = asked(say)
    assert isinstance(found, Failure)
    assert told in found.message
    assert len(requests) == 1


@pytest.mark.parametrize("number", [301, 302, 307, 308])
def test_no_redirect_is_followed(number: int) -> None:
    with serving(saying("elsewhere")) as other:
        found, requests = asked(status(number, Location=f"{other.endpoint}/chat/completions"))
        assert isinstance(found, Failure)
        assert "not followed" in found.message
        assert len(requests) == 1
        assert other.requests == []


def silent(_handler: Handler, _request: Request) -> None:
    time.sleep(1.5)


def dripping(handler: Handler, _request: Request) -> None:
    """Every wait is short; the whole is not."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(30):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def dripping_headers(handler: Handler, _request: Request) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(30):
        handler.wfile.write(f"X-{number}: a\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("say", [silent, dripping, dripping_headers])
def test_a_slow_server_is_left_in_time(say: Say) -> None:
    begun = time.monotonic()
    found, requests = asked(say)
    assert isinstance(found, Failure)
    assert "did not answer" in found.message
    assert time.monotonic() - begun < 3.5
    assert len(requests) == 1


def huge(handler: Handler, _request: Request) -> None:
    handler.send(b"x" * 20_000)


def endless(handler: Handler, _request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")


@pytest.mark.parametrize("say", [huge, endless])
def test_a_huge_answer_is_refused(say: Say) -> None:
    found, _ = asked(say)
    assert isinstance(found, Failure)
    assert "larger than 10,000 bytes" in found.message


def broken_off(handler: Handler, _request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half")


def no_http(handler: Handler, _request: Request) -> None:
    handler.wfile.write(b"hello\r\n\r\n")


def bad_chunks(handler: Handler, _request: Request) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"zz\r\nhello\r\n")


@pytest.mark.parametrize("say", [broken_off, no_http, bad_chunks])
def test_a_server_that_breaks_off_or_speaks_no_http_gives_a_failure(say: Say) -> None:
    found, _ = asked(say)
    assert isinstance(found, Failure)


def test_no_server_gives_a_failure() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = endpoint_of(f"http://127.0.0.1:{free.getsockname()[1]}")
    assert isinstance(endpoint, Endpoint)
    found = ask(endpoint, b"{}", limits=QUICK, pause=lambda _: None)
    assert found == Failure("no server answers at that address")


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    asked(saying("fine"), limits=Limits(seconds=60))
    time.sleep(0.1)
    assert threading.active_count() <= before


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying("proxy")) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.endpoint)
        found, _ = asked(saying("fine"))
        assert found == chat("fine")
        assert proxy.requests == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "127.0.0.1:11434",
        "ftp://127.0.0.1/v1",
        "http://",
        "http://127.0.0.1:99999/v1",
        "http://model.example/v1",
        "http://192.168.1.5:11434/v1",
        "http://127.0.0.1.model.example/v1",
        "https://jo:s3cret@model.example/v1",
        "https://model.example/v1?key=s3cret",
        "https://model.example/v1#s3cret",
        "https://model.example/v 1",
        "https://model.example/v1\r\nHost: other.example",
        "file:///etc/passwd",
        "http://[::1",
    ],
)
def test_an_address_that_may_not_be_used_is_refused(address: str) -> None:
    found = endpoint_of(address)
    assert isinstance(found, Problem)
    assert "s3cret" not in found.message + found.remedy


@pytest.mark.parametrize(
    ("address", "local", "shown"),
    [
        ("http://127.0.0.1:11434/v1/", True, "http://127.0.0.1:11434/v1"),
        ("http://localhost:8080", True, "http://localhost:8080"),
        ("http://[::1]:8080/v1", True, "http://[::1]:8080/v1"),
        ("https://model.example/api/v1", False, "https://model.example:443/api/v1"),
    ],
)
def test_an_address_that_may_be_used(address: str, local: bool, shown: str) -> None:
    found = endpoint_of(address)
    assert isinstance(found, Endpoint)
    assert (found.local, found.address) == (local, shown)


def test_a_key_with_a_line_break_is_no_key() -> None:
    assert usable_key("")
    assert usable_key("sk-abc_123")
    assert not usable_key("a\r\nX: b")
    assert not usable_key("a b")
    assert not usable_key("ключ")
