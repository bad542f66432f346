"""Character sets that a message or a page declares, told apart as the Encoding Standard of WHATWG does."""

from __future__ import annotations

import codecs
import re

# Python knows more encodings than there are character sets (punycode, escapes); only these are what a document may be written in.
_SETS = re.compile(
    r"(?:utf|iso8859|iso2022|cp\d|windows|koi8|mac|gb|big5|euc|shift|johab|hz|ascii|tis|ptcp|hp-roman8|kz1048)[\w-]*", re.IGNORECASE
)
# ASCII and Latin-1 are names for Windows-1252 in practice.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252"}
# Bytes of these may look like UTF-8 and mean something else.
_OTHER = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")


def decode_declared(data: bytes, declared: str) -> str:
    """The text of bytes that are said to be in a character set. UTF-8 is believed first: what is valid as such is nothing else.

    Raises LookupError for a set that is unknown and UnicodeDecodeError for bytes that are not in it.
    """
    name = codecs.lookup(declared).name
    if not _SETS.fullmatch(name):
        raise LookupError(declared)
    if not name.startswith(_OTHER):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return data.decode(_WIDER.get(name, name))
