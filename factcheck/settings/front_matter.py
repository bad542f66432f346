"""The key `factcheck` of a document's front matter: `factcheck: {ignore: [RULE], until: 2027-01-31, reason: …}`.

Sites that check facts have keys of that name for their own use ("factcheck: passed", a rating): what holds no `ignore` is theirs.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from factcheck.errors import RuleError
from factcheck.model import Document, Span
from factcheck.settings.directives import Broken, Directive, day_of
from factcheck.strict_yaml import nearest, parse

_KEYS = ("ignore", "reason", "until")
_YAML = re.compile(r"(?m)^factcheck[ \t]*:[^\r\n]*(?:(?:\r\n?|\n)(?:[ \t][^\r\n]*|(?=\r|\n)))*")
_TOML = re.compile(r"(?m)^(?:\[factcheck\]|factcheck\b[^\r\n]*)")
_JSON = re.compile(r'"factcheck"\s*:')


def of_front_matter(document: Document) -> Directive | Broken | None:
    """What the front matter asks for: an `ignore-file`, None if it says nothing."""
    text = document.source[: document.front.end]
    if "factcheck" not in text:
        return None
    shape = {"-": _YAML, "+": _TOML, "{": _JSON}.get(text[0])
    found = shape.search(text) if shape else None
    if found is None:
        return None
    first = re.match(r"[^\r\n]*", found[0])
    span = Span(found.start(), found.start() + (len(first[0]) if first else 0))
    try:
        value = _value(text, found[0])
        return _directive(value, span) if _ours(value) else None
    except ValueError as error:
        what, fix = (*error.args, "Write factcheck: {ignore: [RULE]}.")[:2]
        return Broken(span, str(what), str(fix))


def _value(text: str, part: str) -> Any:
    import tomllib  # noqa: PLC0415  (only what a project's files need is loaded)

    if text[0] == "-":
        try:
            return parse(part, "front matter").plain()["factcheck"]
        except RuleError as error:
            if not re.search(r"\bignore\b", part):
                return None
            raise ValueError(error.problems[0].what) from None
    if text[0] == "+":
        return tomllib.loads("\n".join(text.splitlines()[1:-1])).get("factcheck")
    import json  # noqa: PLC0415

    return json.JSONDecoder().raw_decode(text)[0].get("factcheck")


def _ours(value: Any) -> bool:
    """Whether a value was meant for factcheck: a mapping with the key `ignore`, or one that looks like it."""
    return isinstance(value, Mapping) and bool(difflib.get_close_matches("ignore", map(str, value), cutoff=0.75))


def _directive(value: Mapping[str, Any], span: Span) -> Directive:
    for key in value:
        if key not in _KEYS:
            raise ValueError(f'unknown key "{key}"', nearest(str(key), _KEYS))
    rules = value.get("ignore")
    rules = [rules] if isinstance(rules, str) else rules
    if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) for rule in rules):
        raise ValueError('"ignore" must name rules', "Write ignore: [RULE].")
    reason, until = value.get("reason"), value.get("until")
    return Directive(
        "ignore-file", span, tuple(rules), str(reason) if reason else None, day_of(str(until)) if until else None, by="front matter"
    )
