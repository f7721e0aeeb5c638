"""What is doubtful of a sound lexicon: it can be used as it is, but somebody should look at it."""

from collections.abc import Iterator, Sequence

from medannot.domain.errors import Problem, Sentence
from medannot.domain.lexicon.constraints import named_ids, selector
from medannot.domain.lexicon.node import Code, Node, Status
from medannot.domain.lexicon.search import NumbersOf
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.columns import FILES
from medannot.exchange.lexicons.folder import RELATIONS, RULES, Loaded
from medannot.exchange.lexicons.head import HEAD
from medannot.exchange.lexicons.snomed import SYSTEM, dictionary, numbers_of


def doubts(loaded: Loaded, look_up: NumbersOf = numbers_of) -> tuple[Problem, ...]:
    """Return deprecated nodes that are still in use, rules about nothing, unknown keywords.

    Tables that are none of a lexicon, and that there are no terms, are told too.

    Args:
        loaded: a sound lexicon.
        look_up: gives the number of a code of SNOMED CT.
    """
    return (
        *_files(loaded),
        *_relations(loaded),
        *_rules(loaded),
        *_keywords(loaded, look_up),
    )


def _files(loaded: Loaded) -> Iterator[Problem]:
    for name in loaded.rows.strangers:
        said = "It is none of a lexicon's tables and is not read; look for a misspelt name."
        yield Problem(name, 0, Sentence(said))
    if not loaded.lexicon.nodes:
        said = "The lexicon has no terms; tables such as {file} are expected beside it."
        yield Problem(HEAD, 0, Sentence(said, file=f"{FILES[0]}.csv"))


def _relations(loaded: Loaded) -> Iterator[Problem]:
    lexicon, rows = loaded.lexicon, loaded.rows.relations
    for place, relation in enumerate(lexicon.relations):
        if relation.status is Status.DEPRECATED:
            continue
        for column, node_id in (("subject", relation.subject), ("object", relation.object)):
            node = lexicon[node_id]
            if node.status is Status.DEPRECATED:
                said = _given_up(column, node, "set the status of the relation to deprecated")
                yield Problem(f"{RELATIONS}.csv", _row(rows, place), said)


def _rules(loaded: Loaded) -> Iterator[Problem]:
    lexicon = loaded.lexicon
    for place, rule in enumerate(loaded.rules):
        row = _row(loaded.rows.rules, place)
        for column, text in (("subject", rule.subject), ("object", rule.object)):
            given_up = [
                lexicon[one] for one in named_ids(text) if lexicon[one].status is Status.DEPRECATED
            ]
            for node in given_up:
                said = _given_up(column, node, "delete the rule")
                yield Problem(f"{RULES}.csv", row, said)
            if not given_up and not _means_a_node(text, lexicon):
                said = Sentence(
                    "{column} {text}: no node is meant by it; look for a misspelt value.",
                    column=column,
                    text=text[:60],
                )
                yield Problem(f"{RULES}.csv", row, said)


def _means_a_node(text: str, lexicon: Lexicon) -> bool:
    matches = selector(text, lexicon)
    return any(matches(node) for node in lexicon.nodes.values())


def _given_up(column: str, node: Node, otherwise: str) -> Sentence:
    said = "{column} {id}: deprecated since {version}; {otherwise}."
    if node.replaced_by:
        said = "{column} {id}: deprecated since {version}; name {new} instead, or {otherwise}."
    return Sentence(
        said,
        column=column,
        id=node.id,
        version=node.deprecated_since,
        new=" or ".join(node.replaced_by),
        otherwise=otherwise,
    )


def _keywords(loaded: Loaded, look_up: NumbersOf) -> Iterator[Problem]:
    for node in loaded.lexicon.nodes.values():
        for code in node.codes:
            if code.system == SYSTEM and not look_up(code):
                file, row = loaded.rows.codes.get((node.id, str(code)), ("codes_sct.csv", 0))
                yield Problem(file, row, _unknown(code))


def _unknown(code: Code) -> Sentence:
    said = (
        "code {code}: the dictionary of {dictionary} has no one number for this keyword, so that "
        "none is shown; look for a misspelling, or for the keyword of another version."
    )
    return Sentence(said, code=code.code, dictionary=dictionary())


def _row(rows: Sequence[int], place: int) -> int:
    """Return the row of what was read; 0 where it was not read but made."""
    return rows[place] if place < len(rows) else 0
