"""English is told from its neighbours by the words that every text is full of."""

from __future__ import annotations

import importlib

import pytest

language = importlib.import_module("diplograph.loaders.language")

SENTENCES = {
    "en": "The ministers of the two countries met in Jakarta on Monday and signed an agreement on cooperation in the "
    "field of trade, which they had negotiated for three years.",
    "fr": "Les ministres des deux pays se sont réunis à Jakarta lundi et ont signé un accord de coopération dans le "
    "domaine du commerce, qu'ils avaient négocié pendant trois ans.",
    "es": "Los ministros de los dos países se reunieron en Yakarta el lunes y firmaron un acuerdo de cooperación en el "
    "ámbito del comercio, que habían negociado durante tres años.",
    "de": "Die Minister der beiden Länder trafen sich am Montag in Jakarta und unterzeichneten ein Abkommen über die "
    "Zusammenarbeit im Bereich des Handels, das sie drei Jahre lang verhandelt hatten.",
    "id": "Para menteri dari kedua negara bertemu di Jakarta pada hari Senin dan menandatangani perjanjian kerja sama "
    "dalam bidang perdagangan yang telah mereka rundingkan selama tiga tahun.",
    "vi": "Bộ trưởng của hai nước đã gặp nhau tại Jakarta vào thứ Hai và ký một thỏa thuận hợp tác trong lĩnh vực "
    "thương mại mà họ đã đàm phán trong ba năm với các đối tác.",
    "pt": "Os ministros dos dois países reuniram-se em Jacarta na segunda-feira e assinaram um acordo de cooperação no "
    "domínio do comércio, que negociaram durante três anos com os parceiros.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_in_its_language(code: str) -> None:
    assert language.of_text(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Министры двух стран встретились в Джакарте и подписали соглашение о сотрудничестве в области торговли.",
        "两国部长周一在雅加达会面,签署了贸易合作协定。",
        "Kahden maan ministerit tapasivat Jakartassa maanantaina ja allekirjoittivat kaupan alan yhteistyösopimuksen, "
        "josta oli neuvoteltu kolmen vuoden ajan eri puolilla aluetta ja jonka parlamentit vahvistavat keväällä.",
    ],
)
def test_a_language_that_is_not_known_here_is_not_english(text: str) -> None:
    assert language.of_text(text) is None


def test_a_list_of_names_in_english_is_english() -> None:
    text = "Jimmy Carter, New Delhi, met with President Reddy and Prime Minister Desai. Addressed Parliament. " * 4
    assert language.of_text(text) == "en"


def test_a_few_words_are_taken_as_they_are() -> None:
    assert language.of_text("Visite officielle à Paris") == "en"


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("French", "fr"), ("fr", "fr"), (None, None)],
)
def test_a_declared_language_has_a_code(declared: str | None, code: str | None) -> None:
    assert language.code(declared) == code
