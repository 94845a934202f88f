"""A server that answers as a language model's would, or as no server should; started and stopped by the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Request:
    """What was asked."""

    path: str
    headers: dict[str, str]
    body: dict

    @property
    def report(self) -> str:
        return self.body["messages"][1]["content"]


Say = Callable[["Handler", Request], None]


@dataclass
class ModelServer:
    """A server at work."""

    endpoint: str
    say: Say
    requests: list[Request] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner: ModelServer

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        request = Request(self.path, dict(self.headers), json.loads(self.rfile.read(length)))
        self.owner.requests.append(request)
        with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked may have gone
            self.owner.say(self, request)
        self.close_connection = True

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent."""


def chat(content: object) -> bytes:
    """The body of a response that says `content`, as JSON unless it is text."""
    words = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode()


def saying(content: object) -> Say:
    return lambda handler, _request: handler.send(chat(content))


def claim(sentence: str, type: str, trigger: str, **more: object) -> dict[str, object]:  # noqa: A002
    """A claim as a model writes it; `fillers` as role=quote pairs in a dictionary."""
    fillers = [{"role": role, "quote": quote} for role, quote in dict(more.pop("fillers", {})).items()]
    base = {
        "phase": None,
        "when": None,
        "term": None,
        "until": None,
        "amounts": [],
        "attributes": [],
        "speaker": None,
        "stance": "asserted",
    }
    return {"sentence": sentence, "type": type, "trigger": trigger, "fillers": fillers, **base, **more}


@contextmanager
def serving(say: Say) -> Iterator[ModelServer]:
    handler = type("OneHandler", (Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        made = ModelServer(f"http://127.0.0.1:{server.server_port}/v1", say)
        handler.owner = made
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
