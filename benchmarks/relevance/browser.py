"""A Chromium, and a server that counts what it sends."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Server:
    """Where a folder is served, and the bytes of each answer by path."""

    def __init__(self, url: str) -> None:
        """Take the address."""
        self.url = url
        self.sent: dict[str, int] = {}


class Handler(SimpleHTTPRequestHandler):
    """Sends files compressed, as hosts do."""

    protocol_version = "HTTP/1.1"
    counted: Server

    def do_GET(self) -> None:
        """Answer with the file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix != ".pagefind" and not path.name.startswith("wasm."):
            self.send_header("Content-Encoding", "gzip")
        else:
            body = path.read_bytes()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.counted.sent[self.path.partition("?")[0]] = len(body)

    def handle(self) -> None:
        """Answer until the browser hangs up, which it does without a word."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """Serve *folder* on this machine."""
    counted = Server("")
    handler = type("CountingHandler", (Handler,), {"counted": counted})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    counted.url = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield counted
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's own Chromium; ``CHROMIUM`` names another."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else list(NAMES)
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit(f"relevance: no browser among {', '.join(names)}; set CHROMIUM")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
