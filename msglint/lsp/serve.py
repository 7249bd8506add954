"""Standard input and output as the way to the editor."""

from __future__ import annotations

import logging
import os
import signal
import sys
from typing import TYPE_CHECKING

from msglint.lsp.features import build

if TYPE_CHECKING:
    from msglint.lsp.projects import Options


def serve(options: Options) -> bool:
    """Serve one editor until it ends the server or goes away.

    Args:
        options: what the command line says of the rules.

    Returns:
        Whether the editor has said that it is done.
    """
    # The library logs what it sends and receives, and that is drafts.
    logger = logging.getLogger("pygls")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    # A thread waits for input, and would go on waiting.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = build(options)
    # What anything prints must not end up between the messages of the protocol.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        server.start_io(sys.stdin.buffer, output)
    return server.has_ended
