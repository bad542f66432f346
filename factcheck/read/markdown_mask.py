"""What stands in Markdown files and is none: MDX modules and expressions, shortcodes and tags (Hugo, Jekyll) that hold code, mathematics.

Each is overwritten with as many blanks, line ends kept, so that every offset stays true. No expression runs twice over the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Span

_NOT_LINE_END = re.compile(r"[^\r\n]")
# Tags whose content is code or data. What other tags enclose is prose.
_CODE = r"(?:highlight|code|codeblock|mermaid|chart|plotly|vega|katex|math|latex|csv-table|gist|comment|diagram|graph|svg|script|style)"
_PAIRED = re.compile(
    rf"""
    \{{\{{[<%]\s*+(?P<hugo>{_CODE})\b(?![^{{}}]*/[>%]\}}\}})[^{{}}]*\}}\}}   # Hugo: {{{{< name >}}}} … {{{{< /name >}}}}
  | \{{%-?\s*+(?P<jekyll>{_CODE})\b[^{{}}]*%\}}                              # Jekyll: {{% name %}} … {{% endname %}}
    """,
    re.VERBOSE,
)
_MODULE = re.compile(
    r"""import\s+(?:[\w$*{}, \t]{1,300}\s+from\s+)?["'][^"'\n]{1,300}["']|export\s+(?:default|const|let|var|function|class|async|\*|\{)"""
)
_COMPONENT = re.compile(
    r"""<[A-Z][\w.]*+(?=[\s/>])(?:[^<>{}"'`]|"[^"<]*"|'[^'<]*'|\{(?:=>|[^{}<>]|\{[^{}<>]*\})*+\})*+>"""  # => is an arrow, not an end
)
_MDX = re.compile(r"(?m)^(?:import|export) |\{/\*|</[A-Z]|/>")
_EXPRESSION = re.compile(r"\{[^{}\n]*+(?:\{[^{}\n]*+\}[^{}\n]*+)*+\}")
_MATHS = re.compile(r"(?ms)^[ \t]*\$\$[ \t]*$.*?^[ \t]*\$\$[ \t]*$")
_CONTAINER = re.compile(r"(?m)^[ \t]{0,3}:{3,}[^\n:]*$")
_ALERT = re.compile(r"(?m)^([ \t]*(?:>[ \t]*)+)\[![A-Za-z]{1,20}\][ \t]*$")
_TOC = re.compile(r"(?m)^[ \t]*\[(?:TOC|\[_?TOC_?\])\][ \t]*$")
_WIKI = re.compile(r"(\[\[(?:[^\[\]|\n]{1,200}\|)?)([^\[\]|\n]{1,200})(\]\])")


def masked(source: str) -> str:
    """The source with all of this blanked out; the same length, line ends where they were."""
    text = _paired(source) if "{" in source else source
    if _MDX.search(text):
        text = _mdx(text)
    if "$$" in text:
        text = _MATHS.sub(_blank, text)
    if ":::" in text:
        text = _CONTAINER.sub(_blank, text)
    if "[!" in text:
        text = _ALERT.sub(lambda match: match[1] + " " * (len(match[0]) - len(match[1])), text)
    if "[[" in text or "[TOC]" in text:
        text = _TOC.sub(_blank, text)
        text = _WIKI.sub(lambda match: " " * len(match[1]) + match[2] + " " * len(match[3]), text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _NOT_LINE_END.sub(" ", match[0])


def _paired(source: str) -> str:
    """Blank out the tags that enclose code, with the code; one that is never closed is left to the reader, which drops the tag alone."""
    kept, at, missing = [], 0, set()
    for match in _PAIRED.finditer(source):
        name = match["hugo"] or match["jekyll"]
        closer = rf"\{{\{{[<%]\s*+/\s*+{name}\s*+[>%]\}}\}}" if match["hugo"] else rf"\{{%-?\s*+end{name}\s*+-?%\}}"
        if match.start() < at or closer in missing:
            continue
        close = re.compile(closer).search(source, match.end())
        if close is None:
            missing.add(closer)
            continue
        kept += [source[at : match.start()], _NOT_LINE_END.sub(" ", source[match.start() : close.end()])]
        at = close.end()
    return "".join([*kept, source[at:]])


def _mdx(source: str) -> str:
    """Blank out modules, comments and components; in a file that has modules or components also the expressions in braces."""
    modules = _modules(source)
    text = _comments(modules)
    components = _COMPONENT.sub(_blank, text)
    if modules == source and components == text:
        return text
    return _EXPRESSION.sub(lambda match: match[0] if match[0].startswith("{{") else _blank(match), components)


def braced_comments(source: str, start: int = 0) -> Iterator[Span]:
    """The comments in braces, as MDX writes them, from an offset on; one that is never closed is none."""
    while (start := source.find("{/*", start)) >= 0 and (close := source.find("*/}", start)) >= 0:
        yield Span(start, close + 3)
        start = close + 3


def _comments(source: str) -> str:
    """Blank out the comments in braces."""
    kept, at = [], 0
    for span in braced_comments(source):
        kept += [source[at : span.start], _NOT_LINE_END.sub(" ", source[span.start : span.end])]
        at = span.end
    return "".join([*kept, source[at:]])


def _modules(source: str) -> str:
    """Blank out import and export statements: from the line that starts one to the next blank line, as MDX has it."""
    parts = re.split(r"((?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n))", source)
    return "".join(_NOT_LINE_END.sub(" ", part) if _MODULE.match(part) else part for part in parts)
