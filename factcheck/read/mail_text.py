"""What of a mail's text is its sender's own: without quoted replies, without the headers of what was forwarded, without the signature."""

from __future__ import annotations

import re

from factcheck.read import tags

_QUOTED = re.compile(r"[ \t]*>")
_WROTE = re.compile(
    r"(?:On\b.{4,200}\bwrote|(?:Le|Am|El|Il|Em|Op)\b.{4,200}(?:écrit|schrieb|escribió|scritto|escreveu|schreef)[^:]{0,60})\s*:\s*$"
)
_FORWARDED = re.compile(
    r"[-_ ]*(?:begin forwarded message:?|forwarded message|forwarded by .{0,80}|weitergeleitete nachricht)[-_ ]*$", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"[-_ ]*(?:original (?:message|appointment)|ursprüngliche nachricht|message d'origine)[-_ ]*$|_{20,}$", re.IGNORECASE
)
_HEADER = re.compile(
    r"\*?(?:(?P<from>From|Von|De)|(?P<what>Sent|Subject|Date|Gesendet|Betreff|Datum|Envoyé|Objet)|To|Cc|Bcc|Reply-To|An|À):\*?(?:[ \t]|$)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--[ \t]?$")
_QUOTE_TAG = re.compile(
    r"""<(?P<name>blockquote|div)\b[^<>]{0,300}?(?:type\s*=\s*["']?cite|class\s*=\s*["'][^"'<>]{0,80}(?:gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted))[^<>]*>""",
    re.IGNORECASE,
)
_FEW = 12  # words: what stands before a forwarded message and is shorter says only "see below"


def own_words(text: str) -> str:
    """The lines that the sender wrote, or forwarded with no more than a few words of their own."""
    lines = [line.rstrip() for line in text.split("\n")]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if not line:
            kept.append("")
            at += 1
            continue
        if _SIGNATURE.match(lines[at]):
            at = _next_message(lines, at + 1)
            continue
        block = _headers_end(lines, at + 1 if _ORIGINAL.match(line) or _FORWARDED.match(line) else at)
        if _FORWARDED.match(line):
            at = block
        elif (_ORIGINAL.match(line) and block > at + 1) or (block > at and _starts_message(line)):
            if len(" ".join(kept).split()) > _FEW:
                break  # a reply: all that follows is older
            at = block
        elif _attribution(lines, at):
            at += _attribution(lines, at)
        elif _QUOTED.match(lines[at]):
            at += 1
        else:
            kept.append(lines[at])
            at += 1
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def unflowed(text: str, delete_space: bool) -> str:
    """Text in the flowed format (RFC 3676) with its soft line ends undone; quoted lines are left alone."""
    lines: list[str] = []
    soft = False
    for line in text.split("\n"):
        own = line[1:] if line.startswith(" ") else line
        if soft and not line.startswith(">"):
            lines[-1] += own
        else:
            lines.append(own)
        soft = own.endswith(" ") and own != "-- " and not line.startswith(">")
        if soft and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def mail_html(source: str) -> str:
    """The HTML of a mail without the elements in which programs put quoted replies and signatures; a forwarded message stays."""
    kept, at = [], 0
    for match in _QUOTE_TAG.finditer(source):
        if match.start() < at:
            continue
        inside = re.sub(r"<[^<>]{0,2000}>", "", source[match.end() : match.end() + 2000])
        kept.append(source[at : match.start()])
        forwarded = "orwarded message" in inside[:200]
        at = match.end() if forwarded else _element_end(source, match["name"].lower(), match.end())
    return "".join([*kept, source[at:]])


def _element_end(source: str, name: str, start: int) -> int:
    """Behind the closing tag that belongs to an opened element, the end of the source if there is none."""
    depth = 1
    for match in re.compile(tags.TAG).finditer(source, start):
        if tags.name_of(match.group()) == name:
            depth += -1 if match.group()[1] == "/" else 1
            if depth == 0:
                return match.end()
    return len(source)


def _starts_message(line: str) -> bool:
    return _HEADER.match(line) is not None


def _headers_end(lines: list[str], start: int) -> int:
    """Behind the header lines of a message that start here, blank lines before them passed over; `start` itself if these are none.

    A message says from whom it is and when or what about; "From: 9 am, To: 5 pm" are opening hours.
    """
    at, sender, matter = start, False, False
    while at < len(lines) and at - start < 40:
        line = lines[at].strip()
        header = _HEADER.match(line)
        if header:
            sender, matter = sender or bool(header["from"]), matter or bool(header["what"])
        elif (line and not ((sender or matter) and lines[at][:1] in (" ", "\t"))) or (not line and (sender or matter)):
            break
        at += 1
    return at if sender and matter else start


def _attribution(lines: list[str], at: int) -> int:
    """How many lines the "On …, … wrote:" above a quotation takes; 0 if this is none."""
    for count in (1, 2, 3):
        if _WROTE.match(" ".join(line.strip() for line in lines[at : at + count])):
            following = next((line for line in lines[at + count : at + count + 3] if line.strip()), "")
            return count if _QUOTED.match(following) or not following else 0
    return 0


def _next_message(lines: list[str], start: int) -> int:
    """The next forwarded message, the end if there is none."""
    return next((at for at in range(start, len(lines)) if _FORWARDED.match(lines[at].strip())), len(lines))
