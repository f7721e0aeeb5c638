"""README.md of an export: what a row of a table of models must carry to be comparable."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from medannot.domain.baseline import corrected_keys_sentence
from medannot.domain.pooling import Outcome, PooledBy
from medannot.domain.versions_met import VersionsMet
from medannot.domain.wording import counted, one_line
from medannot.exchange.model_files.values import ModelSet, PersonModel, Section

README = "README.md"

POOLING: Mapping[PooledBy, str] = {
    PooledBy.POOLED: (
        "All readers are one model. Where several answered a question, the most frequent answer "
        "counts; of answers that are equally frequent one is drawn by the study's seed (tied), "
        "whatever the key says. Whoever could not judge has no vote while somebody answered. A "
        "majority is not what one physician alone would have answered: give models the same "
        "treatment, or export reader by reader."
    ),
    PooledBy.GROUP: (
        "Each group of readers is a model. Where several of a group answered a question, the most "
        "frequent answer counts; of answers that are equally frequent one is drawn by the study's "
        "seed (tied), whatever the key says. Whoever could not judge has no vote while somebody of "
        "the group answered. A majority is not what one physician alone would have answered."
    ),
    PooledBy.READER: "Each reader is a model of its own; nothing is pooled.",
}


WHOLE_UNITS = "units all of whose questions are right"
"""The line of what a source scores together, such as pairs of images that confuse."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table of scores by the program's own rule.

    Attributes:
        ability: as the set names it; "all questions" for the sum, `WHOLE_UNITS` for units.
        shown: questions with a key that were put before the model's readers.
        points: sum of the scores that are known; a skipped question has none.
        answered: those that were answered.
        waiting: open answers that wait for a grader. While one does there is no mean: those that
            match the key alone would make it too high.
        low: lower end of Wilson's 95 % interval of points in shown; None while one waits.
        high: its upper end.
    """

    model: str
    ability: str
    shown: int
    points: float
    answered: int
    waiting: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class About:
    """What stands at the head.

    Attributes:
        title: of the export.
        study: name of the study, or "" where a set is exported.
        by: who counts as one model, or None where a set is exported.
        met: questions in several languages, and readers who were given more than one version.
        corrected: what questions of the study are found by that have another key by now than the
            frozen one.
    """

    title: str
    program: str
    exported_utc: str
    study: str = ""
    simulated: bool = False
    by: PooledBy | None = None
    with_key: bool = True
    left_out: tuple[str, ...] = ()
    met: VersionsMet = field(default_factory=VersionsMet)
    corrected: tuple[str, ...] = ()


def readme(
    about: About,
    all_: ModelSet,
    models: Sequence[PersonModel],
    figures: Sequence[Figure],
    sections: Sequence[Section],
) -> str:
    """Return the whole text."""
    lines = [f"# {one_line(about.title)}", ""]
    if about.simulated:
        lines += ["**Simulated answers: no figure here was measured on people.**", ""]
    lines += [f"- {line}" for line in _facts(about, all_)]
    if models and about.by is not None:
        lines += ["", "## Models", "", POOLING[about.by], "", *_model_table(all_, models)]
        lines += ["", *_ties(models), ""]
        lines += ["## Answers, and what they mean", "", *_meaning(about, all_)]
        lines += ["", "## Scores by medannot's own rule", "", *_figure_table(figures)]
        if about.corrected:
            lines += ["", corrected_keys_sentence(len(about.corrected)), ""]
            lines += _files([one_line(name) for name in about.corrected])
    for section in sections:
        lines += ["", f"## {section.title}", ""]
        lines += [f"- {said}" for said in section.said]
        if section.files:
            lines += ["", "Files:", "", *_files(section.files)]
        if section.commands:
            lines += ["", "To score them:", "", "```", *section.commands, "```"]
    if about.left_out:
        lines += ["", "## Formats left out", "", *(f"- {line}" for line in about.left_out)]
    return "\n".join(lines) + "\n"


def _facts(about: About, all_: ModelSet) -> Iterator[str]:
    if about.study:
        yield f"Study: {one_line(about.study)}"
    yield f"Question set: {one_line(all_.title)}, version {all_.version}"
    yield f"Questions in the set: {len(all_.items)}"
    languages = Counter(item.language or "(none)" for item in all_.items)
    yield "Languages of the set: " + ", ".join(f"{k} {n}" for k, n in sorted(languages.items()))
    if met := about.met.questions:
        several = f"Read in several languages: {counted(met, 'question')}; each version is a row"
        again = f"{about.met.met} of them in more than one version by the same reader "
        again += f"({counted(about.met.readers, 'reader')}), who may have remembered the first"
        yield f"{several}, {again if about.met.met else 'and no reader was given two of one'}."
    types = Counter(item.type.value for item in all_.items)
    yield "Types: " + ", ".join(f"{k} {n}" for k, n in sorted(types.items()))
    yield f"Written: {about.exported_utc}, {about.program}"
    yield (
        "Option order: letters count from the source's order, in which the set keeps its options; "
        "an order that was drawn for a page is mapped back. Where a source names its options by "
        "other letters or leaves one empty, A is the first that is there."
    )
    if about.with_key:
        yield "Reference answers are in these files: keep them from those who are yet to read."
    else:
        yield "Reference answers were left out by request: nothing can be scored from these files."


def _model_table(all_: ModelSet, models: Sequence[PersonModel]) -> Iterator[str]:
    yield (
        "| model | readers | answered | cannot judge | out of time | shown | in set | language | "
        "planned, not reached | image unavailable |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    of_item = {item.id: item.language or "(none)" for item in all_.items}
    for model in models:
        ends = Counter(answer.outcome for answer in model.answers.values())
        languages = Counter(of_item[id_] for id_ in model.answers)
        told = ", ".join(f"{name} {n}" for name, n in sorted(languages.items()))
        counts = (
            len(model.readers),
            ends[Outcome.ANSWERED],
            ends[Outcome.CANNOT_JUDGE],
            ends[Outcome.TIMED_OUT],
            len(model.answers),
            len(all_.items),
            told,
            model.unreached,
            model.unavailable,
        )
        yield f"| {model.name} | " + " | ".join(map(str, counts)) + " |"


def _ties(models: Sequence[PersonModel]) -> Iterator[str]:
    for model in models:
        several = [one for one in model.answers.values() if one.answered > 1]
        if several:
            agreed = sum(one.agreeing == one.answered for one in several)
            tied = sum(one.tied > 0 for one in several)
            yield (
                f"- {model.name}: {counted(len(several), 'question')} answered by more than one "
                f"reader; {agreed} of them alike by all, {tied} tied and drawn."
            )


def _meaning(about: About, all_: ModelSet) -> Iterator[str]:
    yield (
        "- A question is shown to a model where one of its readers answered it, could not judge, "
        "or ran out of time; those are the rows of the files. Questions that were planned and not "
        "reached are no rows. Practice, repeats and anchors are left out."
    )
    yield (
        "- Skipped means: nobody answered. VLMEvalKit, DrVD-Bench, lmms-eval and MedXpertQA count "
        "a skipped question wrong (`Z`, or empty); MedEvalKit's files leave it out."
    )
    keyless = sum(item.key is None for item in all_.items)
    if keyless and about.with_key:
        yield (
            f"- {counted(keyless, 'question')} without a reference answer: no mean below counts "
            "them, answered or skipped. MedEvalKit's files leave them out, and VLMEvalKit's keep "
            "them apart where others have one; DrVD-Bench and MedXpertQA count them wrong, "
            "whatever was answered."
        )
    yield (
        "- Where an image could not be shown nobody could have answered: such a question is no row."
    )


def _figure_table(figures: Sequence[Figure]) -> Iterator[str]:
    yield (
        "Choice: any wrong option 0, else the share of the right options; yes/no and one right "
        "option: 0 or 1; open: 1 where equal to the key or a synonym, 0 where one is a word for "
        "yes and the other for no, else it waits for a grader; while one waits only the bounds are "
        "known between which the mean must come to lie. "
        "The interval is Wilson's, 95 %, as if questions were independent. Figures of this table "
        "are in per cent; scores in the files are 0 to 1, as the scorers write them."
    )
    yield ""
    yield (
        "| model | ability | shown | mean in %, skipped wrong | 95 %, in % | "
        "mean of answered, in % | waiting |"
    )
    yield "|---|---|---|---|---|---|---|"
    for one in figures:
        name = one_line(one.ability).replace("|", "/") or "(none)"
        cells = (name, str(one.shown), *_means(one), str(one.waiting))
        yield f"| {one.model} | " + " | ".join(cells) + " |"
    if any(one.ability == WHOLE_UNITS for one in figures):
        yield ""
        yield (
            "The source of this set scores the questions of a unit together: the last line of each "
            "model counts units, right where all of their questions are. The other lines, and the "
            "files' rows, count questions one by one."
        )


def _means(one: Figure) -> tuple[str, str, str]:
    """Return mean, interval and mean of what was answered; while one waits, bounds of the means."""
    least, most = one.points, one.points + one.waiting
    if one.waiting:
        return (
            f"between {_percent(least / one.shown)} and {_percent(most / one.shown)}",
            "",
            f"between {_percent(least / one.answered)} and {_percent(most / one.answered)}",
        )
    share = _percent(least / one.shown) if one.shown else ""
    ends = ""
    if one.low is not None and one.high is not None:
        ends = f"{_percent(one.low)} to {_percent(one.high)}"
    return share, ends, _percent(least / one.answered) if one.answered else ""


def _percent(share: float) -> str:
    """Return a share as the window shows it: in per cent with one decimal."""
    return f"{100 * share:.1f}"


_MOST_FILES = 60


def _files(files: Sequence[str]) -> Iterator[str]:
    yield from (f"- `{name}`" for name in files[:_MOST_FILES])
    if (more := len(files) - _MOST_FILES) > 0:
        yield f"- and {more} more"
