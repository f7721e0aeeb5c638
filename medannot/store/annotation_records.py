"""What a finding says, as the canonical JSON that is stored, and back again.

Fields that say no more than their default are left out. What is read has to come out the same when
it is written again, so that no unknown, doubled or differently spelt field slips in.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import PydanticSerializationError, SchemaSerializer

from medannot.domain.annotation.finding import (
    KIND_OF,
    Advice,
    Content,
    Diagnosis,
    FindingKind,
    Lesion,
    Quality,
    Region,
)
from medannot.domain.audit import canonical_json
from medannot.domain.errors import EnvironmentFault, InputFault

_ADAPTERS: Mapping[FindingKind, TypeAdapter[Any]] = MappingProxyType(
    # A union takes the rules of the adapter and hands them down; a dataclass alone would not.
    {
        kind: TypeAdapter(cast("Any", type_ | None), config=ConfigDict(strict=True, extra="forbid"))
        for type_, kind in KIND_OF.items()
    }
)


def _sorted(schema: Any) -> Any:  # noqa: ANN401  # pydantic's own nested description
    """Return a schema with the fields of each class in the order of canonical JSON."""
    if isinstance(schema, list):
        return [_sorted(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _sorted(value) for key, value in schema.items()}
    if found.get("type") == "dataclass":
        found["fields"] = sorted(found["fields"])
    return found


_WRITERS: Mapping[FindingKind, SchemaSerializer] = MappingProxyType(
    {kind: SchemaSerializer(_sorted(one.core_schema)) for kind, one in _ADAPTERS.items()}
)
"""Write what `canonical_json` does, but for some numbers, in one go."""


def content_text(content: Content) -> str:
    """Return what a finding says as canonical JSON.

    Raises:
        InputFault: a value cannot be stored, such as a number that is none.
    """
    adapter = _ADAPTERS[KIND_OF[type(content)]]
    try:
        written = _written(adapter, content)
        # A whole number where a fraction may stand comes back as a fraction: write it as one.
        return _written(adapter, adapter.validate_json(written))
    except (ValueError, PydanticSerializationError) as fault:
        raise InputFault(
            "This {kind} holds a value that cannot be stored; correct it and try again.",
            kind=KIND_OF[type(content)].value,
        ) from fault


def content_of(kind: FindingKind, text: str) -> Content:
    """Return what a finding says from its stored text.

    Raises:
        EnvironmentFault: the text is not what `content_text` would write: it was altered, or a
            newer program wrote it.
    """
    adapter = _ADAPTERS[kind]
    try:
        content: Content | None = adapter.validate_json(text)
        if content is not None and _is_written_so(kind, content, text):
            return content
    except (ValueError, PydanticSerializationError):
        pass
    raise EnvironmentFault(
        "A stored {kind} cannot be read; verify the audit, and restore a backup where it finds "
        "something altered.",
        kind=kind.value,
    )


def _is_written_so(kind: FindingKind, content: Content, text: str) -> bool:
    """Tell whether a content comes out as a text, asking first what answers soonest."""
    quick = _WRITERS[kind].to_json(content, exclude_defaults=True, warnings="error")
    return quick == text.encode() or _written(_ADAPTERS[kind], content) == text


def topic_of(content: Content) -> str:
    """Return what lists look for: a node, or why an image is discarded; else nothing."""
    if isinstance(content, Quality):
        return content.discarded.value if content.discarded else ""
    if isinstance(content, Region):
        return content.site.term.node_id
    if isinstance(content, Lesion):
        return content.term.node_id
    if isinstance(content, Diagnosis | Advice):
        return content.term.node_id if content.term else ""
    return ""


def topic_of_text(kind: str, text: str) -> str:
    """Return the topic of a stored content.

    Raises:
        EnvironmentFault: the text cannot be read.
    """
    return topic_of(content_of(FindingKind(kind), text))


def _written(adapter: TypeAdapter[Any], content: Content | None) -> str:
    flat = adapter.dump_python(content, mode="json", exclude_defaults=True, warnings="error")
    text = canonical_json(flat)
    text.encode()  # lone surrogates are signs of no language
    return text
