"""Figures over decisions on questions: shares of accepted ones, problems, two reviewers' agreement.

Of each question the first final decision counts, since that says what it was worth as it came;
what was edited and accepted later counts as edited. Intervals are clustered by family: questions
that share an image or a case resemble each other.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from medannot.domain.ids import ItemId, PersonId
from medannot.domain.people import OWNER
from medannot.domain.question import QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import (
    FINAL,
    Problem,
    QuestionDecision,
    by_item,
    compared,
    first_verdict,
)
from medannot.domain.review.questions_queue import QuestionLine
from medannot.services.question_review_values import ProblemRow, QuestionFigures, ShareRow
from medannot.statistics.agreement import gwet_ac, percent_agreement
from medannot.statistics.clusters import ClusterShare, cluster_share
from medannot.statistics.estimate import LEVEL
from medannot.statistics.ratings import ratings

FORMULAS = (
    ("reviewed", "questions with a final decision: accept, edit or reject"),
    ("share accepted", "accepted / reviewed, by the first final decision on each question"),
    (
        "interval",
        (
            "Wilson's with the effective size that the variance of a ratio over families of "
            "questions (sharing an image or a case) gives"
        ),
    ),
    ("share with a problem", "questions whose first final decision names it / reviewed"),
    ("agreement", "pairs of reviewers of one version with the same verdict / such pairs"),
    ("agreement beyond chance", "Gwet's AC1 over accept, edit and reject"),
)

_Firsts = Mapping[ItemId, QuestionDecision]


def figures_of(
    one: QuestionSet | None,
    sample: int | None,
    lines: Sequence[QuestionLine],
    decisions: Sequence[QuestionDecision],
    codes: Mapping[PersonId, str],
    level: float = LEVEL,
) -> QuestionFigures:
    """Return the figures of some questions.

    Args:
        one: the set, or None where they are of several.
        sample: number of the sample that the lines are of, or None.
        lines: the questions, with how they stand.
        decisions: all of the sets, each one's in order.
        codes: of persons.
        level: confidence of the intervals.
    """
    standing = by_item(decisions)
    own = {line.item_id: standing.get(line.item_id, ()) for line in lines}
    firsts = {id_: found for id_, those in own.items() if (found := first_verdict(those))}
    pairs = [pair for those in own.values() if (pair := compared(those))]
    told = ratings(
        [(a.verdict.value, b.verdict.value) for a, b in pairs],
        [Verdict.ACCEPT.value, Verdict.EDIT.value, Verdict.REJECT.value],
    )
    finals = Counter(
        codes.get(each.author, "") if each.author else OWNER.code
        for those in own.values()
        for each in those
        if _final(each)
    )
    return QuestionFigures(
        set_name=one.name if one else "",
        version=one.version_number if one else 0,
        sample=sample,
        whole=_row("", lines, firsts, level),
        by_ability=_rows(lines, firsts, lambda line: line.ability, level),
        by_type=_rows(lines, firsts, lambda line: line.type.value, level),
        problems=_problems(lines, firsts, level),
        flagged=sum(line.state.flagged for line in lines),
        waiting=sum(line.state.final is None for line in lines),
        doubled=len(pairs),
        agreed=percent_agreement(told) if pairs else None,
        agreement=gwet_ac(told, level=level),
        reviewers=dict(sorted(finals.items())),
    )


def _final(one: QuestionDecision) -> bool:
    return one.verdict in FINAL


def _rows(
    lines: Sequence[QuestionLine],
    firsts: _Firsts,
    name: Callable[[QuestionLine], str],
    level: float,
) -> tuple[ShareRow, ...]:
    groups: dict[str, list[QuestionLine]] = {}
    for line in lines:
        groups.setdefault(name(line), []).append(line)
    return tuple(_row(value, groups[value], firsts, level) for value in sorted(groups))


def _row(value: str, lines: Sequence[QuestionLine], firsts: _Firsts, level: float) -> ShareRow:
    counts = Counter(firsts[line.item_id].verdict for line in lines if line.item_id in firsts)
    share = _share(lines, firsts, lambda one: one.verdict is Verdict.ACCEPT, level)
    return ShareRow(
        value,
        len(lines),
        counts[Verdict.ACCEPT],
        counts[Verdict.EDIT],
        counts[Verdict.REJECT],
        share,
    )


def _problems(
    lines: Sequence[QuestionLine], firsts: _Firsts, level: float
) -> tuple[ProblemRow, ...]:
    found = []
    for problem in Problem:
        many = sum(
            problem in firsts[one.item_id].problems for one in lines if one.item_id in firsts
        )

        def has(one: QuestionDecision, wanted: Problem = problem) -> bool:
            return wanted in one.problems

        found.append(ProblemRow(problem, many, _share(lines, firsts, has, level)))
    return tuple(found)


def _share(
    lines: Sequence[QuestionLine],
    firsts: _Firsts,
    counts: Callable[[QuestionDecision], bool],
    level: float,
) -> ClusterShare:
    reviewed = [line for line in lines if line.item_id in firsts]
    return cluster_share(
        [counts(firsts[line.item_id]) for line in reviewed],
        [1] * len(reviewed),
        [line.family for line in reviewed],
        level=level,
    )
