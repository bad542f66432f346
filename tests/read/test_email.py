"""E-mails: what the sender wrote, under the subject, on the day it was sent."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.errors import InputError
from factcheck.read import read_bytes, sentences
from office_files import eml

BODY = "Five people died in a fire in Halden on Tuesday, the fire service said. Fourteen were hurt."
HEADERS = "From: A <a@b.example>\nDate: Wed, 3 Jan 2024\nSubject: Fire\nTo: B\n\n"
QUOTE = "> It was 9.\n> And 10.\n"


def body(data: bytes) -> str:
    document = read_bytes(data, "mail.eml")
    return " ".join(s.text for s in sentences(document) if s.role == "body")


def test_subject_is_the_title_and_the_date_the_day() -> None:
    document = read_bytes(eml(BODY, subject="Re: Fwd: Fünf dead – £5"), "mail.eml")
    assert (document.title, document.published) == ("Fünf dead – £5", dt.date(2024, 7, 17))
    assert [s.role for s in sentences(document)] == ["headline", "body", "body"]
    assert document.title_span is not None
    assert document.source[document.title_span.start : document.title_span.end] == "Fünf dead – £5"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BODY}\n\nOn Mon, 1 Jan 2024 at 10:00, B <b@c.example> wrote:\n{QUOTE}", id="reply"),
        pytest.param(f"On Mon, 1 Jan 2024 at 10:00, B\n<b@c.example> wrote:\n\n{QUOTE}\n{BODY}", id="reply below, name on two lines"),
        pytest.param(f"{BODY}\n\n-- \nA. Person\nTel. 555 1234", id="signature"),
        pytest.param(f"{BODY}\n\n-----Original Message-----\n{HEADERS}It was 9.", id="reply in the manner of Outlook"),
        pytest.param(f"{BODY}\n\n________________________________\n{HEADERS}It was 9.", id="reply under a rule"),
        pytest.param(f"{BODY}\n\n{HEADERS}It was 9.", id="reply under headers"),
        pytest.param(f"FYI\n\n---------- Forwarded message ---------\n{HEADERS}{BODY}", id="forwarded"),
        pytest.param(f"Begin forwarded message:\n\n{HEADERS}{BODY}", id="forwarded by Apple"),
        pytest.param(f"See below\n-----Original Message-----\n{HEADERS}{BODY}", id="forwarded by Outlook"),
    ],
)
def test_only_the_message_itself_is_read(text: str) -> None:
    assert body(eml(text)).endswith(BODY)
    assert not {"9"} & set(body(eml(text)).replace(".", "").split())


def test_opening_hours_are_no_headers() -> None:
    text = f"{BODY}\n\nThe hall is open\nFrom: 9 am\nTo: 5 pm\n\nEntry is free for 20 children."
    assert "20 children" in body(eml(text))


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        pytest.param(None, f"<p>{BODY}</p>", id="html alone"),
        pytest.param(BODY, "<p>Other 9.</p>", id="plain is preferred"),
        pytest.param("See the HTML.", f"<p>{BODY} {BODY} {BODY}</p>", id="plain part is a stub"),
        pytest.param(None, f"<p>{BODY}</p><div class='gmail_quote'><blockquote>It was <div>9</div>.</blockquote></div>", id="quoted"),
        pytest.param(None, f"<p>{BODY}</p><blockquote type=cite>It was 9.</blockquote>", id="cited"),
        pytest.param(None, f"<div class='gmail_quote'>Forwarded message<br>{BODY}</div>", id="forwarded"),
    ],
)
def test_which_part_is_read(plain: str | None, html: str | None) -> None:
    found = body(eml(plain, html))
    assert BODY in found
    assert "9" not in found


@pytest.mark.parametrize(
    ("charset", "encoding", "data"),
    [
        ("iso-8859-1", "quoted-printable", b"Caf=E9 sold =80=935=94."),
        ("utf-8", "base64", b"Q2Fmw6kgc29sZCDigqzigJw14oCdLg=="),
        ("us-ascii", "8bit", "Café sold €“5”.".encode()),
        ("utf-7", "7bit", b"Caf+AOk- sold +IKwgHA-5+IB0-."),
        ("windows-1252", "8bit", b"Caf\xe9 sold \x80\x935\x94."),
    ],
)
def test_encodings(charset: str, encoding: str, data: bytes) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n".encode()
    assert body(head + data) == "Café sold €“5”."


def test_flowed_lines_are_joined() -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    assert body(head + b"Five people left \nOslo.\nSix came.\n> nine \n> ten\n") == "Five people left Oslo. Six came."


def test_attachments_are_named() -> None:
    (note,) = read_bytes(eml(BODY, attached=["table.xlsx", "b.pdf"]), "mail.eml").notes
    assert (note.what, note.fatal) == ("2 attachments were not read: table.xlsx, b.pdf", False)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Subject: x\nContent-Type: text/plain; charset=shift_jis\n\nab\xff\xff", "byte 2 of its text (0xff) is not valid shift_jis"),
        (b"Subject: x\nContent-Type: text/plain; charset=x-nothing\n\nab\xe9", 'the message is written in "x-nothing"'),
        (b"Subject: x\nContent-Type: text/plain; charset=punycode\n\nab\xe9", 'the message is written in "punycode"'),
        (eml("\n", attached=["a.pdf"]), "this message holds no text of its own; attached: a.pdf"),
        (b"", "this message holds no text of its own"),
        (b"A: b\n" + b"Content-Type: text/plain\n" * 300, "the message has more than 200 parts"),
        (b"A: b\n\n" + b"--b\n" * 6000, "the message has more than 5,000 lines that look like boundaries"),
        (b"Content-Type: text/plain;" + b" a=b;\n" * 2000 + b"\nFive.", "a header of the message has more than 4,000 bytes"),
        (b"Subject: " + b"a\n " * 2000 + b"\n\nFive.", "a header of the message has more than 4,000 bytes"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "mail.eml")
    assert caught.value.problems[0].what.startswith(what)
    assert caught.value.problems[0].fix
