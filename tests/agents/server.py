"""A small server on the loopback that speaks the protocols of OpenAI and of Gemini, and misbehaves on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler, "Server"], None]


@dataclass
class Server:
    """``requests`` are those that came: headers and JSON. ``answers`` are used up in order; the last one stays."""

    address: str
    answers: list[Answer]
    requests: list[tuple[dict[str, str], Any]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def setting(self) -> str:
        """The model's setting that leads here."""
        return f"openai:small-model@{self.address}/v1"


def reply(text: str | None, finish: str = "stop") -> Answer:
    """``text`` as the model's, in the protocol that it is asked in."""

    def answer(handler: BaseHTTPRequestHandler, _: Server) -> None:
        if "generateContent" in handler.path:
            content = {"role": "model", "parts": [{"text": text}]}
            _send(handler, {"candidates": [{"content": content, "finishReason": finish.upper()}]})
            return
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        head = {"id": "1", "object": "chat.completion", "created": 0, "model": "small-model"}
        _send(handler, {**head, "choices": [choice]})

    return answer


def status(code: int) -> Answer:
    """A refusal that quotes prompt and key, as real ones do, and asks to be tried again at once."""

    def answer(handler: BaseHTTPRequestHandler, server: Server) -> None:
        headers, body = server.requests[-1]
        quoted = f"{headers.get('authorization')} {json.dumps(body)}"
        _send(handler, {"error": {"message": quoted, "code": code, "status": "FAILED"}}, code)

    return answer


def nothing(handler: BaseHTTPRequestHandler, server: Server) -> None:
    """No answer, until the test is over."""
    server.closing.wait()


def half(handler: BaseHTTPRequestHandler, _: Server) -> None:
    """Half of an answer, then the connection is closed."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"message": {"content": "{\\"spec_ver')


def page(handler: BaseHTTPRequestHandler, _: Server) -> None:
    """What a server answers that is something else than the API."""
    content = b"<html><body>It works!</body></html>"
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.send_header("content-length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def _send(handler: BaseHTTPRequestHandler, answer: object, code: int = 200) -> None:
    content = json.dumps(answer).encode()
    handler.send_response(code)
    handler.send_header("content-type", "application/json")
    handler.send_header("retry-after-ms", "1")
    handler.send_header("content-length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    """A server with these answers, at a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            server.requests.append(
                ({name.lower(): value for name, value in self.headers.items()}, json.loads(body))
            )
            answer = server.answers[0] if len(server.answers) == 1 else server.answers.pop(0)
            answer(self, server)

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{listening.server_address[1]}", list(answers))
    thread = threading.Thread(target=listening.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        listening.shutdown()
        listening.server_close()
        thread.join()
