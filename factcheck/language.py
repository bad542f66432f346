"""Which language a text is in: by its script, then by its commonest small words (`rules/vocabulary/languages.yml`).

Made to be slow to doubt: a text is taken for English until its small words say plainly that it is in another language. Headlines, tables
and lists of foreign names are too short of small words to say anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from msgspec import Struct

from factcheck.vocabulary import words

ENGLISH = "en"
_LOOK = 30_000  # characters
_LEAST_WORDS = 20
_LEAST_LETTERS = 40
_SHARE = 0.15  # of all words that are small words of the other language; prose has 0.25 and more
_DISTINCT = 5  # different ones of them
_AGAINST = 3  # times as many as small words of English
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^\u0000-\u02af\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf]")  # neither Latin letters nor usual signs


class _Profiles(Struct, frozen=True):
    """Small words: those of English, and for each that belongs to other languages, which."""

    english: frozenset[str]
    others: dict[str, tuple[str, ...]]
    names: dict[str, str]


@cache
def _profiles() -> _Profiles:
    data = words("languages")
    english = frozenset(data["english"].split())
    others: dict[str, tuple[str, ...]] = {}
    for code, listed in data["words"].items():
        for word in listed.split():
            others[word] = (*others.get(word, ()), code)
    return _Profiles(english, others, dict(data["names"]))


def language_of(text: str) -> str:
    """The BCP 47 tag of a text's language: "en" unless there is good evidence against it; "und-Cyrl" and the like for other scripts."""
    sample = text[:_LOOK]
    script = "Latn" if sample.isascii() or len(_FOREIGN.findall(sample)) < _LEAST_LETTERS else _script(sample)
    if script != "Latn":
        return f"und-{script}"
    found = _WORD.findall(sample.lower())
    if len(found) < _LEAST_WORDS:
        return ENGLISH
    profiles, counts = _profiles(), Counter(found)
    english = sum(counts[word] for word in profiles.english)
    if (_AGAINST + 1) * english >= len(found):
        return ENGLISH  # the words that are left are too few to be evidence against it
    hits: Counter[str] = Counter()
    distinct: Counter[str] = Counter()
    for word, codes in profiles.others.items():
        if counts[word]:
            for code in codes:
                hits[code] += counts[word]
                distinct[code] += 1
    best = max(sorted(hits), key=lambda code: (hits[code], distinct[code]), default=ENGLISH)
    plain = hits[best] >= _SHARE * len(found) and distinct[best] >= _DISTINCT and hits[best] > _AGAINST * english
    return best if plain else ENGLISH


def name_of(tag: str) -> str:
    """A language for people: "German", "Cyrillic script"."""
    if tag.startswith("und-"):
        return f"{_SCRIPTS.get(tag[4:], 'another')} script"
    return _profiles().names.get(tag, tag)


_SCRIPTS = {
    "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Hani": "Chinese", "Jpan": "Japanese", "Hang": "Korean",
    "Deva": "Devanagari", "Thai": "Thai", "Zyyy": "another",
}  # fmt: skip
# The first word of a character's Unicode name is its script.
_NAMED = {
    "LATIN": "Latn", "FEMININE": "Latn", "MASCULINE": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HANGUL": "Hang", "DEVANAGARI": "Deva", "THAI": "Thai",
}  # fmt: skip


def _script(sample: str) -> str:
    """The script of most letters, Latin where there are too few of any other."""
    letters = Counter(character for character in sample if character.isalpha())
    scripts: Counter[str] = Counter()
    for character, number in letters.items():
        name = unicodedata.name(character, "?").partition(" ")[0]
        scripts["Latn" if character.isascii() else _NAMED.get(name, "Latn" if name in ("MODIFIER", "MICRO", "?") else "Zyyy")] += number
    other = sum(scripts.values()) - scripts["Latn"]
    if other < _LEAST_LETTERS or other <= scripts["Latn"]:
        return "Latn"
    del scripts["Latn"]
    if scripts["Jpan"] * 10 > other:
        return "Jpan"
    return max(sorted(scripts), key=lambda script: scripts[script])
