"""Names and values by which a role is guessed, and the forms in which options stand."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from medannot.domain.languages import code_of
from medannot.services.question_mapping_bridge import unfolded
from medannot.services.question_mapping_tree import is_empty
from medannot.services.question_mapping_values import Role

NAMES: Mapping[Role, tuple[str, ...]] = {
    Role.ID: (
        "qid", "question_id", "item_id", "id", "uid", "index", "idx", "item", "no", "nr",
        "编号", "序号", "题号", "番号", "번호", "caseno", "case_no", "fall", "fallnummer",
    ),
    Role.QUESTION: (
        "question", "query", "stem", "problem", "prompt", "instruction", "input", "text", "q",
        "问题", "题目", "题干", "提问", "問題", "질문", "문제", "frage", "fragestellung",
        "pregunta", "domanda", "вопрос", "câu_hỏi", "السؤال",
    ),
    Role.OPTIONS: (
        "options", "option", "choices", "choice", "candidates", "alternatives", "选项",
        "選択肢", "선택지", "보기", "auswahl", "antwortmöglichkeiten", "opciones",
        "opzioni", "варианты", "الخيارات",
    ),
    Role.ANSWER: (
        "answer", "correct_answer", "gold", "label", "target", "gt_answer", "ground_truth", "gt",
        "solution", "answer_idx", "correct_option", "correct", "output", "response", "key", "ans",
        "答案", "正确答案", "标准答案", "正解", "答え", "정답", "lösung", "loesung", "respuesta",
        "risposta", "réponse", "ответ", "đáp_án", "الإجابة", "الإجابة_الصحيحة", "الجواب",
    ),
    Role.IMAGES: (
        "image", "images", "image_path", "img_path", "image_name", "img_name", "image_file", "img",
        "file_name", "figure", "picture", "photo", "图片", "图像", "影像",
    ),
    Role.TYPE: ("question_type", "answer_type", "type", "qtype", "题型", "类型"),
    Role.LANGUAGE: ("language", "lang", "q_lang", "语言"),
    Role.ABILITY: (
        "ability", "skill", "task", "medical_task", "content_type", "category", "能力", "任务",
        "分野", "영역", "fähigkeit", "faehigkeit", "fachgebiet", "topic", "القسم", "region",
    ),
    Role.GROUP: ("group", "group_id", "unit", "dialogue_id", "pair_id", "题组"),
    Role.CASE: (
        "case", "case_id", "patient", "patient_id", "subject_id", "study_id", "病例",
        "caseno", "case_no", "fall", "fallnummer",
    ),
    Role.SPLIT: ("split", "subset", "partition", "fold", "phase"),
    Role.CONTEXT: (
        "context", "hint", "background", "vignette", "passage", "case_text", "history",
        "背景", "病史",
    ),
    Role.EXPLANATION: ("explanation", "rationale", "reasoning", "analysis", "解析", "解释"),
}  # fmt: skip
"""Names of keys by role, most telling first; small, with `_` for blanks, without a dot behind.

A number of the case names the item where no two are the same, else the case.
"""

_ANSWER_WORDS = frozenset({"answer", "correct", "gold", "gt", "label", "solution", "target"})
"""Parts of a longer name that tell of the key, as in "correct_idx"."""

TYPE_WORDS: Mapping[str, str] = {
    "single": "single_choice", "single_choice": "single_choice", "single choice": "single_choice",
    "mcq": "single_choice", "单选": "single_choice", "单选题": "single_choice",
    "单项选择题": "single_choice", "multiple": "several_answers", "multi": "several_answers",
    "multi_choice": "several_answers", "multiple_choice": "single_choice",
    "multiple choice": "single_choice", "multiple-choice": "single_choice",
    "several_answers": "several_answers", "多选": "several_answers", "多选题": "several_answers",
    "多项选择题": "several_answers", "yes/no": "yes_no", "yes_no": "yes_no", "yesno": "yes_no",
    "judgment": "yes_no", "判断题": "yes_no", "closed": "closed", "close": "closed",
    "open": "open", "open_ended": "open", "open-ended": "open", "short": "short_text",
    "short_text": "short_text", "简答题": "short_text", "填空题": "short_text",
    "free_text": "free_text", "essay": "free_text", "论述题": "free_text",
}  # fmt: skip
"""What the words of many sources mean."""

_MOST_SETS = frozenset({"en", "zh"})
SPLITS = frozenset({"train", "test", "val", "dev", "valid", "validation", "testing", "training"})

_IMAGE = re.compile(r"\.(png|jpe?g|bmp|gif|tiff?|webp|dcm|dicom|jp2|nii(\.gz)?)$", re.IGNORECASE)
_PATH = re.compile(r"^[^\n?*<>|]*([\\/][^\n?*<>|]*|\.[a-z][a-z0-9]{1,4})$", re.IGNORECASE)
_BASE64 = re.compile(r"(data:image/[a-z]+;base64,)?[A-Za-z0-9+/\s]{200,}={0,2}$")
_LETTERS = re.compile(r"^\(?[A-J]\)?([\s,;，；、]*[A-J])*$")
_PREFIXED = re.compile(r"^\s*[(（]?[A-J]\s*[)）.．:：、]\s*\S")
_ONE_STRING = re.compile(r"^\s*[(（]?A\s*[)）.．:：、].*[\s,;，；]\(?B\s*[)）.．:：、]", re.DOTALL)
_IN_QUESTION = re.compile(r"\(A\).*\(B\)", re.DOTALL)
_ASKS = re.compile(
    r"[?？؟:：。]\s*$|^(what|which|who|where|when|why|how|is|are|does|do|can)\b", re.I
)


_OWN_NAME = 2.0
"""The least score of a name that is one of the role's own, not a longer one with a word of it."""


def is_called(role: Role, path: str) -> bool:
    """Tell whether a key has one of a role's own names."""
    return name_score(role, path) >= _OWN_NAME


def name_score(role: Role, path: str) -> float:
    """Say how well a key's name fits a role, from 0 to 3."""
    # "Nr." is one name; a dot within a key leads into an object.
    last = path.strip().rstrip(".").rpartition(".")[2]
    # The same letter may be written as one sign, or as a letter and its accent.
    name = unicodedata.normalize("NFC", last).strip().casefold()
    name = name.replace("-", "_").replace(" ", "_")
    names = NAMES.get(role, ())
    if name in names:
        return 3 - names.index(name) / len(names)
    words = set(re.split(r"[_\d]+", name))
    return 1.0 if words & (_ANSWER_WORDS if role is Role.ANSWER else set(names[:8])) else 0.0


def share(values: Sequence[object], fits: Any) -> float:  # noqa: ANN401 - a pattern or a function
    """Return the share of values that are texts and fit a pattern or function."""
    if not values:
        return 0.0
    search = fits.search if isinstance(fits, re.Pattern) else fits
    return sum(isinstance(v, str) and bool(search(v.strip())) for v in values) / len(values)


def image_form(values: Sequence[object]) -> str:
    """Return how values hold images: "names", "bytes", "base64", or "" where they hold none.

    A list that was stored as a text is one.
    """
    flat = _flat(values)
    inner = [one for value in flat for one in (value.values() if isinstance(value, dict) else [])]
    if any(isinstance(one, bytes) for one in (*flat, *inner)):
        return "bytes"
    texts = [one for one in (*flat, *inner) if isinstance(one, str)]
    if share(texts, _IMAGE) > (0.3 if inner else 0.6):
        return "names"
    return "base64" if share(texts, _BASE64) > 0.6 else ""


def may_name_images(values: Sequence[object]) -> bool:
    """Tell whether a key that is called an image names files, be some of its values odd.

    One name of an image is enough, or more paths than other values: what names no file is said
    when the mapping is tried, and an image that no role takes would be lost unseen.
    """
    texts = [one for one in _flat(values) if isinstance(one, str)]
    return share(texts, _IMAGE) > 0 or share(texts, _PATH) > 0.5


def _flat(values: Sequence[object]) -> list[object]:
    """Return values with the entries of lists in their place."""
    unwritten = [unfolded(value) for value in values]
    return [
        one
        for written, value in zip(values, unwritten, strict=True)
        for one in (value if isinstance(value, list) else [written])
    ]


def option_form(values: Sequence[object]) -> str:
    """Return how values hold options: "field", "one_string", or "" where they hold none.

    A list or object that was stored as a text is one.
    """
    values = [unfolded(value) for value in values]
    lists = [value for value in values if isinstance(value, list) and 2 <= len(value) <= 10]
    objects = [value for value in values if isinstance(value, dict) and _lettered(value)]
    if 2 * (len(lists) + len(objects)) > len(values):
        return "field"
    return "one_string" if share(values, _ONE_STRING) > 0.6 else ""


def _lettered(value: Mapping[str, Any]) -> bool:
    signs = [key.strip("() ._") for key in value]
    short = all(len(sign) == 1 or (len(sign) == 2 and sign.isascii()) for sign in signs)
    return 2 <= len(value) <= 10 and short


def answer_form(values: Sequence[object], options: Sequence[Sequence[str]]) -> str:
    """Return how a key is written, where that is clear; else "any".

    Args:
        values: the answers.
        options: the texts of the options of the same records; empty where there are none.
    """
    counted = [value for value in values if not isinstance(value, bool)]
    lengths = [len(one) for one in options if one]
    if counted and lengths and all(_is_number(value) for value in counted):
        numbers = [int(str(value)) for value in counted]
        own = any(str(value) in one for value, one in zip(counted, options, strict=False))
        if own or max(numbers) > max(lengths):
            return "any"
        pairs = zip(numbers, map(len, options), strict=False)
        from_one = any(number == length for number, length in pairs)
        # Where neither is seen the whole file tells, when it is read.
        return "index0" if 0 in numbers else "index1" if from_one else "index"
    if lengths and share(counted, _PREFIXED) > 0.9 and not share(counted, _LETTERS):
        return "prefixed_text"
    return "any"


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, str) and value.strip().isdecimal())


def numbers_name_options(
    values: Sequence[object], options: Sequence[Sequence[str]], *, named: bool
) -> bool:
    """Tell whether numbers count options, from 0 or from 1.

    Args:
        values: of one key.
        options: the texts of the options of the same records.
        named: whether the key's name tells of an answer; else the numbers must name both the first
            and the last option, so that a grade of difficulty is not taken for a key.
    """
    pairs = list(zip(values, map(len, options), strict=True))
    if not pairs or not all(_is_number(value) and length for value, length in pairs):
        return False
    numbers = [(int(str(value)), length) for value, length in pairs]
    for first in (0, 1):
        if all(first <= number < length + first for number, length in numbers):
            ends = any(number == first for number, _ in numbers) and any(
                number == length - 1 + first for number, length in numbers
            )
            if named or ends:
                return True
    return False


def in_question(values: Sequence[object]) -> bool:
    """Tell whether questions hold their options, as "Answer Choices: (A) … (B) …"."""
    return share(values, _IN_QUESTION) > 0.6 and share(values, re.compile("Answer Choices:")) > 0.6


def value_score(
    role: Role, values: Sequence[object], distinct: int, *, called: bool = False
) -> float:
    """Say how well the values of a key fit a role, from -3 to 3.

    Args:
        role: which.
        values: those that say something.
        distinct: how many of them differ.
        called: the key's name is one of the role's own.
    """
    texts = [str(value).strip().casefold() for value in values if isinstance(value, str)]
    words = set(texts)
    scores: Mapping[Role, Callable[[], float]] = {
        Role.IMAGES: lambda: _sure(image_form(values) or (called and may_name_images(values))),
        Role.OPTIONS: lambda: _sure(option_form(values)),
        Role.QUESTION: lambda: _question_score(values, texts),
        Role.ANSWER: lambda: _answer_score(values, texts),
        Role.LANGUAGE: lambda: _sure(_are_languages(words, called=called)),
        Role.SPLIT: lambda: _sure(words and words <= SPLITS, -1.0),
        Role.TYPE: lambda: _sure(words and words <= TYPE_WORDS.keys(), -1.0),
        Role.ID: lambda: 1.5 if _are_ids(values) else -3.0,
        Role.ABILITY: lambda: 0.0 if texts and distinct <= max(8, len(values) // 10) else -3.0,
    }
    plain = not any(isinstance(value, dict) for value in values)
    return scores.get(role, lambda: 0.0 if plain else -3.0)()


def _sure(fits: object, otherwise: float = -3.0) -> float:
    return 3.0 if fits else otherwise


def _are_languages(words: Collection[str], *, called: bool) -> bool:
    """Tell whether all words name languages.

    Short codes are other words too (PT and MR are kinds of images, no is an answer): without a name
    that says so one of them has to be English, Chinese or spelt out.
    """
    codes = {word: code_of(word) for word in words}
    sure = called or any(code in _MOST_SETS or len(word) > 3 for word, code in codes.items())
    return bool(codes) and all(codes.values()) and sure


def _are_ids(values: Sequence[object]) -> bool:
    plain = all(not isinstance(value, dict | list | bool | float) for value in values)
    short = all(len(str(value)) <= 64 and " " not in str(value) for value in values)
    # 0 and "0" name the same item.
    return plain and short and len({str(value).strip() for value in values}) == len(values)


def _question_score(values: Sequence[object], texts: Sequence[str]) -> float:
    if len(texts) < len(values) or not texts:
        return -3.0
    length = sum(map(len, texts)) / len(texts)
    return 2 * share(values, _ASKS) + (0.5 if length >= 12 else -1.0)


def _answer_score(values: Sequence[object], texts: Sequence[str]) -> float:
    if any(isinstance(value, dict) for value in values):
        return -3.0
    if values and share(values, _LETTERS) > 0.9:
        return 2.0
    return -2.0 if share(values, _IMAGE) > 0.3 else 0.2 if len(texts) == len(values) else 0.0


def shown(values: Sequence[object]) -> list[object]:
    """Return the values that say something."""
    return [value for value in values if not is_empty(value)]
