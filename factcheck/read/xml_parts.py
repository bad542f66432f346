"""XML of strangers, parsed as a stream: no entities, no network, no document type, a limit on depth, libxml2's own on size."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from factcheck.errors import InputError
from factcheck.model import Problem

MAX_DEPTH = 500
_FIX = "Open the document in the program that wrote it and save it again."


class Elements:
    """A parser target that hears of elements by their local names; namespaces are told apart by `known`.

    A handler `_start_NAME(attributes)` or `_end_NAME()`, the name in lower case, is called for each element of a known namespace;
    attributes go by their local names.
    """

    known: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._starts: dict[str, Any] = {}
        self._ends: dict[str, Any] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        handler = self._handler(self._starts, "_start_", tag)
        if handler:
            handler({name.rpartition("}")[2]: value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        """An element closes."""
        handler = self._handler(self._ends, "_end_", tag)
        if handler:
            handler()

    def data(self, text: str) -> None:
        """Text between tags."""

    def _handler(self, handlers: dict[str, Any], kind: str, tag: str) -> Any:
        if tag not in handlers:
            space, _, local = tag.rpartition("}")
            handlers[tag] = getattr(self, kind + local.lower(), None) if space[1:] in self.known else None
        return handlers[tag]


class _Bounded:
    """Hands elements on to a target for as long as they are not nested beyond what any document needs."""

    def __init__(self, target: Elements) -> None:
        self.target = target
        self.data = target.data
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise etree.XMLSyntaxError(f"its elements are nested more than {MAX_DEPTH} deep, which is the limit", 0, 1, 1)
        self.target.start(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.target.end(tag)

    def doctype(self, name: str, *_: object) -> None:
        """A document type: office formats have none, and it is where entities are defined."""
        raise etree.XMLSyntaxError(f"a document type ({name}) has no place here", 0, 1, 1)

    def close(self) -> None:
        """The document is complete."""


def parse(chunks: Iterable[bytes], target: Elements, path: str, part: str) -> None:
    """Feed a part to a target; raises InputError where it is not well-formed or too deep."""
    parser = etree.XMLParser(
        target=_Bounded(target), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except etree.XMLSyntaxError as error:
        words = str(error.msg or error)[:160]
        raise InputError(Problem(path, f'the part "{part}" is not sound XML: {words}', _FIX)) from None
