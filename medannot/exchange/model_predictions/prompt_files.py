"""Prompts as files for outside models: one JSON object a line, and their words by themselves."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from medannot.domain.model_answers.prompts import TEMPLATES, VERSION, PromptKind
from medannot.exchange.new_folder import new_folder, put

_README = """\
Prompts of medannot, version {version}, for outside models.

answering.jsonl: one line for each question. Have a model answer each `prompt` with the files of
this folder that `images` names; one that is called missing-… is not there. Keep `id`, add
`prediction`, and take the file in with `medannot models import`.
extracting.jsonl: replies of models that the program's own rule could not read, without their
models' names. Have a model answer each `prompt`, keep `id`, add `response`, and take the file in
with `medannot models assign --by NAME`.
judging.jsonl: open replies of models with the reference answers: do not give this file to anybody
who is yet to be tested. Have a model answer each `prompt`, keep `id`, add `response`, and take the
file in with `medannot models judge-in --judge NAME`.
In the window all three come in by "Take in a file" among the models of the results.
Prompts are in English or Chinese; a question in another language stands in an English one.
templates.json: the words alone, in English and Chinese.
A file without any line is left out.
"""


@dataclass(frozen=True, slots=True)
class PromptLine:
    """One prompt.

    Attributes:
        id: of the item version to be answered, or of the reply to be read or graded (`judging_id`).
        images: paths of the question's images within the folder.
    """

    id: str
    source_id: str
    language: str
    prompt: str
    images: tuple[str, ...]


def write_prompts(
    folder: Path, made: Callable[[Path], Mapping[PromptKind, Sequence[PromptLine]]]
) -> tuple[str, ...]:
    """Write prompts into a new folder; all files appear, or none.

    Args:
        folder: new or empty.
        made: makes the lines, and puts the images that they name into the folder it is given.

    Raises:
        Refusal: something lies there.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    templates = {
        kind.value: {language: TEMPLATES[kind, language] for language in ("en", "zh")}
        for kind in PromptKind
    }
    told = {"version": VERSION, "templates": templates}
    with new_folder(folder) as where:
        files = {
            f"{kind.value}.jsonl": "".join(
                json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in some
            )
            for kind, some in made(where).items()
            if some
        }
        files["templates.json"] = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        files["README.txt"] = _README.format(version=VERSION)
        for name, text in files.items():
            put(where, name, text.encode())
    return tuple(files)
