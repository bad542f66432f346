# ruff: noqa: E501
"""Which language a text is in: slow to doubt English, sure of the rest."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.language import language_of, name_of

FOREIGN = {
    "de": "Bei dem Brand in einer Fabrik am Rand der Stadt sind nach Angaben der Feuerwehr 14 Menschen verletzt worden. Das Feuer wurde erst am "
    "Morgen gelöscht, und die Polizei sucht noch nach der Ursache.",
    "fr": "Un incendie dans une usine aux portes de la ville a fait 14 blessés, selon les pompiers. Le feu a été éteint au petit matin et la "
    "police cherche encore ce qui a pu le causer, mais elle est sûre qu'il ne s'agit pas d'un acte voulu.",
    "es": "Un incendio en una fábrica a las afueras de la ciudad dejó 14 heridos, según los bomberos. El fuego se apagó por la mañana y la "
    "policía todavía busca la causa, pero no cree que haya sido intencionado.",
    "it": "Un incendio in una fabbrica alle porte della città ha fatto 14 feriti, secondo i vigili del fuoco. Le fiamme sono state spente al "
    "mattino e la polizia cerca ancora la causa, ma non è un atto doloso.",
    "pt": "Um incêndio numa fábrica nos arredores da cidade deixou 14 feridos, segundo os bombeiros. O fogo foi apagado pela manhã e a polícia "
    "ainda procura a causa, mas não acredita que tenha sido um ato intencional.",
    "nl": "Bij een brand in een fabriek aan de rand van de stad zijn volgens de brandweer 14 mensen gewond geraakt. Het vuur is pas in de ochtend "
    "geblust en de politie zoekt nog naar de oorzaak, maar denkt niet aan opzet.",
    "sv": "Vid en brand i en fabrik i utkanten av staden har 14 personer skadats, enligt räddningstjänsten. Elden släcktes först på morgonen och "
    "polisen söker efter orsaken, men det är inte troligt att den var anlagd.",
    "pl": "W pożarze fabryki na obrzeżach miasta zostało rannych 14 osób, jak podaje straż. Ogień ugaszono dopiero nad ranem, a policja szuka "
    "przyczyny, ale nie sądzi, że było to podpalenie, oraz prosi o pomoc.",
    "und-Cyrl": "При пожаре на фабрике на окраине города пострадали 14 человек, сообщили пожарные.",
    "und-Hani": "消防部门说,城郊一家工厂起火,造成十四人受伤。大火直到早晨才被扑灭,警方仍在调查起火原因,但认为不是人为纵火,请市民提供线索。",
}
ENGLISH = [
    "",
    "Two dead in Las Palmas de Gran Canaria",
    "Le Pen leads in first round",
    "Die Linke and the Greens lose 14 seats",
    "Real Madrid 2, Deportivo de La Coruña 1; Celta de Vigo 0, Las Palmas 0; Málaga 1, Real Unión de Irún 3; Unión Deportiva de Las Palmas 2, Real Sociedad de Fútbol 2; Atlético de Madrid 4, Rayo 1",
    "Year\t2021\t2022\nKilled\t14\t30\nHurt\t5\t7\nTotal\t19\t37\n" * 5,
    "He said: “No es lo que los vecinos de la ciudad han pedido.” The mayor of the town added that 14 of the 30 houses would be built with "
    "money from the state, and that they were to be ready by May.",
    "В Москве: the 14 men who were held in Moscow were freed on Tuesday, the ministry said.",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN.items(), ids=FOREIGN)
def test_other_languages_are_told(language: str, text: str) -> None:
    assert language_of(text) == language
    assert name_of(language) != language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_not_doubted(text: str) -> None:
    assert language_of(text) == "en"


def test_what_is_not_english_is_not_checked_and_not_clean() -> None:
    report = factcheck.check(FOREIGN["de"])
    (document,) = report.documents
    assert (document.document.language, document.numbers, report.findings) == ("de", 0, ())
    assert report.summary["unchecked"] == 1
    (note,) = report.problems
    assert note.what.startswith("this text is in German")
    assert not note.fatal
    assert report.to_dict()["documents"][0]["language"] == "de"


def test_an_english_text_is_checked() -> None:
    report = factcheck.check("The fire service said 14 people were hurt.")
    assert (report.summary["unchecked"], report.documents[0].document.language, len(report.claims)) == (0, "en", 1)
