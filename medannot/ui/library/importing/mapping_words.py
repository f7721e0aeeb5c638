"""Words for roles, for how their values are written, and for what they found."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from medannot.ui.library.words import number_word
from medannot.ui.phrases import listed

if TYPE_CHECKING:
    from medannot.services.question_mapping_values import RoleCheck

_FEW = 3

State = Literal["none", "good", "doubtful"]

IN_QUESTION = "@in_question"
"""Stands for a key where the options are parts of the question's own text."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Mapping", words)


def role_word(role: str) -> str:
    """Return what a role is called beside its field."""
    words = {
        "id": _tr("Item name"),
        "question": _tr("Question"),
        "context": _tr("Context"),
        "options": _tr("Options"),
        "answer": _tr("Right answer"),
        "images": _tr("Images"),
        "type": _tr("Type"),
        "language": _tr("Language"),
        "ability": _tr("Ability"),
        "group": _tr("Group"),
        "order": _tr("Order"),
        "case": _tr("Case"),
        "split": _tr("Split"),
        "explanation": _tr("Explanation"),
        "categories": _tr("Kept besides"),
    }
    return words[role]


def unused_word(role: str) -> str:
    """Return what holds where no key plays a role."""
    words = {
        "id": _tr("By row"),
        "question": _tr("Choose a field"),
        "options": _tr("None, answered in words"),
        "answer": _tr("None"),
        "images": _tr("No images"),
        "type": _tr("From options and answer"),
        "language": _tr("Found out by itself"),
        "order": _tr("As the rows stand"),
    }
    return words.get(role, _tr("Not used"))


def form_word(role: str, form: str) -> str:
    """Return how the values of a role are written; a form without words is named as it is."""
    words = {
        ("options", "field"): _tr("List or object"),
        ("options", "columns"): _tr("A field each"),
        ("options", "one_string"): _tr("In one text: A: …, B: …"),
        ("options", "in_question"): _tr("Within the question: (A) … (B) …"),
        ("answer", "any"): _tr("Letter or text"),
        ("answer", "letters"): _tr("Letters: B, ABD, A;C"),
        ("answer", "text"): _tr("Option text"),
        ("answer", "prefixed_text"): _tr("Letter and text: B. MRI"),
        ("answer", "index"): _tr("Number, from 0 or 1 as the file tells"),
        ("answer", "index0"): _tr("Number, counted from 0"),
        ("answer", "index1"): _tr("Number, counted from 1"),
        ("answer", "bool"): _tr("True or false"),
        ("answer", "class_label"): _tr("Number of a class"),
        ("answer", "none"): _tr("No usable answer"),
        ("images", "names"): _tr("File names"),
        ("images", "bytes"): _tr("The image itself"),
        ("images", "base64"): _tr("The image as base64"),
    }
    return words.get((role, form), form)


def kind_word(kind: str) -> str:
    """Return what a word of a source for a type means."""
    words = {
        "": _tr("Found out by itself"),
        "open": _tr("Open"),
        "closed": _tr("Closed"),
        "single_choice": _tr("One answer"),
        "several_answers": _tr("One or several"),
        "yes_no": _tr("Yes or no"),
        "short_text": _tr("Short text"),
        "free_text": _tr("Free text"),
    }
    return words.get(kind, kind)


def found_words(check: "RoleCheck | None", rows: int, role: str = "") -> tuple[str, State]:
    """Say what a role found in the records that were looked at, and whether that is well.

    Args:
        check: what was found; None where no key plays the role.
        rows: records that were looked at.
        role: which; that nothing holds the answer has consequences.
    """
    if check is None:
        return (_tr("not scored"), "doubtful") if role == "answer" and rows else ("", "none")
    if trouble := _trouble(check):
        return trouble, "doubtful"
    doubtful = {
        "id": not check.distinct == check.filled == rows,
        "question": check.filled < rows,
    }
    return _found(check), "doubtful" if doubtful.get(check.role.value) else "good"


def _trouble(check: "RoleCheck") -> str:
    if check.trouble:
        return QCoreApplication.translate("Mapping", "%Ln not usable", "", check.trouble)
    if check.missing:
        return QCoreApplication.translate("Mapping", "%Ln not found", "", check.missing)
    return "" if check.filled else _tr("nothing found")


def _found(check: "RoleCheck") -> str:
    role = check.role.value
    if role in {"options", "images"}:
        return _each(check)
    if role == "id":
        return QCoreApplication.translate("Mapping", "%Ln distinct", "", check.distinct)
    if role in {"question", "answer", "context", "explanation"}:
        return QCoreApplication.translate("Mapping", "%Ln filled", "", check.filled)
    if check.values and len(check.values) <= _FEW:
        return listed(f"{word} {number_word(n)}" for word, n in check.values)
    return QCoreApplication.translate("Mapping", "%Ln value(s)", "", check.distinct)


def _each(check: "RoleCheck") -> str:
    if check.least == check.most:
        return QCoreApplication.translate("Mapping", "%Ln each", "", check.most)
    return _tr("{least} to {most} each").format(
        least=number_word(check.least), most=number_word(check.most)
    )
