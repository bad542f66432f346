"""E-mails (.eml): the release that came by mail. The subject is the title, the date of sending the date of publication.

What is older or not part of the message is left out: quoted replies, the headers of a forwarded message, signatures. Attachments are named,
not read. RFC 5322 for the message, RFC 3676 for text that flows, RFC 2045 for what it was wrapped in.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

from factcheck.errors import InputError
from factcheck.model import Problem, Span
from factcheck.read.charsets import decode_declared
from factcheck.read.compose import Reading
from factcheck.read.extracted import Extract, Writer
from factcheck.read.mail_text import mail_html, own_words, unflowed

MAX_PARTS = 200
MAX_HEADER = 4_000
"""Bytes of one header field: the library's time grows with their square."""
MAX_BOUNDARIES = 5_000
"""Lines that start as the boundaries between parts do."""
_FIELD = re.compile(rb"(?im)^(?:content-[a-z-]{1,40}|subject|date|mime-version)[ \t]*:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+")
_REPLY = re.compile(r"(?:\s*(?:re|fwd?|fw|aw|wg|tr)\s*(?:\[\d+\])?:)+\s*", re.IGNORECASE)
# The text part of some mails only says that there is another; it is a stub if the other holds this many times as much.
_STUB = 4


def read_email(data: bytes, path: str) -> Extract:
    """Read an .eml file; raises InputError if it holds no text, or text whose characters cannot be told."""
    _within_limits(data, path)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body, writer = _body(message, path), Writer()
        subject = _REPLY.sub("", _header(message, "subject"), count=1)
        attached = _attached(message)
    except (
        RecursionError,
        ValueError,
        LookupError,
        AttributeError,
        IndexError,
        TypeError,
    ) as error:  # the library's own, on broken headers
        what = f"this is no sound e-mail message: {str(error)[:120] or type(error).__name__}"
        raise InputError(Problem(path, what, "Save the text of the message as .txt and check that file.")) from None
    if not body.strip():
        what = "this message holds no text of its own" + (f"; attached: {', '.join(attached)}" if attached else "")
        raise InputError(Problem(path, what, "Save the attachment that holds the story and check that file."))
    if subject:
        writer.keep(subject)
        writer.title = Span(0, len(subject))
        writer.paragraph()
    writer.keep(body.strip())
    source, reading = writer.result()
    reading = Reading(reading.text, reading.segments, reading.title, _header(message, "date") or None)
    return Extract(source, reading, notes=_notes(path, attached))


def _within_limits(data: bytes, path: str) -> None:
    """Refuse messages on which the library would work for hours."""
    if data.lower().count(b"content-type:") > MAX_PARTS:
        what = f"the message has more than {MAX_PARTS:,} parts"
    elif data.count(b"\n--") > MAX_BOUNDARIES:
        what = f"the message has more than {MAX_BOUNDARIES:,} lines that look like boundaries between parts"
    elif any(match.end() - match.start() > MAX_HEADER for match in _FIELD.finditer(data)):
        what = f"a header of the message has more than {MAX_HEADER:,} bytes"
    else:
        return
    raise InputError(Problem(path, f"{what}, which is the limit", "Save the text of the message as .txt and check that file."))


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _body(message: EmailMessage, path: str) -> str:
    """The words of the message's own text: of its plain part, of the HTML part if there is none or only a stub."""
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    words = ""
    if isinstance(plain, EmailMessage):
        text = _decoded(plain, path)
        if plain.get_param("format", "", "content-type") == "flowed":
            text = unflowed(text, str(plain.get_param("delsp", "no", "content-type")).lower() == "yes")
        words = own_words(text)
    if isinstance(rich, EmailMessage):
        from factcheck.read.html_reader import read_html  # noqa: PLC0415  (only some mails need it)

        other = own_words(read_html(mail_html(_decoded(rich, path)), 0).text)
        if len(other.split()) > _STUB * len(words.split()):
            return other
    return words


def _decoded(part: EmailMessage, path: str) -> str:
    """The text of a part. Strict: a character that the declared set does not know is an error, not a question mark."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    declared = part.get_content_charset() or "us-ascii"
    try:
        return _lines(decode_declared(data, declared))
    except UnicodeDecodeError as error:
        what = f"byte {error.start} of its text (0x{data[error.start]:02x}) is not valid {declared}, which the message says it is"
    except LookupError:
        what = f'the message is written in "{declared}", which is no character set that is known here'
    raise InputError(Problem(path, what, "Save the text of the message as UTF-8 .txt and check that file."))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _attached(message: EmailMessage) -> list[str]:
    """The names of the attachments."""
    found = []
    for part in message.iter_attachments():
        name = part.get_filename() or f"unnamed {part.get_content_type()}"
        if part.get_content_maintype() != "image" or part.get_filename():
            found.append(" ".join(name.split()))
    return found


def _notes(path: str, attached: list[str]) -> tuple[Problem, ...]:
    if not attached:
        return ()
    what = f"{len(attached)} attachment{' was' if len(attached) == 1 else 's were'} not read: {', '.join(attached)}"
    return (Problem(path, what, "Save what holds text and check it by its name.", fatal=False),)
