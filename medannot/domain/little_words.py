"""Which language texts in Latin letters are in, told by the little words that nearly all have.

Words are counted over many questions together, so that one short question decides nothing. The
lists are our own: articles, prepositions, question words and forms of "to be".
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

_WORDS = {
    "af": "die het nie wat 'n vir met watter hierdie een waar word deur moet op jy kan aan is te",
    "ca": "el els les amb és són què quin quina quins quines del dels una per on no al aquesta",
    "cs": "je jsou jaká jaké jaký která které který kde co se při nebo na pro není u po který této",
    "da": "er og af det den en et hvad hvilken hvilket hvilke hvor på til med ikke som ved hos der",
    "de": "der die das dem den des ist sind welche welcher welches welchem nicht und ein eine "
    "einer bei mit wo was wie im von zu zur wird",
    "en": "the of is are what which where how does do has there in this and to an with for that by "
    "from most not following a any when who it be",
    "es": "el los las qué cuál cuáles dónde una un del está en y para con de la por se es son cómo "
    "hay siguiente",
    "fi": "on ovat ja mikä mitkä missä mitä millainen onko ei tai joka kuinka se että sekä kuvassa "
    "seuraavista",
    "fr": "le les la est sont quelle quel quelles quels dans une un des du de où et avec pour par "
    "au aux cette que qui chez",
    "hr": "je su koja koje koji gdje što se kod ili na za nije od s ovoj ove kako i u slici",
    "hu": "az a melyik hol van és egy nem mi milyen hogy mely látható a képen ez vagy mit hány",
    "id": "yang apa apakah di dan pada ini dari untuk dengan adalah tidak mana manakah dalam "
    "bagaimana atau ada berikut gambar oleh",
    "it": "il la della del quale quali che nella nel gli è sono dove una un con per di i le delle "
    "dei cosa come si questa",
    "nl": "het een de welke van niet zijn bij waar wat met wordt voor op te en hoe deze is er "
    "worden volgende",
    "no": "er og av det den en et hva hvilken hvilket hvilke hvor på til med ikke som ved hos der",
    "pl": "jest są jaka jaki jakie która które który gdzie co czy nie się przy w na z do i oraz "
    "jak tym u dla",
    "pt": "o os a as uma um qual quais não do da dos das em no na são é onde com para que de como "
    "por se nesta",
    "ro": "este care în și sunt pentru unde cu din la o un de ce al ale pe nu se mai următoarele",
    "sk": "je sú aká aké aký ktorá ktoré ktorý kde čo sa pri alebo na pre nie u po tejto ako",
    "sv": "är och vilken vilket vilka vad inte ett en det den av på som med till för hos var i hur "
    "vid finns",
    "sw": "ni ya wa kwa na gani nini katika wapi hii la za je au kuna yupi ipi zipi lipi kwenye",
    "tl": "ang ng sa mga ay ano anong alin ba na at nasa saan may ito para hindi kung paano",
    "tr": "bir hangi hangisi hangisidir bu ve nedir nerede için ile mi mı var olan en da de ne mu "
    "aşağıdakilerden değildir olarak",
    "vi": "là của không các một trong được những bệnh này cho với ở hình gì nào và có người ảnh ra "
    "thì đâu",
}  # fmt: skip


def _by_word() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(language)
    return {word: tuple(those) for word, those in languages.items()}


_LANGUAGES_OF = _by_word()

_WORD = re.compile(r"'n\b|[^\W\d_]+")
_MOST_LOOKED_AT = 1_000
"""Signs of one text; a report of many pages tells no more than its beginning."""

_LEAST_SHARE = 0.08
"""So many words of a text are little ones: a third in English, a tenth in Finnish and Turkish."""

_LEAST_DIFFERENT = 3
"""So many little words are seen, by whose kinds a file's language is told."""

_MANY = 20
"""So many little words tell a language though no text holds two of them."""

_LEAST_OF_FEW = 4
_SHARE_OF_FEW = 0.25
_OVER_ENGLISH = 1.25
_OTHERS_SHARE = 0.02
_OTHERS_LEAST = 3
_WHOLE = 1 << 20
_SHORT = 5
"""A text of fewer words counts less than one of so many."""

_CLEAR = 2
"""A single text is clear by so many little words, and more than twice what others have."""


@dataclass(frozen=True, slots=True)
class LatinTexts:
    """What texts in Latin letters are in, which name no language.

    Attributes:
        language: of those whose own words are not clear; "en" where nothing tells another.
        others: languages that clear ones may be in besides; mostly none, and then none is looked
            at by itself.
    """

    language: str = "en"
    others: frozenset[str] = frozenset()

    def of(self, text: str) -> str:
        """Return the language of one text."""
        if not self.others:
            return self.language
        own = clear_language(text, (self.language, *self.others))
        return own or self.language


ENGLISH = LatinTexts()


def told_of(texts: Iterable[str]) -> LatinTexts:
    """Return what many texts are in, the first questions of a file, say.

    Another language than English needs little words of its own in a good share of all words, and
    clearly more of each text than English has: terms such as "in situ" are nobody's sentence.
    Beside the language of the whole, others are those that some of the texts are clearly in.
    """
    hits: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    clear: Counter[str] = Counter()
    phrases: set[str] = set()
    words = count = 0
    for text in texts:
        found = _words(text)
        count += 1
        words += len(found)
        little = [word for word in found if word in _LANGUAGES_OF]
        hits.update(little)
        for word in little:
            those = _LANGUAGES_OF[word]
            for language in those:
                # What few languages share tells more, and a long text is one text like others.
                weights[language] += _WHOLE // (len(those) * max(len(found), _SHORT))
        counted = _counted(little)
        phrases.update(one for one, times in counted.items() if times >= _CLEAR)
        if own := _clearly(counted, len(found), None):
            clear[own] += 1
    scores: Counter[str] = Counter()
    for word, times in hits.items():
        for language in _LANGUAGES_OF[word]:
            scores[language] += times
    language = _language(scores, weights, hits, words)
    if language not in phrases and scores[language] < _MANY:
        language = "en"  # "Le Fort" and "café au lait" are French names, each by itself
    least = max(_OTHERS_LEAST, _OTHERS_SHARE * count)
    others = {one for one, times in clear.items() if times >= least}
    told = LatinTexts(language, frozenset(others - {language}))
    return ENGLISH if told == ENGLISH else told


def tells_english(texts: Iterable[str]) -> bool:
    """Tell whether texts are full of English words, which none are that tell nothing."""
    words = [word for text in texts for word in _words(text)]
    little = [word for word in words if "en" in _LANGUAGES_OF.get(word, ())]
    return len(set(little)) >= _LEAST_DIFFERENT and len(little) >= _LEAST_SHARE * len(words)


def _language(
    scores: Mapping[str, int], weights: Mapping[str, int], hits: Iterable[str], words: int
) -> str:
    """Return the language of all texts together, by the little words that were hit."""
    if not weights:
        return "en"
    best = max(weights, key=lambda one: (weights[one], one))
    different = sum(best in _LANGUAGES_OF[word] for word in hits)
    # Few words may be those of one short question that is asked again and again.
    few = different < _LEAST_DIFFERENT
    if few and (different < _CLEAR or scores[best] < max(_LEAST_OF_FEW, _SHARE_OF_FEW * words)):
        return "en"
    if scores[best] < _LEAST_SHARE * words:
        return "en"
    return best if weights[best] >= _OVER_ENGLISH * weights.get("en", 0) else "en"


def clear_language(text: str, among: Collection[str] | None = None) -> str:
    """Return the language that the little words of one text clearly tell, or "".

    Args:
        text: a question.
        among: languages that it may be in; None for all that are known.
    """
    found = _words(text)
    return _clearly(_counted(found), len(found), among)


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_MOST_LOOKED_AT].casefold())


def _counted(words: Iterable[str]) -> Counter[str]:
    """Count for each language its little words among some, each word once."""
    counts: Counter[str] = Counter()
    for word in set(words):
        counts.update(_LANGUAGES_OF.get(word, ()))
    return counts


def _clearly(counts: Counter[str], words: int, among: Collection[str] | None) -> str:
    ranked = [one for one in counts.most_common() if among is None or one[0] in among]
    if not ranked or ranked[0][1] < max(_CLEAR, _LEAST_SHARE * words):
        return ""
    next_ = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] > 2 * next_ else ""
