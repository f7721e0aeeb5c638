"""The options by which the shell names the roles of a mapping."""

from pathlib import Path
from typing import Annotated

import typer

from medannot.domain.encodings import Encoding

Key = Annotated[str, typer.Option(metavar="KEY", help="Dots reach into objects.")]
OrderKey = Annotated[str, typer.Option(metavar="KEY", help="The place within the group.")]
OptionsKey = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KEY",
        help="Or a column each: '{L}', 'option_{l}', 'opt{n}', 'first,second'; or repeated, whole.",
    ),
]
FileArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Question files, or folders of them.")
]
ImagesOption = Annotated[
    Path | None, typer.Option("--images", metavar="PATH", help="Folder in which the images lie.")
]
SheetOption = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help="Sheet of a workbook; else the first filled.")
]
EncodingOption = Annotated[
    Encoding | None, typer.Option("--encoding", help="Of the files' text; else found out and told.")
]

SaveOption = Annotated[str, typer.Option("--save", metavar="NAME", help="Keep it by this name.")]
BaseOption = Annotated[str, typer.Option("--from", metavar="NAME", help="Begin with this mapping.")]
FormOption = Annotated[str, typer.Option(metavar="FORM", help="How it is written; else found out.")]
OptionsForm = Annotated[
    str,
    typer.Option(
        metavar="FORM",
        help="field, columns, one_string, in_question, vocabulary or none; else found out.",
    ),
]
IdOption = Annotated[str, typer.Option("--id", metavar="KEY", help="Names the item.")]
TypeOption = Annotated[str, typer.Option("--type", metavar="KEY", help="Says how one answers.")]
TypeWords = Annotated[
    list[str] | None,
    typer.Option(metavar="WORD=TYPE", help="What a word for a type means; may be repeated."),
]
Categories = Annotated[
    list[str] | None, typer.Option(metavar="KEY", help="Kept as a category; may be repeated.")
]
