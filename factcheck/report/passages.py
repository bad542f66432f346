"""Where a figure of a release stands: its sentence around it, and a link that leads there."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from factcheck.model import Claim, Release

_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_AROUND = 160  # letters of the sentence on each side
_FRAGMENT = 12  # words by which a browser finds the sentence

Spot = tuple[str, int, int]


class Passage(Struct, frozen=True):
    """The sentence of a figure, cut around it, and where to read it: `href` is an address or a path, empty where neither is known."""

    before: str
    figure: str
    after: str
    href: str


def passages(releases: Sequence[Release], folder: Path | None) -> dict[Spot, Passage]:
    """The passage of every figure by its document and span; paths lead from `folder`, where the page will stand (None: none)."""
    return {
        (claim.document, claim.at.start, claim.at.end): _passage(claim, release, folder) for release in releases for claim in release.claims
    }


def _passage(claim: Claim, release: Release, folder: Path | None) -> Passage:
    sentence = claim.sentence
    start = next((index for index, at in enumerate(sentence.starts) if at >= claim.at.start), 0)
    end = next((index for index, at in enumerate(sentence.starts) if at >= claim.at.end), len(sentence.text))
    before, after = sentence.text[:start], sentence.text[end:]
    if release.tabular or sentence.text[start:end] != claim.quote:
        before, start, end, after = "", 0, 0, ""
    before = f"…{before[-_AROUND:].partition(' ')[2]}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND].rpartition(' ')[0]}…" if len(after) > _AROUND else after
    return Passage(before, claim.quote, after, _href(claim, release, folder))


def _href(claim: Claim, release: Release, folder: Path | None) -> str:
    """The web address, with the words that a browser is to scroll to, or the path of the file; nothing else is ever linked."""
    if release.url and _WEB.fullmatch(release.url):
        words = " ".join(claim.sentence.text.split()[:_FRAGMENT])
        plain = release.tabular or "#" in release.url or not words
        return release.url if plain else f"{release.url}#:~:text={quote(words, safe='').replace('-', '%2D')}"
    if folder is None or not claim.document or not Path(claim.document).is_file():
        return ""
    return quote(Path(os.path.relpath(claim.document, folder)).as_posix())
