"""What became of a number of people or things: "seized 240; has freed 105, 35 died, the remaining 100 are held", "sent 800, leaving 900".

An account opens with a figure, goes on with figures that each tell of some of them, and closes with one that says what is left: by "the
remaining", "the other", "the rest" or "leaving", which leave nobody out, or by "still", which may. An account with an entry that was not
understood is no account. The words are data, `rules/vocabulary/ledgers.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extract.context.inherit_core import Scoped
from factcheck.extract.meaning.counted import Counted
from factcheck.extract.meaning.implied import is_person
from factcheck.extract.syntax.clauses import Grammar
from factcheck.model import Claim, Construction
from factcheck.scope.measures import measures
from factcheck.vocabulary import words

_MOST = 8  # figures of one account before the last
_SENTENCES = 3  # how far apart its first and its last sentence may stand


class Entry(Struct, frozen=True):
    """A printed figure of a paragraph: its index among all assertions, and its claim if it became one."""

    index: int
    item: Scoped
    claim: Claim | None

    @property
    def counted(self) -> Counted:
        """What the figure counts."""
        return self.item.referred.assertion.counted

    @property
    def grammar(self) -> Grammar:
        """The figure's sentence."""
        return self.item.referred.assertion.parsed.grammar

    @property
    def sentence(self) -> int:
        """The index of the figure's sentence."""
        return self.item.referred.assertion.parsed.sentence.index

    @property
    def verb(self) -> str:
        """The lemma of the verb that the figure hangs on, "" for none."""
        return self.item.referred.assertion.frame.action or ""


def read_ledgers(row: Sequence[Entry]) -> Iterator[Construction]:
    """The accounts of one paragraph; `row` holds its printed figures in text order."""
    counts = [entry for entry in row if entry.counted.quantity.unit is None]
    by_index = {entry.index: entry for entry in counts}
    yield from _divisions(counts, by_index)
    for at, last in enumerate(counts):
        closing = _closing(last) if last.claim is not None else None
        if closing is None:
            continue
        window = [entry for entry in counts[max(0, at - _MOST) : at] if last.sentence - entry.sentence <= _SENTENCES]
        following = counts[at + 1] if at + 1 < len(counts) and counts[at + 1].sentence == last.sentence else None
        if closing == "level" and following is not None and following.grammar.word(following.counted.first - 1) == "from":
            window = [following, *(entry for entry in window if entry.sentence == last.sentence)]
        account = _account(window, last, closing, by_index)
        if account is not None:
            yield account


def _closing(last: Entry) -> str | None:
    """How a figure closes an account: "rest" (nobody is left out), "still" (some may be), "level" (a stock's new height); None if not."""
    grammar, counted, lists = last.grammar, last.counted, words("ledgers")
    first, verb = counted.first, last.item.referred.assertion.frame.verb
    if counted.reference == "remaining" or _the_other(grammar, first):
        return "rest"
    if grammar.tag(first - 1) in ("punct", "dash") and grammar.word(first - 2) in lists["rest-nouns"]:
        return "rest"
    if _leaving(last):
        return "rest"
    if verb is None:
        return None
    if grammar.word(first - 1) == "to":
        return "level" if verb.lemma in lists["levels"] and verb.form == "ing" else None
    around = grammar.lowers[max(0, verb.first - 1) : verb.last + 2]
    if not set(lists["still"]).isdisjoint(around):
        return "still"
    return "level" if verb.lemma == "have" and not set(lists["now"]).isdisjoint(around) else None


def _the_other(grammar: Grammar, first: int) -> bool:
    """ "the other 12": the rest of those named before; "other" may be read as part of the figure's group or stand before it."""
    return "the other" in (f"{grammar.word(at)} {grammar.word(at + 1)}" for at in (first, first - 1, first - 2))


def _leaving(last: Entry) -> bool:
    """ "leaving about 31 in its hands", but not "leaving 31 dead" or "leaving 31 without power"."""
    grammar, lists = last.grammar, words("ledgers")
    at = last.counted.first - 1
    while grammar.tag(at) in ("adv", "det"):
        at -= 1
    behind = grammar.word(last.counted.last + 1)
    inside = grammar.lowers[last.counted.first : last.counted.last + 1]
    state = {behind, f"{behind} {grammar.word(last.counted.last + 2)}"}
    became = behind in lists["not-left-over"] or not _states().isdisjoint((*state, *inside))
    return grammar.word(at) in lists["left-over"] and not became


@cache
def _states() -> frozenset[str]:
    """What people are left as by a blow: "leaving 31 dead" tells of no remainder."""
    return frozenset(word for measure in measures().values() for word in measure.left if measure.name not in ("missing", "captured"))


def _account(window: Sequence[Entry], last: Entry, closing: str, by_index: dict[int, Entry]) -> Construction | None:
    """The account of the figures of `window` that `last` closes, if each of them is understood."""
    opening = _opening(window, last, by_index)
    if opening is None or opening.claim is None or last.claim is None or not _exact(opening.claim) or not _alike(last, opening):
        return None
    joined: list[Claim] = []
    left: list[Claim] = []
    said = _root(last, by_index) is opening or any(_root(entry, by_index) is opening for entry in window)
    at = window.index(opening)
    ahead = [entry for entry in window[max(0, at - 1) : at] if _points_ahead(entry) == opening.index]  # "rescued 96 of the 140"
    entries = [*ahead, *(entry for entry in window[at + 1 :] if not _again(entry, opening))]
    if any(not set(words("ledgers")["overlap"]).isdisjoint(entry.grammar.lowers) for entry in (*entries, last)):
        return None
    asides = [entry for entry in entries if _aside(entry, opening, by_index)]
    if len(asides) == len(entries) and closing == "rest":  # "36 people, 20 of them civilians and the rest, 16, fighters"
        asides = [entry for entry in asides if entry.sentence != last.sentence]
    parts = [entry for entry in entries if entry not in asides]
    for entry in parts:
        kind = _kind(entry, closing == "rest", said, len(parts) == 1)
        if kind is None or entry.claim is None or not _alike(entry, opening) or not _plain(entry.claim):
            return None
        (joined if kind == "joining" else left).append(entry.claim)
    return _made(opening.claim, joined, left, last.claim, closing)


def _made(before: Claim, joined: Sequence[Claim], left: Sequence[Claim], after: Claim, closing: str) -> Construction | None:
    if joined or closing == "level":
        if not (joined or left) or closing == "still":
            return None
        roles = (("before", (before,)), ("joined", tuple(joined)), ("left", tuple(left)), ("after", (after,)))
        return Construction("ledger", roles, after.sentence, True)
    if closing == "still":
        return Construction("balance", (("whole", (before,)), ("parts", (*left, after))), after.sentence) if left else None
    return (
        Construction("balance", (("whole", (before,)), ("parts", tuple(left)), ("rest", (after,))), after.sentence, True) if left else None
    )


def _divisions(counts: Sequence[Entry], by_index: dict[int, Entry]) -> Iterator[Construction]:
    """ "Of the 36 rockets, 30 were shot down and 9 fell in fields": parts that exclude each other, and no word of the rest."""
    groups: dict[int, list[Entry]] = {}
    for entry in counts:
        root = _root(entry, by_index)
        if root is not None and not _aside(entry, root, by_index):
            groups.setdefault(root.index, []).append(entry)
    for index, entries in groups.items():
        whole = by_index[index]
        parts = [entry.claim for entry in entries if _excludes(entry) and entry.claim is not None and _alike(entry, whole)]
        together = len({entry.sentence for entry in entries}) == 1
        if whole.claim is not None and together and len(parts) == len(entries) > 1 and _exact(whole.claim) and all(map(_plain, parts)):
            yield Construction("balance", (("whole", (whole.claim,)), ("parts", tuple(parts))), parts[-1].sentence)


def _excludes(entry: Entry) -> bool:
    """Whether who is counted here can be counted in no other part."""
    return _kind(entry, False) == "left" or entry.verb in words("ledgers")["also-exclusive"]


def _opening(window: Sequence[Entry], last: Entry, by_index: dict[int, Entry]) -> Entry | None:
    """The figure that an account divides: the one that the text itself calls the whole, else the last one that opens an account."""
    for entry in (last, *window):
        root = _root(entry, by_index)
        if root is not None and root in window and not _included(entry):
            return root
    if window and window[0].counted.first > last.counted.first and window[0].sentence == last.sentence:
        return window[0]  # "raising the force to 10,200 from 8,400"
    lists = words("ledgers")
    for at in reversed(range(len(window))):
        entry = window[at]
        opens = entry.verb in lists["opening"] and entry.counted.noun is not None and entry.counted.reference is None
        if opens and not _included(entry) and _kind(entry, False) != "left":
            beside = at > 0 and window[at - 1].sentence == entry.sentence and window[at - 1].verb == entry.verb
            return None if beside else entry  # "had 5,000 troops and 300 contractors": nobody can say which of them are left
    named = [entry for entry in window if entry.counted.noun is not None]
    bare = len(named) == 1 and named[0] is window[0] and last.counted.noun is None and _closing(last) == "rest"
    if not bare or window[0].counted.reference is not None:
        return None
    verb = window[
        0
    ].verb  # "300 families fled; 120 returned and the other 180 …", but not "two men were killed and three wounded; the other …"
    return window[0] if verb in lists["undone"] or verb not in (*lists["leaving"], *lists["fates"]) else None


def _again(entry: Entry, opening: Entry) -> bool:
    """ "two of the 90 died": the first figure once more."""
    same = entry.counted.quantity.stated == opening.counted.quantity.stated
    return (
        same and {entry.grammar.word(entry.counted.first), entry.grammar.word(entry.counted.first - 1)} & {"the", "all", "those"} != set()
    )


def _root(entry: Entry, by_index: dict[int, Entry]) -> Entry | None:
    """The widest figure of the paragraph that the text calls this one a part of."""
    found, whole = None, entry.item.referred.whole if entry.item.referred.whole is not None else _points_ahead(entry)
    while whole is not None and whole in by_index and by_index[whole] is not found and whole != entry.index:
        found = by_index[whole]
        again = found.item.referred.again
        whole = found.item.referred.whole if found.item.referred.whole is not None else again if again in by_index else None
    return found


def _points_ahead(entry: Entry) -> int | None:
    """The whole that follows its part: "rescued 96 of the 140 migrants"."""
    ahead = (int(link.to) for link in entry.item.referred.links if link.kind == "part-of" and link.to is not None)
    return next((index for index in ahead if index > entry.index), None)


def _aside(entry: Entry, opening: Entry, by_index: dict[int, Entry]) -> bool:
    """Whether a figure only tells more of the one before it: "freed 105, including 12 this week", "52 hostages, 12 of them children"."""
    whole = entry.item.referred.whole
    held = whole is None or whole not in by_index or by_index[whole] is opening or _again(by_index[whole], opening)
    if _included(entry) or not held:
        return True
    of = entry.counted.of
    pointing = of is not None and entry.grammar.word(of.first) in words("references")["part-pronouns"]
    return pointing and entry.grammar.word(entry.counted.first - 1) in (",", "(", "–", "—")


def _included(entry: Entry) -> bool:
    grammar, at = entry.grammar, entry.counted.first - 1
    while grammar.tag(at) in ("adv", "det"):
        at -= 1
    return grammar.word(at) in (*words("references")["part-words"], "(") or f"{grammar.word(at - 1)} {grammar.word(at)}" == "among them"


def _kind(entry: Entry, closed: bool, said: bool = False, alone: bool = False) -> str | None:
    """Whether the figure tells of some who left or of some who joined; None if that is not understood.

    `closed`: the last figure is all the rest, so that a fate will do which might befall one of the others. `said`: the text itself calls
    the figure a part of the first one; then any verb will do under which nobody stands in two parts, or any at all for the only part.
    """
    lists, grammar, counted = words("ledgers"), entry.grammar, entry.counted
    verb, frame = entry.verb, entry.item.referred.assertion.frame
    if grammar.word(counted.first - 1) in ("to", "from"):
        return None
    behind = {grammar.word(counted.last + 1), grammar.word(frame.verb.last + 1) if frame.verb is not None else ""}
    phrases = {verb, *(f"{verb} {word}" for word in behind)}
    pairs = phrases - {verb}
    if not pairs.isdisjoint(lists["leaving"]) or (verb in lists["leaving"] and pairs.isdisjoint(lists["joining"])):
        return "left"
    if verb == "be" and frame.measure in lists["gone"]:
        return "left"
    if closed and verb in lists["fates"]:
        return "left"
    if not phrases.isdisjoint(lists["joining"]) or (counted.reference == "other" and verb in lists["opening"]):
        return "joining" if not (closed and said) else "left"
    return "left" if closed and said and (alone or verb not in lists["overlapping"]) else None


def _alike(entry: Entry, opening: Entry) -> bool:
    """Whether a figure can count some of those of the first one: it names no other thing."""
    own, first = entry.counted.lemma, opening.counted.lemma
    if own is None or own == first or entry.counted.noun == opening.counted.noun:
        return True
    return _person(own) and (first is None or _person(first))


def _person(lemma: str) -> bool:
    return lemma in words("comparability")["anyone"] or is_person(lemma)


def _exact(claim: Claim) -> bool:
    return claim.quantity.form in ("digits", "words") and claim.quantity.stated[0] > Decimal(1)


def _plain(claim: Claim) -> bool:
    return claim.quantity.form not in ("implied", "fraction") and claim.direction is None
