"""Traces: why a rule reports a place of a message, or does not; what matched, what excused it, what words weighed."""

from __future__ import annotations

from msglint.trace.places import Spot
from msglint.trace.tracing import trace_message

__all__ = ["Spot", "trace_message"]
