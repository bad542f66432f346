"""How the tests of classes and phrases read one sentence."""

from __future__ import annotations

from factcheck.extract import parse
from factcheck.extract.syntax.grammar import Grammar
from factcheck.read import read_text, sentences


def grammar_of(text: str) -> Grammar:
    """The grammar of the first sentence of a text."""
    document = read_text(text, format="text")
    return parse(next(iter(sentences(document))), document).grammar


def tags_of(text: str) -> list[tuple[str, str]]:
    """Each token of the first sentence with its class."""
    grammar = grammar_of(text)
    return [(token.text, grammar.tag(token.index)) for token in grammar.tokens]


def nouns_of(text: str) -> list[str]:
    """The noun groups of the first sentence, each as "words <head>"."""
    grammar = grammar_of(text)
    made = []
    for group in grammar.phrases.nouns:
        words = " ".join(token.text for token in grammar.tokens[group.first : group.last + 1])
        made.append(f"{words} <{grammar.tokens[group.head].text if group.head is not None else ''}>")
    return made


def verbs_of(text: str) -> list[tuple[str, str, bool]]:
    """(lemma, form, passive) of the verb groups of the first sentence."""
    return [(verb.lemma, verb.form, verb.passive) for verb in grammar_of(text).phrases.verbs]
