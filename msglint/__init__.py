"""msglint reads a marketplace seller's message to a buyer before it is sent and reports every breach of policy.

>>> import msglint
>>> [v.rule for v in msglint.check("Order 114-3941689-8772232: write to shop@example.com")]
['amazon/email-address']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__

if TYPE_CHECKING:
    from msglint.linter import Linter, check
    from msglint.message import Context, Message
    from msglint.ruleset.loader import load_rules
    from msglint.violation import Violation

__all__ = ["Context", "Linter", "Message", "Violation", "__version__", "check", "load_rules"]

#: Public name -> its module. Loaded when first used: a command that prints its help needs no engine.
_HOMES = {
    "Context": "msglint.message",
    "Linter": "msglint.linter",
    "Message": "msglint.message",
    "Violation": "msglint.violation",
    "check": "msglint.linter",
    "load_rules": "msglint.ruleset.loader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'msglint' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - because who asks for nothing need not wait for it

    return getattr(import_module(_HOMES[name]), name)
