"""Out again: a study's answers as one more model's result files, and frozen sets for models."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from medannot import __version__
from medannot.domain.clock import utc_text
from medannot.domain.errors import Advice, Refusal
from medannot.domain.ids import StudyVersionId
from medannot.domain.people import Actor, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.domain.study import StudyVersion
from medannot.domain.trial import Origin
from medannot.exchange.model_files.benchmarks import recognised, why_not
from medannot.exchange.model_files.files import SET_WRITERS, write_models
from medannot.exchange.model_files.indices import safe_name
from medannot.exchange.model_files.readme import README, About, readme
from medannot.exchange.model_files.values import (
    ModelFormat,
    ModelSet,
    PersonModel,
    Section,
    SetFormat,
    Wanted,
    gaps,
)
from medannot.exchange.new_folder import new_folder, put, refuse_used
from medannot.services.model_files_gathering import FrozenSet, figures, person_models
from medannot.services.model_files_values import ModelReport, ModelRequest
from medannot.services.results import Results
from medannot.services.study_access import study_for
from medannot.services.study_versions import met_of_study
from medannot.store.questions import Questions
from medannot.store.store import Store
from medannot.store.studies import Studies


class ModelFiles:
    """Writes what the scorers of models read, and what models are run on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._studies = Studies(store)
        self._results = Results(store)

    def as_models(
        self, actor: Actor, request: ModelRequest, folder: Path, progress: Progress = silent
    ) -> ModelReport:
        """Write a study's answers as files of models; the folder appears whole, or not at all.

        Args:
            actor: who asks.
            request: what is asked for.
            folder: new, or there and empty.
            progress: called after each question that was gathered, each image and each format.

        Raises:
            Stopped: by `progress`; nothing is left of the folder.
            Refusal: there is no such study, nobody answered, a format does not fit, something lies
                in the folder, or the actor may not.
            EnvironmentFault: an image is missing, or the folder cannot be written; nothing is left
                of it.
        """
        version = study_for(self._studies, actor, UseCase.EXPORT_BASELINE, request.study)
        refuse_used(folder)
        answers = self._results.answers(actor, request.study)
        parts = len(request.formats) or len(ModelFormat)
        frozen = FrozenSet(self._store, version.set_version_id, progress=progress, parts=parts)
        all_ = frozen.as_model_set()
        models = person_models(request.model_name, request.by, version, answers, frozen.keys)
        if not models:
            raise self._unanswered(version)
        corrected = self._results.corrected(actor, request.study, answers)
        found_by = tuple(one.found_by for one in corrected)
        now = utc_text(self._store.clock.utc())
        wanted = _wanted(request, all_, now)
        formats, left_out = _formats(request, wanted)
        sections: list[Section] = []
        with new_folder(folder) as unfinished:
            for format_ in formats:
                read = frozen.pictures()
                sections.append(write_models(unfinished, format_, all_, models, wanted, read))
                frozen.steps.end_part()
            about = About(
                title=f"{version.name}: people as models",
                program=f"medannot {__version__}",
                exported_utc=now,
                study=version.name,
                simulated=version.origin is Origin.SIMULATED,
                by=request.by,
                left_out=left_out,
                met=met_of_study(self._store, version),
                corrected=found_by,
            )
            text = readme(about, all_, models, figures(all_, models), sections)
            put(unfinished, README, text.encode())
        return replace(_report(folder, all_, models, sections, left_out), corrected=found_by)

    def _unanswered(self, version: StudyVersion) -> Refusal:
        """Return that nobody answered, and what to do: a simulated copy may be there already."""
        done = Counter[StudyVersionId]()
        for (study, _), told in self._studies.progress().items():
            done[study] += told.done
        for other in self._studies.all():
            if other.copy_of == version.id and done[other.id]:
                return Refusal(
                    "Nobody has answered a question of {study} yet. Simulated readers answered "
                    "{copy}: name that study to try it out.",
                    study=version.name,
                    copy=other.name,
                )
        nobody = Refusal("Nobody has answered a question of {study} yet.", study=version.name)
        return nobody.advising(Advice.HAVE_ANSWERED)

    def export_set(
        self,
        actor: Actor,
        name: str,
        format_: SetFormat,
        folder: Path,
        *,
        with_key: bool = True,
        progress: Progress = silent,
    ) -> ModelReport:
        """Write the newest frozen version of a set, so that models can be run on the same items.

        Args:
            actor: who asks.
            name: the set's.
            format_: in which it is written.
            folder: new, or there and empty.
            with_key: whether reference answers go along.
            progress: called after each question that was gathered and each image.

        Raises:
            Stopped: by `progress`; nothing is left of the folder.
            Refusal: there is no such set, something lies in the folder, the format can hold none of
                its questions, or the actor may not.
            EnvironmentFault: an image is missing, or the folder cannot be written; nothing is left
                of it.
        """
        require(actor, UseCase.EXPORT_BASELINE)
        refuse_used(folder)
        questions = Questions(self._store)
        chosen = questions.named(name) or questions.frozen(name)
        if chosen is None:
            raise Refusal("There is no question set named {name}.", name=name).advising(
                Advice.LIST_SETS
            )
        frozen = FrozenSet(self._store, chosen.version_id, with_key=with_key, progress=progress)
        all_ = frozen.as_model_set()
        if format_ is SetFormat.VLMEVALKIT and not any(one.is_seen_whole for one in all_.items):
            raise Refusal(
                "Each question of {name} misses an image, which a file for VLMEvalKit cannot say; "
                "write JSON Lines, or import the set with its images.",
                name=name,
            )
        with new_folder(folder) as unfinished:
            section = SET_WRITERS[format_](unfinished, all_, frozen.pictures())
            frozen.steps.end_part()
            about = About(
                title=f"{name}, for models",
                program=f"medannot {__version__}",
                exported_utc=utc_text(self._store.clock.utc()),
                with_key=with_key,
            )
            put(unfinished, README, readme(about, all_, (), (), (section,)).encode())
        report = _report(folder, all_, (), (section,), section.left_out, section.written)
        absent, erased = gaps(all_.items)
        return replace(report, absent=absent, erased=erased)


def _wanted(request: ModelRequest, all_: ModelSet, now: str) -> Wanted:
    digits = "".join(sign for sign in now if sign.isdigit())
    return Wanted(
        benchmark=request.benchmark or recognised(all_),
        dataset=safe_name(request.dataset, "") if request.dataset else "",
        task=safe_name(request.task, "") if request.task else "",
        # VLMEvalKit finds only folders that are named so.
        stamp=f"{digits[:8]}-{digits[8:14]}",
    )


def _formats(
    request: ModelRequest, wanted: Wanted
) -> tuple[tuple[ModelFormat, ...], tuple[str, ...]]:
    """Return the formats to write, and of all others why not.

    Raises:
        Refusal: one that was asked for does not fit.
    """
    if request.formats:
        for format_ in request.formats:
            if (reason := why_not(format_, wanted)) is not None:
                raise Refusal(reason.template, **reason.details)
        return tuple(dict.fromkeys(request.formats)), ()
    reasons = {format_: why_not(format_, wanted) for format_ in ModelFormat}
    fit = tuple(format_ for format_, reason in reasons.items() if reason is None)
    return fit, tuple(f"{name.value}: {why}" for name, why in reasons.items() if why is not None)


def _report(
    folder: Path,
    all_: ModelSet,
    models: Sequence[PersonModel],
    sections: Sequence[Section],
    left_out: tuple[str, ...],
    written: int | None = None,
) -> ModelReport:
    given = [answer for model in models for answer in model.answers.values()]
    return ModelReport(
        folder=str(folder),
        files=(README, *(name for section in sections for name in section.files)),
        models=tuple(model.name for model in models),
        answered=sum(not answer.is_skipped for answer in given),
        skipped=sum(answer.is_skipped for answer in given),
        in_set=len(all_.items) if written is None else written,
        left_out=left_out,
    )
