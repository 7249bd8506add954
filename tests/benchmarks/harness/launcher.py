"""Runs a command and writes down what it used: `python launcher.py RESULT STDOUT STDERR COMMAND...`.

It is a process of its own because a process that is started begins with the peak memory of the one that starts it: this
one has little.
"""

from __future__ import annotations

import json
import os
import sys
import time


def main(result: str, stdout: str, stderr: str, *command: str) -> None:
    """Run the command; its exit code, times in seconds and the peak of its largest process in bytes go to `result`."""
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0o600),
        (os.POSIX_SPAWN_OPEN, 1, stdout, writing, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, stderr, writing, 0o600),
    ]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    data = {
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * unit,
    }
    with open(result, "w", encoding="utf-8") as stream:  # noqa: PTH123 - because pathlib needs memory that would count
        json.dump(data, stream)


if __name__ == "__main__":
    main(*sys.argv[1:])
