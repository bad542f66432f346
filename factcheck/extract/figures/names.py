"""Numbers that are no quantities by nature: in names, ordinals, scores, ratios, clocks, phone numbers, versions, addresses, codes."""

from __future__ import annotations

from functools import cache

from factcheck.extract.figures.base import HYPHENS, Numeral, Row, lexicon, listed, money_before
from factcheck.extract.figures.codes import counts, other, read_chain, read_clock, read_ordinal, read_ordinal_word, read_score
from factcheck.extract.figures.unit_table import glued_inches, is_symbol
from factcheck.scope.gazetteer import fold, named
from factcheck.vocabulary import words


def read_other(row: Row, index: int) -> Numeral | None:
    """The number at token `index` if it is no quantity, with all tokens that belong to it; None if it may be one.

    The form says what it is. Names need a head word of the vocabulary, a capitalised word right before a bare number, or letters glued
    to it.
    """
    if row.hyphen(index + 1) and row.lower[index + 2] in listed("numbers", "hyphen-nouns"):
        return other(row, index, index + 2, "name")
    if row.kind[index] != "number":
        return read_ordinal_word(row, index) or _named_word(row, index)
    if _plain(row, index):
        return None
    if _dotted(row, index):
        return other(row, index - 1, index, "code")
    return (
        read_chain(row, index) or read_clock(row, index) or _glued(row, index) or read_ordinal(row, index) or read_score(row, index)
        or _headed(row, index) or _address(row, index) or _capitalised(row, index)
    )  # fmt: skip


def _plain(row: Row, index: int) -> bool:
    """Whether a short number stands behind a small word or a currency sign and before a small word or "%": no reader knows such a one."""
    number, before, after = row.lower[index], row.lower[index - 1], index + 1
    if index == 0 or len(number) > 4 or number[0] == "0" or number.count(".") > 1 or number in listed("numbers", "model-numbers"):
        return False
    small = row.kind[index - 1] == "word" and not row.glued[index] and row.tokens[index - 1].text.islower() and before not in _heads()
    if not small and row.kind[index - 1] != "currency":
        return False
    if row.kind[after] != "word":
        return row.lower[after] == "%"
    return not row.glued[after] and row.tokens[after].text.islower() and row.lower[after] != "to"


def _dotted(row: Row, index: int) -> bool:
    """Whether a number behind a bare point is an average or a calibre ("hit .312", "a .22 rifle"), no measure (".5 per cent")."""
    point = index > 0 and row.lower[index - 1] == "." and row.glued[index] and not row.glued[index - 1]
    measured = (
        row.kind[index + 1] in ("dash", "currency") or _measure(row, index + 1) or row.lower[index + 1] in listed("numbers", "behind-point")
    )
    return point and not measured and (index < 2 or row.kind[index - 2] == "word")


@cache
def _heads() -> frozenset[str]:
    """The words behind which a number may be a name."""
    lists = ("name-heads", "capital-heads", "sure-heads", "period-heads", "rank-words", "call-words")
    return frozenset({"of", "x", "us"}).union(*(listed("numbers", name) for name in lists))


def _glued(row: Row, index: int) -> Numeral | None:
    """Letters glued to the number make a name ("G7", "A320", "5G", "747s"), unless they are a sign of money, a unit, a scale or an
    ordinal.
    """
    before = row.kind[index - 1] if index else ""
    if (
        before == "word"
        and row.glued[index]
        and not money_before(row, index)
        and row.tokens[index - 1].text != "x"
        and row.lower[index - 1] != "us"
    ):
        return other(row, index - 1, _letters_end(row, index), "name")
    spaced = index > 1 and row.tokens[index - 2].text.isupper() and row.kind[index - 2] == "word" and len(row.lower[index - 2]) > 1
    if row.lower[index - 1] in HYPHENS and index and row.glued[index] and index > 1 and (row.glued[index - 1] or spaced):
        found = _hyphened(row, index)
        if found:
            return found
    if row.kind[index + 1] != "word" or not row.glued[index + 1]:
        return None
    suffix, lex = row.lower[index + 1], lexicon()
    if suffix in ("in", "ins") and ((index > 1 and row.lower[index - 1] in ("ft", "feet", "foot")) or glued_inches(row, index + 1)):
        return None  # "6ft 2in", "(1.8in)"
    if suffix in ("p", "i") and row.lower[index] in listed("numbers", "resolutions"):
        return other(row, index, index + 1, "name")
    if suffix in listed("numbers", "ordinal-suffixes") and row.lower[index].replace(",", "").isdigit():
        return None
    after_letters = (
        row.kind[index + 2] == "number"
        and row.glued[index + 2]
        and not (row.lower[index + 2] in ("2", "3") and is_symbol(row.tokens[index + 1].text + row.lower[index + 2]))
    )
    known = (suffix != "s" or "." in row.lower[index]) and (
        suffix in lex.loose
        or suffix in lex.glued
        or suffix in lex.money
        or is_symbol(row.tokens[index + 1].text)
        or suffix in lex.scales
        or suffix in ("x", "yo", "plus", "odd")
        or suffix in words("units")["scaled-units"]
    )
    if (known and not after_letters) or money_before(row, index) or suffix in lex.money_after:
        return None
    return other(row, index, _letters_end(row, index), "name")


def _letters_end(row: Row, index: int) -> int:
    last = index
    while row.glued[last + 1] and (row.kind[last + 1] in ("word", "number") or _code_dash(row, last + 1)):
        last += 1
    return last


def _code_dash(row: Row, at: int) -> bool:
    """Whether a hyphen goes on with a code of letters and digits ("scp2-173m")."""
    return row.kind[at] == "dash" and row.kind[at - 1] == "number" and row.kind[at + 1] == "number" and row.glued[at + 1]


def _hyphened(row: Row, index: int) -> Numeral | None:
    """ "AK-47", "Covid-19", "last-32", "top-10", "under-21s" at the number's token; None after "sub-", "mid-", "minus-" and the like."""
    prefix = row.lower[index - 2]
    if row.kind[index - 2] != "word":
        return None
    name = row.title(index - 2) and prefix not in ("minus", "sub", "plus", "mid", "pre", "post", "to", "a", "an")
    if name or prefix in ("last", "top", "under", "over", "round"):
        return other(row, index - 2, _letters_end(row, index), "name")
    return None


def _named_word(row: Row, index: int) -> Numeral | None:
    """ "Formula One", "phase two", "number one"; also "Big Ten", where both are capitalised inside the sentence."""
    if row.lower[index] not in lexicon().units or index == 0 or row.headline or row.hyphen(index + 1):
        return None
    head = row.lower[index - 1]
    if head in listed("numbers", "rank-words") and _ends(row, index):
        return other(row, index, index, "name")
    named = row.title(index) and row.title(index - 1) and index > 1 and head not in listed("numbers", "not-names")
    if named or (head in listed("numbers", "worded-heads") and row.lower[index + 1] not in ("of",)):
        return other(row, index, index, "name")
    return None


def _headed(row: Row, index: int) -> Numeral | None:
    """A number after a head word: "Article 5", "category 4", "Flight 370", "Nos. 3", "#12"."""
    head = row.lower[index - 1] if index else ""
    if head in listed("numbers", "sure-heads") and row.title(index - 1) and not row.headline and _bare(row, index, grouped=True):
        return other(row, index, index, "name")
    if index and head in listed("numbers", "name-heads") and _tied_pair(row, index):
        return other(row, index, index + 2, "name")
    if index == 0 or not _bare(row, index):
        return None
    if head in listed("numbers", "name-heads") and row.glued[index + 1] and len(row.lower[index + 1]) == 1 and row.title(index + 1):
        return other(row, index, index + 1, "name")  # "runway 27L"
    if head in listed("numbers", "name-heads") and not _measure(row, index + 1):
        return other(row, index, _list_end(row, index), "name")
    if (
        head in listed("numbers", "capital-heads")
        and row.title(index - 1)
        and index > 1
        and not counts(row, index + 1)
        and not _measure(row, index + 1)
    ):
        return other(row, index, _letters_end(row, index), "name")
    dated = head in listed("numbers", "period-heads") and index > 1 and row.lower[index - 2] in listed("numbers", "period-leads")
    rank = dated or (head in listed("numbers", "rank-words") and _ends(row, index))
    if rank or (row.lower[index] in listed("numbers", "emergency-numbers") and head in listed("numbers", "call-words")):
        return other(row, index, index, "name")
    if head == "of" and index > 1 and row.lower[index - 2] == "group" and row.title(index - 2):
        return other(row, index, index, "name")
    return None


def _tied_pair(row: Row, index: int) -> bool:
    """Whether two bare numbers tied by a hyphen stand here, nothing behind that they could count: "No. 23-719", "pages 10-12"."""
    tied = row.hyphen(index + 1) and row.glued[index + 2] and row.lower[index].isdigit() and row.lower[index + 2].isdigit()
    return tied and not counts(row, index + 3) and not _measure(row, index + 3) and row.lower[index + 3] not in ("%", "-", "per", "percent")


def _list_end(row: Row, index: int) -> int:
    """The end of "pages 12 and 14", "articles 3, 5 and 9": only a plural head takes a list."""
    last = _letters_end(row, index)
    if not row.lower[index - 1].rstrip(".").endswith("s"):
        return last
    while row.lower[last + 1] in (",", "and", "to", "-", "–", "&") and row.kind[last + 2] == "number" and not counts(row, last + 3):
        last += 2
    return last


def _ends(row: Row, index: int) -> bool:
    """Whether nothing follows that the number could count."""
    return row.kind[index + 1] != "word" or row.lower[index + 1] in ("of", "in", "at", "on", "during", "with", "and", "or", "after", "for")


def _bare(row: Row, index: int, grouped: bool = False) -> bool:
    """Whether a number has neither decimals, money nor a per cent sign, nor grouping unless it may be `grouped`."""
    return (
        (row.lower[index].replace(",", "") if grouped else row.lower[index]).isdigit()
        and row.lower[index + 1] not in ("%", "percent", "pc", "-", "per")
        and not money_before(row, index)
        and row.kind[index + 1] != "currency"
    )


def _measure(row: Row, at: int) -> bool:
    """Whether token `at` is a scale word or a unit, so that the number before it is a quantity after all."""
    word = row.lower[at]
    return (
        word in lexicon().scales
        or word in lexicon().loose
        or (bool(word) and is_symbol(row.tokens[at].text))
        or word in lexicon().money_after
    )


def _address(row: Row, index: int) -> Numeral | None:
    """Street numbers, postcodes, and known aircraft ("737 Max")."""
    number, after = row.lower[index], row.lower[index + 1]
    if not number.isdigit() or money_before(row, index):
        return None
    if number in listed("numbers", "model-numbers") and (row.title(index + 1) or after in listed("numbers", "model-nouns")):
        return other(row, index, index, "name")
    if len(number) == 5 and (after in listed("numbers", "postcode-words") or _state(row, index - 1)):
        return other(row, index, index, "address")
    return _street(row, index) if len(number) < 6 else None


def _street(row: Row, index: int) -> Numeral | None:
    """ "569 Osborn Street", "16-18 Industrial Avenue", "22 Ave Foch": a number, up to three capitalised words and a word for a street."""
    at = index + 1
    if row.kind[at] == "dash" and row.kind[at + 1] == "number":
        at += 2
    if not row.title(at):
        return None
    last = at - 1
    for step in range(4):
        word = row.lower[at + step]
        if not (row.title(at + step) or row.kind[at + step] == "number" or word in listed("numbers", "ordinal-suffixes")):
            return None
        if word in listed("numbers", "street-words") and (step or row.title(at + 1)):
            return other(row, index, last, "address")
    return None


def _state(row: Row, index: int) -> bool:
    return (
        index > 0
        and row.kind[index] == "word"
        and len(row.lower[index]) == 2
        and row.tokens[index].text.isupper()
        and row.lower[index - 1] == ","
    )


def _capitalised(row: Row, index: int) -> Numeral | None:
    """A bare number right after a name inside the sentence: "iPhone 11", "Galaxy Note 20 Ultra", "S&P 500", "Big 12".

    Not before a lower-case noun that it may count ("In Mosul 12 soldiers"), a unit, or in a headline where every word is capitalised.
    """
    if index < 1 or not _bare(row, index) or row.glued[index] or not _is_name(row, index - 1):
        return None
    opens = index == 1 or row.lower[index - 2] in ("“", '"', ":", "‘")
    if (opens and not _name_follows(row, index)) or _measure(row, index + 1) or row.headline or _may_count(row, index):
        return None
    return other(row, index, _letters_end(row, index), "name")


def _may_count(row: Row, index: int) -> bool:
    """Whether a lower-case word follows that the number may count."""
    after = row.lower[index + 1]
    if row.lower[index - 2] == "in" and row.kind[index + 1] != "word" and len(row.lower[index]) != len("2020"):
        told = "number" in row.kind[: index - 2]  # "In India 53 died, and in Tibet 17."
        return told and bool(named(fold(row.tokens[index - 1].text)))
    if row.kind[index + 1] != "word" or row.title(index + 1) or row.glued[index + 1]:
        return False
    closes = after in listed("numbers", "not-names") or after in listed("numbers", "after-names")
    if closes and row.lower[index - 2] == "in" and bool(named(fold(row.tokens[index - 1].text))):
        return True  # "In Belgium 31 died", "in Somalia 12 were killed": nothing is called by a place and a number behind "in"
    return not closes or after in listed("numbers", "counted-pronouns") or len(row.lower[index]) > 4


def _is_name(row: Row, at: int) -> bool:
    text = row.tokens[at].text
    named = text[:1].isupper() or (len(text) > 1 and any(char.isupper() for char in text))
    return (
        row.kind[at] == "word"
        and named
        and row.lower[at] not in listed("numbers", "not-names")
        and row.lower[at] not in lexicon().money_before
        and row.lower[at] not in lexicon().units
    )


def _name_follows(row: Row, index: int) -> bool:
    return row.title(index + 1) or row.lower[index + 1] in ("'s", "is", "was", "has")
