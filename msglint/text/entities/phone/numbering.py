"""Whether digits are a phone number of some country: libphonenumber's metadata, asked only for likely numbers."""

from __future__ import annotations

from functools import lru_cache

from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

#: Asked when a text speaks of a phone: where marketplaces' buyers and sellers, and their carriers, mostly live.
BROAD = tuple(
    """
    US GB DE FR IT ES NL PL SE PT BR TR RU SA AE EG IN JP KR CN TW HK CA AU NZ AT CH BE IE SG MX AR DK NO FI CZ HU RO GR
    UA IL ZA MY TH VN ID PH SK BG HR KZ BY CO CL PE MA PK BD KW QA
    """.split()  # noqa: SIM905 - a word list reads best as words
)
MIN_DIGITS, MAX_DIGITS = 7, 15
#: Numbers that are set aside for stories and examples: nobody gets one, but they are written and meant as numbers.
_SET_ASIDE = {
    "GB": lazy_pattern(r"7700900\d{3}|1632960\d{3}|9098790\d{3}"),
    "US": lazy_pattern(r"555[2-9]\d{6}|[2-9]\d{2}555\d{4}"),
    "AU": lazy_pattern(r"491570\d{3}|[2378]5550\d{4}|[2378]7010\d{4}"),
}


class Numbering(NamedTuple):
    """What a country's numbering plan says of some digits.

    Attributes:
        valid: it has handed out such numbers.
        possible: the number of digits is right.
        mobile: it is a mobile number.
        international: the number says its country itself.
    """

    valid: bool
    possible: bool
    mobile: bool = False
    international: bool = False


_NONE = Numbering(valid=False, possible=False)


@lru_cache(maxsize=8192)
def numbering(digits: str, region: str | None) -> Numbering:
    """Return what a country's plan says of digits as dialled there; of `+` and digits, what the plan of theirs says."""
    import phonenumbers  # noqa: PLC0415 - 30 ms, and few messages hold a number

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return _NONE
    if number.extension or number.country_code is None:
        return _NONE
    kind = phonenumbers.number_type(number)
    home = phonenumbers.region_code_for_country_code(number.country_code)
    set_aside = _SET_ASIDE.get(home)
    valid = kind != phonenumbers.PhoneNumberType.UNKNOWN or (
        set_aside is not None and set_aside.fullmatch(str(number.national_number)) is not None
    )
    return Numbering(
        valid=valid,
        possible=valid or phonenumbers.is_possible_number(number),
        mobile=kind == phonenumbers.PhoneNumberType.MOBILE,
        international=region is None or number.country_code != phonenumbers.country_code_for_region(region),
    )


@lru_cache(maxsize=2048)
def grouped_as_usual(written: str, region: str) -> bool:
    """Return whether a number is one of a country's, and its groups are those of its people, or some of them joined."""
    import phonenumbers  # noqa: PLC0415 - 30 ms, and few messages hold a number

    matcher = phonenumbers.PhoneNumberMatcher(
        written, region, leniency=phonenumbers.Leniency.STRICT_GROUPING, max_tries=4
    )
    return any(match.raw_string == written for match in matcher)
