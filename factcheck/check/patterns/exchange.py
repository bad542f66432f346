"""Pattern `exchange`: an amount, the same in another currency, and what the text itself or decades of rates say it may come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck import interval as iv
from factcheck.check.pattern import Role
from factcheck.check.patterns.restated import End, again_in, ends, told
from factcheck.model import Binding, Claim, Doubt, Extraction, Interval, Operand, Term, Unit
from factcheck.scope.units import currencies
from factcheck.vocabulary import constants

_AGREE = Decimal("0.04")
_LEAST_OTHERS = 2
_WINDOW = 12  # how many pairs of the same currencies before and after a pair are looked at
_MOST_RATES = 12  # a text with more rates than this is a table of rates
_WORD = 1_000  # the least power of ten that a scale word makes


class _Pair(Struct, frozen=True):
    """An amount in two currencies, by name, and the rate of exchange that it implies: how much of the second for one of the first."""

    a: Claim
    b: Claim
    names: tuple[str, str]
    first: End
    second: End

    @property
    def year(self) -> int | None:
        """The year in which the words of the amounts put them; those behind both belong to the second first."""
        return _year(self.b) or _year(self.a)

    @property
    def rate(self) -> Decimal | None:
        return self.second.stated / self.first.stated if self.first.stated > 0 and self.second.stated > 0 else None


class _Rate(Struct, frozen=True):
    """A rate that the text states: one `of` costs the claim's amount of `money`."""

    claim: Claim
    money: str
    of: str


class Exchange:
    """ "£5m ($9m)": the amounts are compared with the rate that the text states, with the rate that its other pairs of these currencies
    imply, and with the rates of decades.

    A rate that the text states binds `at_rate`, except for an amount of an earlier year, when the rate was another. At least two other
    pairs of the same year that agree bind `usual`. `plausible` is bound only where the amounts are a thousand, a million or more times
    further apart than any rate allows, as they are where a scale word is missing.
    """

    name = "exchange"
    doc = "An amount, and the same in another currency."
    roles: tuple[Role, ...] = (
        Role("a", "the amount as first stated"),
        Role("b", "the amount in another currency"),
        Role("rate", "the rate of exchange that the text states", optional=True),
    )
    computed: tuple[Role, ...] = (
        Role("at_rate", "a in the currency of b, at the stated rate", optional=True),
        Role("usual", "a in the currency of b, at the rate that the other pairs of the text imply", optional=True),
        Role(
            "plausible", "a in the currency of b, at any rate of the last decades; only where a scale word would explain b", optional=True
        ),
    )

    def bind(self, extraction: Extraction) -> Iterator[Binding]:
        """One binding for each pair and each way to check it."""
        pairs = list(_pairs(extraction))
        rates = list(dict.fromkeys(_rates(extraction))) if pairs else []
        rates = rates if len(rates) <= _MOST_RATES else []
        latest = max((year for claim in extraction.claims if (year := _year(claim)) is not None), default=None) if pairs else None
        groups: dict[frozenset[str], list[_Pair]] = {}
        at: list[int] = []
        for pair in pairs:
            group = groups.setdefault(frozenset(pair.names), [])
            at.append(len(group))
            group.append(pair)
        for index, pair in zip(at, pairs, strict=True):
            if pair.year in (None, latest):
                yield from self._at_rate(pair, rates)
            near = groups[frozenset(pair.names)]
            yield from self._usual(pair, near[max(0, index - _WINDOW) : index + _WINDOW + 1])
            yield from self._plausible(pair)

    def _at_rate(self, pair: _Pair, rates: Sequence[_Rate]) -> Iterator[Binding]:
        """The pair beside the stated rate that comes nearest; a text may tell of several."""
        found: list[tuple[Decimal, _Rate, Interval, Decimal]] = []
        for rate in rates:
            for price, point in _priced(rate, pair):
                found.append((abs(point - pair.second.stated), rate, price, point))
        if found:
            _, rate, value, point = min(found, key=lambda row: row[0])
            if rate.claim.id not in (pair.a.id, pair.b.id):
                yield self._binding(pair, "at_rate", told(value, point, pair.second, pair.b), rate.claim)

    def _usual(self, pair: _Pair, group: Sequence[_Pair]) -> Iterator[Binding]:
        others = [other for other in group if other is not pair and other.year == pair.year]
        rates = [rate for other in others if (rate := _same_way(other, pair)) is not None]
        if len(rates) < _LEAST_OTHERS:
            return
        rates.sort()
        median = rates[len(rates) // 2]
        agreeing = [rate for rate in rates if abs(rate - median) <= _AGREE * median]
        if len(agreeing) < _LEAST_OTHERS or 2 * len(agreeing) <= len(rates):
            return
        value = iv.multiply(pair.first.room, Interval(agreeing[0], agreeing[-1]))
        note = f"{len(agreeing)} other pairs in the text imply the same rate"
        yield self._binding(pair, "usual", told(value, pair.first.stated * median, pair.second, pair.b), None, (note,))

    def _plausible(self, pair: _Pair) -> Iterator[Binding]:
        bounds, rate = _bounds(pair), pair.rate
        if bounds is None or rate is None:
            return
        data, steady = constants("currencies"), _steady(bounds)
        for scale in (*data["scales"], *(data["slips"] if steady else ())):
            for fitted, slip in ((rate / scale, "a"), (rate * scale, "b")):
                if iv.contains(bounds, fitted):
                    value = iv.multiply(pair.first.room, bounds)
                    lacking = pair.a if slip == "a" else pair.b
                    why = "a scale word" if scale >= _WORD else "a digit"
                    note = f"{lacking.quote} would fit if it were {scale:,} times as much: {why} may be missing or wrong"
                    yield self._binding(pair, "plausible", _spread(value, pair), None, (note,))

    def _binding(self, pair: _Pair, name: str, value: Term, rate: Claim | None, notes: tuple[str, ...] = ()) -> Binding:
        filled: dict[str, tuple[Operand, ...]] = {"a": (pair.a,), "b": (again_in(pair.b, pair.second),)}
        if rate is not None:
            filled["rate"] = (rate,)
        quoted = [claim for claim in (pair.a, pair.b) if claim.quoted]
        doubts = (Doubt("quotation", f"{quoted[0].quote} stands inside a quotation"),) if quoted else ()
        return Binding(self.name, filled, {name: value}, (), doubts, notes)


def _pairs(extraction: Extraction) -> Iterator[_Pair]:
    """The pairs of amounts, both ends of a range as pairs of their own."""
    for construction in extraction.of_kind("conversion"):
        roles = dict(construction.roles)
        (a,), (b,) = roles["a"], roles["b"]
        if not isinstance(a, Claim) or not isinstance(b, Claim) or a.quantity.unit is None or b.quantity.unit is None:
            continue
        names = currencies(a.quantity.unit, b.quantity.unit)
        if names is not None and _clear(a.quantity.unit) and _clear(b.quantity.unit):
            yield from (_Pair(a, b, names, first, second) for first, second in ends(a, b))


def _clear(unit: Unit) -> bool:
    """Whether the words tell whose currency it is: "Swiss francs", not "francs"."""
    return unit.surface.lower() not in constants("currencies")["unclear"]


def _rates(extraction: Extraction) -> Iterator[_Rate]:
    for construction in extraction.of_kind("exchange rate"):
        roles = dict(construction.roles)
        (price,), (of,) = roles["price"], roles["of"]
        if isinstance(price, Claim) and isinstance(of, Term) and price.quantity.unit is not None:
            yield _Rate(price, price.quantity.unit.name.partition(" per ")[0], of.text)


def _priced(rate: _Rate, pair: _Pair) -> Iterator[tuple[Interval, Decimal]]:
    """The first amount in the second currency at a stated rate, exactly and as printed; nothing where the rate is of other currencies."""
    one, two = pair.names
    value, stated = rate.claim.quantity.value, rate.claim.quantity.stated[0]
    if len(rate.claim.quantity.stated) != 1 or stated <= 0:
        return
    if _alike(rate.money, one) and _alike(rate.of, two):
        worth = iv.divide(pair.first.room, value)
        if worth is not None:
            yield worth, pair.first.stated / stated
    elif _alike(rate.of, one) and _alike(rate.money, two):
        yield iv.multiply(pair.first.room, value), pair.first.stated * stated


def _alike(one: str, two: str) -> bool:
    """Whether two names may mean one currency: "rupee" is any country's, "dollar" is that of the United States."""
    bare = constants("currencies")["shared"]
    return one == two or (one in bare and two.endswith(f" {one}")) or (two in bare and one.endswith(f" {two}"))


def _same_way(other: _Pair, pair: _Pair) -> Decimal | None:
    """The rate of another pair, in the direction of this one."""
    rate = other.rate
    return rate if rate is None or other.names == pair.names else 1 / rate


def _bounds(pair: _Pair) -> Interval | None:
    """How much of the second currency one of the first has cost in the last decades; None where a currency is not listed."""
    data = constants("currencies")
    units = (claim.quantity.unit for claim in (pair.a, pair.b))
    surfaces = (unit.surface.lower().lstrip("-") if unit is not None else "" for unit in units)
    table, words = data["per-dollar"], data["by-word"]
    one, two = (words.get(surface) or table.get(name) for surface, name in zip(surfaces, pair.names, strict=True))
    if one is None or two is None:
        return None
    return iv.divide(Interval(Decimal(two[0]), Decimal(two[1])), Interval(Decimal(one[0]), Decimal(one[1])))


def _steady(bounds: Interval) -> bool:
    """Whether two currencies have kept close enough to each other that a factor of ten is a slip and no rate of other years."""
    return bounds.low is not None and bounds.high is not None and bounds.high <= Decimal(constants("currencies")["steady"]) * bounds.low


def _spread(value: Interval, pair: _Pair) -> Term:
    """Both ends of what an amount may come to."""
    assert value.low is not None
    assert value.high is not None
    low, high = (told(value, bound, replace(pair.second, step=None), pair.b).text for bound in (value.low, value.high))
    return Term(f"between {low} and {high}", value)


def _year(claim: Claim) -> int | None:
    """The year in which the words of a figure's sentence put it."""
    period, slot = claim.period.value, claim.period
    own = slot.how == "stated" or (slot.span is not None and claim.sentence.span.start <= slot.span.start < claim.sentence.span.end)
    return period.end.year if own and period is not None and period.end is not None else None
