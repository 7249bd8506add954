"""The words that tell an address which was written out or taken apart from a sentence with the word "at"."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from msglint.text.tables import facts
from msglint.text.written import known_labels

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = r"[a-z0-9][a-z0-9._+-]{1,62}[a-z0-9]"


class Words:
    """The lists of `data/email.json`, made ready; each pattern is compiled when it is first asked for."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        hosts: dict[str, str] = data["mailboxes"]
        #: Name of a mail service, in any spelling -> its host.
        self.mailboxes = hosts | {written: hosts[real] for written, real in known_labels().items() if real in hosts}
        self.services = frozenset(hosts.values())
        #: Hosts of services whose addresses are plain numbers.
        self.digits = frozenset(hosts[name] for name in data["digits"])
        #: Words right before an address.
        self.leads = frozenset(data["leads"])
        #: Words that never stand right before one, since a noun follows.
        self.limits = frozenset(data["limits"])
        #: Words that are no name of an address; those that are none even before a sign in brackets.
        self.ordinary = frozenset(data["ordinary"])
        self.pronouns = frozenset(data["pronouns"])
        #: Names of addresses that are ordinary words as well.
        self.roles = frozenset(data["roles"])
        #: Words that tell to put the parts of an address together.
        self.joints = frozenset(data["joints"])

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """A word that speaks of writing or mail."""
        cues = self._data["cues"]
        return re.compile(rf"(?<![a-z])(?:{_any(cues['Latin'])})|{_any(cues['other'])}")

    @cached_property
    def joint(self) -> re.Pattern[str]:
        """A word that tells to put the parts together, of a script without spaces."""
        return re.compile(_any(self._data["joints-unspaced"]))

    @cached_property
    def service(self) -> re.Pattern[str]:
        """The name of a service that runs into no other word; "12345678QQ邮箱" is one."""
        latin = [name for name in self.mailboxes if name.isascii() and not name.isdigit()]
        number = [name for name in self.mailboxes if name.isdigit()]
        other = set(self.mailboxes) - set(latin) - set(number)
        return re.compile(
            rf"(?:(?<![a-z.])(?:{_any(latin)})|(?<![a-z0-9.])(?:{_any(number)}))(?:\.com|\.net)?(?![a-z0-9@])(?!\.[a-z0-9])"
            rf"|{_any(other)}"
        )

    @cached_property
    def after_service(self) -> re.Pattern[str]:
        """What may follow the name of a service, with the name of an account there at its end."""
        return re.compile(
            rf"(?P<label>[ -]?(?:e-mail|email|{_any(self._data['labels'])}))?"
            rf"(?:[ -]?(?P<noun>{_alone(self._data['account'])})(?:名|地址|号)?)?"
            rf"(?:\s?(?P<is>{_alone(self._data['is'])}))?[\s\"'「“(]{{0,3}}(?:(?P<name>{_NAME})(?![a-z0-9@_]))?"
        )

    @cached_property
    def before_service(self) -> re.Pattern[str]:
        """The name of an account before that of its service, up to the latter."""
        return re.compile(
            rf"(?<![a-z0-9._+@-])(?P<name>{_NAME})[\"'」”]?"
            rf"(?P<join>\s?的\s?|\s(?:{_any(self._data['on'])})(?:\s(?:de|di|do|mein|meinem|my|our|unser|unserem|notre))?\s"
            r"|\s?\(|\s?)$"
        )


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the lists; the file is read once."""
    return Words(facts("email.json"))


def _any(known: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(known, key=lambda word: (-len(word), word)))


def _alone(known: Iterable[str]) -> str:
    """Return a pattern for words after which no letter follows, if they are of a script with spaces."""
    spaced = [word for word in known if re.match("[a-z\u00df-\u024f\u0400-\u052f]", word)]
    return rf"(?:{_any(spaced)})(?![^\W\d_])|{_any(set(known) - set(spaced))}"
