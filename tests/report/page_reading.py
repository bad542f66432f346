"""A strict reader of the page for editors: well-formed, nothing to load, every link and reference leads somewhere."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "col", "base"})
_TAGS = """html head meta title style body a header p h1 h2 h3 section ul ol li nav div span mark sup b strong i em main article table
    caption thead tbody tr td th details summary code time form label input output footer script"""
_ATTRIBUTES = """lang charset name content http-equiv class href id aria-label aria-labelledby aria-hidden data-q data-sort data-kind
    tabindex style datetime title role hidden type autocomplete for scope"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())


class Page(HTMLParser):
    """What a page holds: its text, ids, links, headings; and everything that is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.ids: list[str] = []
        self.refs: list[str] = []
        self.questions: set[str] = set()
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.classes: list[str] = []
        self.titles: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self._open]
        self.wrong += [f"id {name} twice" for name in set(self.ids) if self.ids.count(name) > 1]
        self.wrong += [f"#{ref} leads nowhere" for ref in set(self.refs) if ref not in self.ids]
        self.wrong += [f"no question {number}" for number in self.questions if f"q{number}" not in self.ids]
        steps = zip(self.levels, self.levels[1:], strict=False)
        self.wrong += [f"h{b} follows h{a}" for a, b in steps if b > a + 1]
        self.wrong += [f"{self.tags.count(tag)} {tag}" for tag in ("h1", "main", "script", "style", "title") if self.tags.count(tag) != 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.wrong += [] if tag in TAGS else [f"<{tag}>"]
        for name, value in attrs:
            self._attribute(name, value or "")
        if tag[0] == "h" and tag[1:].isdigit():
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def _attribute(self, name: str, value: str) -> None:
        self.wrong += [] if name in ATTRIBUTES else [f"attribute {name}"]
        if name == "id":
            self.ids.append(value)
        elif name == "href":
            self.wrong += [] if value.startswith("#") else [f"href {value}"]
            self.refs.append(value[1:])
        elif name in ("aria-labelledby", "for"):
            self.refs += value.split()
        elif name == "data-q":
            self.questions.update(value.split())
        elif name == "class":
            self.classes += value.split()
        elif name == "title":
            self.titles.append(value)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("script", "style"):
            self.wrong += [f"{word} in {self._open[-1]}" for word in ("http:", "https:", "url(", "@import", "fetch(") if word in data]
        else:
            self.text.append(data)

    @property
    def words(self) -> str:
        """All text, white space collapsed."""
        return " ".join("".join(self.text).split())
