"""What a configuration comes to: each setting with its value and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.config.load import KEYS, OWN_KEYS
from msglint.config.patterns import Patterns
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.config.settings import Config

#: What holds where nobody says anything.
_DEFAULTS: Mapping[str, object] = {"fail-on": "error", "language": "en"}
_DEFAULT = "default"
#: What path settings can change -> whether a later value takes the place of an earlier one, or is added to it.
_BY_PATH = ("select", "ignore", "severity", "context")


class Setting(NamedTuple):
    """One setting.

    Attributes:
        key: as a configuration writes it.
        value: a text, a list or a mapping, plain enough for JSON; None where nothing is set.
        origin: the places that set it, as `file:line`, or `default`.
    """

    key: str
    value: Any
    origin: str


def settings_of(config: Config, path: str | None = None) -> list[Setting]:
    """Return all settings in the order of the documentation.

    Args:
        config: the configuration.
        path: a file; what the configuration says for it alone is taken in. None for none.
    """
    values = {key: _plain(config, key) for key in KEYS}
    origins = {key: config.origins.get(key, _DEFAULT) for key in KEYS}
    for settings in config.paths if path is not None else ():
        if not Patterns(config.root, settings.patterns).fit(path or ""):
            continue
        for key in _BY_PATH:
            own = getattr(settings, key)
            if own:
                values[key] = {**values[key], **own} if isinstance(own, dict) else _joined(key, values[key], own)
                origins[key] = f"{origins[key]}, {settings.origin}" if origins[key] != _DEFAULT else settings.origin
    return [Setting(key, values[key] or _DEFAULTS.get(key), origins[key]) for key in KEYS]


def _joined(key: str, below: list[str], above: tuple[str, ...]) -> list[str]:
    """Return a list of names after settings for a path: choices narrow what was chosen, what is ignored adds up."""
    return list(above) if key == "select" else [*below, *above]


def _plain(config: Config, key: str) -> Any:
    value = getattr(config, KEYS[key])
    if key == "own":
        return {name: list(getattr(value, name)) for name in OWN_KEYS if getattr(value, name)}
    if key == "ignores":
        return [
            {
                "rule": ignore.rule,
                **({"path": ignore.path} if ignore.path else {}),
                **({"fingerprint": ignore.fingerprint} if ignore.fingerprint else {}),
                "reason": ignore.reason,
                **({"until": ignore.until.isoformat()} if ignore.until else {}),
            }
            for ignore in value
        ]
    if key == "paths":
        return [
            {
                "path": list(settings.patterns),
                **{name: _listed(getattr(settings, name)) for name in _BY_PATH if getattr(settings, name)},
            }
            for settings in value
        ]
    return _listed(value)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, dict) else value
