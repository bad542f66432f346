"""Word forms: which verb a form belongs to, and the singular of a noun. Derived from the words of `rules/vocabulary/words.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck import compiled
from factcheck.vocabulary import vocabulary_key, words

_VOWELS = "aeiou"
# Stems that lose an e before -ed: "neutralised", "organizing", "evacuated", "reduced", "involved", "accused", "urged".
_SILENT = ("yz", "ys", "uc", "ac", "oic", "v", "rg", "dg", "eng", "nc", "rc", "rs", "gu", "pl", "bl", "tl", "uat", "iat")
_SILENT_AFTER_CONSONANT = ("is", "iz", "at", "us", "id", "ut", "ag", "eg", "ib", "ok")


def verb_forms(base: str) -> Iterator[tuple[str, str]]:
    """The regular forms of a verb with their kind: s, past (which is the participle too) and ing."""
    if base.endswith(("s", "x", "z", "ch", "sh")):
        yield base + "es", "s"
    elif base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ies", "s"
    else:
        yield base + "s", "s"
    stems = _stems(base)
    for stem in stems:
        yield stem + ("d" if base.endswith("ee") else "ed"), "past"
        yield stem + "ing", "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        yield base[:-1] + "ied", "past"
        yield base + "ing", "ing"
    if base.endswith("ie"):
        yield base + "d", "past"
        yield base[:-2] + "ying", "ing"


def _stems(base: str) -> tuple[str, ...]:
    if base.endswith("ee"):
        return (base,)
    if base.endswith("e"):
        return (base[:-1],)
    if base.endswith("y") and base[-2] not in _VOWELS:
        return ()
    short = len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return (base, base + base[-1]) if short else (base,)


@cache
def verbs() -> dict[str, tuple[str, frozenset[str]]]:
    """Every known verb form -> its base and the kinds it can be (base, s, past, part, ing)."""
    key = compiled.key_of((compiled.code_of(__file__), vocabulary_key().encode()))
    return compiled.kept("verbs", key, dict[str, tuple[str, frozenset[str]]], _verbs)


def _verbs() -> dict[str, tuple[str, frozenset[str]]]:
    table: dict[str, tuple[str, set[str]]] = {}

    def note(form: str, base: str, kind: str) -> None:
        table.setdefault(form, (base, set()))[1].add(kind)

    lists = words("words")
    for base, forms in lists["irregular"].items():
        note(base, base, "base")
        for form in forms:
            note(form, base, "past")
        for form, kind in verb_forms(base):
            if kind != "past":
                note(form, base, kind)
    for base in lists["regular"]:
        note(base, base, "base")
        for form, kind in verb_forms(base):
            note(form, base, kind)
    return {form: (base, frozenset(kinds)) for form, (base, kinds) in table.items()}


def base_of(form: str) -> str:
    """A guess at the base of an unknown form in -ed or -ing ("stripped": strip); a silent e is restored where the spelling tells."""
    stem = form[:-3] if form.endswith("ing") else form[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith(_SILENT) or (stem.endswith(_SILENT_AFTER_CONSONANT) and stem[-3:-2] not in _VOWELS):
        return stem + "e"
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" + _VOWELS
    return stem[:-1] if doubled else stem


@lru_cache(maxsize=20_000)
def singular(noun: str) -> str:
    """The singular of a lower-case English noun; a singular comes back as it is."""
    known = words("plurals").get(noun)
    if known is not None:
        return str(known)
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y" if len(noun) > 4 else noun[:-1]
    if noun.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a lower-case noun has the form of a plural."""
    return noun in words("words")["plural-alone"] or singular(noun) != noun
