"""A real sshd on the loopback with keys of its own, a slow line to it, and programs at its far end."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread

from tests.ptys import Program

SSHD = next((found for found in (shutil.which("sshd"), "/usr/sbin/sshd") if found and Path(found).exists()), "")
"""The server's program; empty where there is none."""

SERVER = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
MaxStartups 50
"""

CLIENT = """
StrictHostKeyChecking no
UserKnownHostsFile /dev/null
IdentityFile {folder}/user
IdentitiesOnly yes
LogLevel ERROR
EscapeChar none
"""


class Sshd:
    """A server that lets its own user in, by a key that only the test has."""

    def __init__(self, folder: Path) -> None:
        """Make the keys, start the server, and wait until it listens."""
        self.folder = folder
        for name in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self.port = free_port()
        (folder / "server").write_text(SERVER.format(port=self.port, folder=folder))
        (folder / "client").write_text(CLIENT.format(folder=folder))
        self._log = (folder / "log").open("wb")
        command = [SSHD, "-D", "-e", "-f", str(folder / "server")]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        self._wait()

    def _wait(self) -> None:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError((self.folder / "log").read_text())

    def client(self, command: list[str], environment: dict[str, str], port: int = 0) -> Program:
        """`ssh -tt` in a terminal of its own, running a command there; by another port where a slow line listens."""
        words = ["env", *(f"{name}={value}" for name, value in environment.items()), *command]
        ssh = ["ssh", "-tt", "-F", str(self.folder / "client"), "-p", str(port or self.port)]
        ssh += [f"{getpass.getuser()}@127.0.0.1", f"exec {shlex.join(words)}"]
        return Program(f"import os; os.execvp('ssh', {ssh!r})")

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait()
        self._log.close()


def afterword(*arguments: str) -> list[str]:
    """The command that runs the program."""
    return [sys.executable, "-m", "tui", *arguments]


def there(folder: Path) -> dict[str, str]:
    """What the environment at the far end is to say: nothing of the user's own is touched."""
    return {"HOME": str(folder), "PYTHONPATH": str(Path(__file__).parent.parent), "LANG": "C.UTF-8"}


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class SlowLine:
    """A port whose bytes reach another one later: a delay each way, and so many bytes a second."""

    HEADERS = 40
    """Bytes that IP and TCP add to a packet."""

    def __init__(self, target: int, delay: float, rate: float) -> None:
        """`delay` in seconds, for each direction; `rate` in bytes a second."""
        self._target, self._delay, self._rate = target, delay, rate
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        """Where it listens."""
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                for one, other in ((near, far), (far, near)):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    Thread(target=_carry, args=(one, other, self._delay, self._rate), daemon=True).start()

    def close(self) -> None:
        """Take no more calls."""
        self._door.close()


def _carry(source: socket.socket, target: socket.socket, delay: float, rate: float) -> None:
    """Carry bytes one way: each packet waits for those before it, takes its time, and travels."""
    way: deque[tuple[float, bytes]] = deque()
    news = Condition()
    Thread(target=_arrive, args=(target, way, news), daemon=True).start()
    free = 0.0
    data = b"."
    while data:
        data = b""
        with suppress(OSError):
            data = source.recv(1400)
        sent = max(free, time.monotonic())
        free = sent + (len(data) + SlowLine.HEADERS) / rate
        with news:
            way.append((free + delay, data))
            news.notify()
        time.sleep(max(0.0, free - time.monotonic()))


def _arrive(target: socket.socket, way: deque[tuple[float, bytes]], news: Condition) -> None:
    """Hand on what has travelled long enough, until the end of it."""
    data = b"."
    while data:
        with news:
            news.wait_for(lambda: way)
            due, data = way.popleft()
        time.sleep(max(0.0, due - time.monotonic()))
        with suppress(OSError):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
