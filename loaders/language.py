"""Is this English? The words that every text of a language is full of, counted."""

from __future__ import annotations

import re

FEWEST_WORDS = 25
"""Below this many words no count is worth anything, and the text is taken as it is."""
SMALLEST_SHARE = 0.06
"""The least share of English function words: prose has 0.25 to 0.5, bare lists of names and dates about 0.1."""
NAMES = {
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "ms": "Malay",
    "my": "Burmese",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "tl": "Filipino",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
FUNCTION_WORDS = {
    "en": "the of and to in a for on with that is by as was at from are has have be been will his their its it which "
    "this an he who were also not or they between would our we i you had but all more these them than",
    "de": "der die das und ist den dem des mit von zu für auf ein eine nicht auch wurde werden sich im zum zur bei",
    "es": "el la los las de que y en del con por una para su se al es como fue entre más también",
    "fr": "le la les des du et est une dans pour que qui avec sur au aux par ce cette ont été entre leur son plus",
    "id": "yang dan di dari untuk dengan pada ini itu dalam oleh telah akan tidak juga kepada antara serta",
    "it": "il la gli dei della del che di un una per con è sono nel alla anche tra più stato al da",
    "nl": "de het een van en is dat op te zijn met voor niet aan ook door naar bij werd tussen",
    "pt": "o a os as de que e em do da dos das com por uma para se ao não entre mais também foi pelo",
    "tl": "ang ng sa mga na at ay ni kay si para ito nang hindi kanyang",
    "vi": "và của các là được trong cho với một những đã này có không về tại",
}
WORDS = {key: frozenset(words.split()) for key, words in FUNCTION_WORDS.items()}


def of_text(text: str) -> str | None:
    """The code of the language of ``text``: ``en`` where it is too short to tell, ``None`` for one not known here."""
    letters = [c for c in text if c.isalpha()]
    if 2 * sum(_is_latin(c) for c in letters) < len(letters):
        return None
    words = re.findall(r"[^\W\d_]+", text.casefold())
    counts = {key: sum(map(known.__contains__, words)) for key, known in WORDS.items()}
    best = max(counts, key=lambda key: counts[key])
    if len(words) < FEWEST_WORDS:
        return "en"
    return best if counts[best] >= SMALLEST_SHARE * len(words) else None


def code(declared: str | None) -> str | None:
    """The two-letter code of a declared language: ``en`` of ``en-GB``, ``EN`` or ``English``."""
    if not declared:
        return None
    plain = declared.strip().casefold()
    by_name = {name.casefold(): key for key, name in NAMES.items()} | {"english": "en"}
    return by_name.get(plain) or re.split(r"[-_]", plain)[0]


def name(key: str) -> str:
    """What to call the language with this code."""
    return NAMES.get(key, key)


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"
