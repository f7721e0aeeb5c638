"""Prompts for outside models: to answer, to find the options an answer means, and to grade.

The last two are those of figure 3(b) of the MedLesionVQA paper, in this program's own words, in
English and Chinese; the first asks a model what people are asked.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from medannot.domain.model_answers.rule import LETTERS
from medannot.domain.question import ItemType

VERSION = 1
"""Of the prompts' words; it goes out with them."""

GRADES = (0.0, 0.5, 1.0)


_MARK_DIGITS = 12


def judging_id(answer_id: str, key: str) -> str:
    """Return by what a prompt for judging goes out: the answer, and which right text it names.

    The second is the start of the text's SHA-256: a grade that comes back after the key was
    corrected is known by it.
    """
    return f"{answer_id}-{_mark(key)}"


def judged_answer(prompt_id: str) -> str:
    """Return the answer of a prompt's id."""
    return prompt_id.rpartition("-")[0] or prompt_id


def names_key(prompt_id: str, key: str) -> bool:
    """Tell whether a prompt of that id named this right text."""
    return prompt_id.rpartition("-")[2] == _mark(key)


def _mark(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:_MARK_DIGITS]


class PromptKind(StrEnum):
    """What an outside model is asked."""

    ANSWERING = "answering"
    EXTRACTING = "extracting"
    JUDGING = "judging"


_HOW_EN = {
    ItemType.SINGLE_CHOICE: "Exactly one option is right. Reply with its letter alone.",
    ItemType.SEVERAL_ANSWERS: (
        "One or several options are right. Reply with their letters alone, such as AC."
    ),
    ItemType.YES_NO: "Reply with the letter of the right option alone.",
    ItemType.SHORT_TEXT: "Reply with the answer alone, in a few words.",
    ItemType.FREE_TEXT: "Reply in a few sentences.",
}
_HOW_ZH = {
    ItemType.SINGLE_CHOICE: "只有一个选项正确。只回复该选项的字母。",
    ItemType.SEVERAL_ANSWERS: "有一个或多个选项正确。只回复这些选项的字母，例如 AC。",
    ItemType.YES_NO: "只回复正确选项的字母。",
    ItemType.SHORT_TEXT: "只回复答案，用几个词即可。",
    ItemType.FREE_TEXT: "用几句话回答。",
}

TEMPLATES: Mapping[tuple[PromptKind, str], str] = MappingProxyType(
    {
        (PromptKind.ANSWERING, "en"): (
            "You are a physician taking a test. Look at the images, if there are any, and answer "
            "the question from them and from what you know. {how}\n\n{question}{options}"
        ),
        (PromptKind.ANSWERING, "zh"): (
            "您是一名参加测试的医生。如有图像，请查看图像，并结合您的知识回答问题。{how}"
            "\n\n{question}{options}"
        ),
        (PromptKind.EXTRACTING, "en"): (
            "Below stand a question, its options and the reply that somebody gave. Find out which "
            "options the reply chooses. Do not answer the question yourself and do not correct the "
            "reply. Give only the capital letters of the chosen options, such as B or ACD, and no "
            "other word. Where the reply chooses none of the options, or it cannot be told which, "
            "give Z.\n\nQuestion: {question}\nOptions:{options}\nReply: {reply}"
        ),
        (PromptKind.EXTRACTING, "zh"): (
            "下面是一道题目、其选项以及某人的回复。请判断该回复选择了哪些选项。不要自己作答，也不要"
            "纠正回复。只给出所选选项的大写字母，例如 B 或 ACD，不要写其他内容。如果回复没有选择"
            "任何选项，或无法判断，请给出 Z。\n\n题目：{question}\n选项：{options}\n回复：{reply}"
        ),
        (PromptKind.JUDGING, "en"): (
            "Grade a reply to a medical question against the reference answer. First ask whether "
            "the reply answers the question at all, then whether it says medically the same as "
            "the reference; other words for the same colour, size or finding are no mistake. Give "
            "your reasons in short. Then give one grade: 1 where the reply is right and whole, "
            "0.5 where it is right in part, 0 where it is wrong or answers something else. End "
            "with the grade in this form: <result>0.5</result>\n\nQuestion: {question}\n"
            "Reference answer: {key}\nReply: {reply}"
        ),
        (PromptKind.JUDGING, "zh"): (
            "请对照参考答案，给一道医学题目的回复评分。先判断回复是否回答了题目，再判断它在医学上是否"
            "与参考答案一致；对同一颜色、大小或所见的不同说法不算错误。简要说明理由，然后给出一个分"
            "数：正确且完整为 1，部分正确为 0.5，错误或答非所问为 0。最后按此格式给出分数："
            "<result>0.5</result>\n\n题目：{question}\n参考答案：{key}\n回复：{reply}"
        ),
    }
)
"""The prompts by kind and language, with places for what differs."""


def prompt(
    kind: PromptKind,
    language: str,
    *,
    type_: ItemType,
    question: str,
    options: Sequence[str] = (),
    reply: str = "",
    key: str = "",
) -> str:
    """Return a prompt for one question.

    Args:
        kind: what is asked.
        language: of the question; "zh" gives a prompt in Chinese, all others one in English.
        type_: how the question is answered, as it is shown.
        question: context and stem.
        options: in the source's order.
        reply: what was answered, for all but `ANSWERING`.
        key: the reference answer, for `JUDGING` alone.
    """
    chosen = "zh" if language == "zh" else "en"
    lines = "".join(f"\n{letter}. {text}" for letter, text in zip(LETTERS, options, strict=False))
    how = (_HOW_ZH if chosen == "zh" else _HOW_EN)[type_]
    # One pass, so that braces in a question or reply stay what they are.
    parts = {"how": how, "question": question, "options": lines, "reply": reply, "key": key}
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], TEMPLATES[kind, chosen])


_RESULT = re.compile(r"<result>\s*([^<]{0,20}?)\s*</result>", re.IGNORECASE)
_PLAIN = re.compile(r"0(?:\.0+)?|0?\.50*|1(?:\.0+)?")


def read_grade(text: str) -> float | None:
    """Read the grade that a judge gave: within its one `<result>`, or as the whole text.

    Returns:
        0, 0.5 or 1; None where there is no such grade, or two that differ.
    """
    said = {found[1] for found in _RESULT.finditer(text)} or {text.strip()}
    grades = {float(one) for one in said if _PLAIN.fullmatch(one)}
    unfit = any(not _PLAIN.fullmatch(one) for one in said)
    return grades.pop() if len(grades) == 1 and not unfit else None
