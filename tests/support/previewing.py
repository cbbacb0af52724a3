"""A running preview of an edition, and what tests may ask of it."""

import http.client
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import needs
from needs import PATIENCE_SECONDS

PAGE = "telegrams/1950/tg-1950-26998.html"
EXTRA = ("watchfiles", "starlette", "uvicorn")


def need_the_extra() -> None:
    """Leave a test out, with the reason, where a library of the extra is missing."""
    for library in EXTRA:
        if find_spec(library) is None:
            needs.leave_out(f"{library} is not installed: it belongs to the extra serve")


@dataclass(frozen=True, slots=True)
class Preview:
    """A running `edition serve`."""

    folder: Path
    port: int
    running: subprocess.Popen[bytes]
    output: Path

    def said(self) -> str:
        """Return what the terminal was told so far."""
        return self.output.read_text(encoding="utf-8")

    def wait_until_said(self, words: str, after: int = 0) -> None:
        """Wait until the terminal is told these words, after so many others."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while words not in self.said()[after:]:
            assert self.running.poll() is None, self.said()
            assert time.monotonic() < deadline, f"“{words}” was not said:\n{self.said()}"
            time.sleep(0.02)

    def ask(
        self, path: str, method: str = "GET", host: str | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a request as it stands, and return the answer: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return answer.status, headers, body


@contextmanager
def serve(folder: Path) -> Iterator[Preview]:
    """Serve an edition that was built once, and end it as a person does, by Ctrl-C."""
    output = folder.with_name(f"{folder.name}.output")
    command = [sys.executable, "-W", "error", "-m", "edition", "serve", "--port", "0"]
    with (
        output.open("wb") as said,
        subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT) as running,
    ):
        try:
            preview = Preview(folder, 0, running, output)
            preview.wait_until_said("\nall: ")
            address = re.match(r"http://127\.0\.0\.1:(\d+)/ ", preview.said())
            assert address, preview.said()
            yield Preview(folder, int(address[1]), running, output)
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(PATIENCE_SECONDS)
            finally:
                running.kill()
    assert 0 == running.returncode, preview.said()
    assert "Traceback" not in preview.said()


def run_serve(
    folder: Path, *arguments: str, before: str = "pass"
) -> subprocess.CompletedProcess[str]:
    """Run `edition serve` where it ends by itself."""
    start = f"import sys; {before}; from edition.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", start, "serve", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
    )
