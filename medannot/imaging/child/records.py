"""Frozen dataclasses to messages and back, by their declared types and nothing else.

Reading is strict: a member that is missing, too many, of another type or beyond the bounds here is
a `WireFault`. No name that came over the wire is ever looked up but in the declared types.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from medannot.domain.errors import Sentence
from medannot.imaging.child.sentences import pack_sentence, unpack_sentence
from medannot.imaging.child.wire import Buffer, WireFault

MOST_TEXT = 20_000
MOST_ENTRIES = 100_000

DTYPES: Mapping[str, np.dtype[Any]] = {
    kind: np.dtype(kind)
    for kind in ("|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<f4", "<f8", "<i8", "|b1")
}


class Packer:
    """Turns values into JSON, and collects the buffers that they need.

    Attributes:
        buffers: views of the values' own memory, in the order in which the JSON counts them.
    """

    def __init__(self) -> None:
        self.buffers: list[memoryview] = []

    def pack(self, value: object) -> Any:  # noqa: ANN401 - JSON
        """Return the JSON of a value.

        Raises:
            TypeError: there is no way to send such a value.
        """
        if isinstance(value, Sentence):
            return pack_sentence(value)
        if isinstance(value, StrEnum):
            return value.value
        if value is None or isinstance(value, (str, bool)):
            return value
        if isinstance(value, (int, float)):
            return value
        return self._pack_compound(value)

    def _pack_compound(self, value: object) -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, np.generic):
            return value.item()
        if isinstance(value, np.ndarray):
            return self._pack_array(value)
        if isinstance(value, bytes):
            return self._add(memoryview(value))
        if isinstance(value, tuple):
            if len(value) > 64 and all(type(entry) is int for entry in value):
                return {"whole": self._pack_array(np.array(value, dtype="<i8"))}
            return [self.pack(entry) for entry in value]
        if is_dataclass(value) and not isinstance(value, type):
            members = {field.name: self.pack(getattr(value, field.name)) for field in fields(value)}
            return {"kind": type(value).__name__, **members}
        raise TypeError(f"a {type(value).__name__} cannot be sent")

    def _pack_array(self, array: NDArray[Any]) -> dict[str, Any]:
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        if plain.dtype.str not in DTYPES:
            raise TypeError(f"an array of {plain.dtype} cannot be sent")
        sent = np.packbits(plain) if plain.dtype == np.bool_ else plain
        place = self._add(sent.reshape(-1).view(np.uint8).data)
        return {"type": plain.dtype.str, "shape": list(plain.shape), "buffer": place}

    def _add(self, buffer: memoryview) -> int:
        self.buffers.append(buffer)
        return len(self.buffers) - 1


class Unpacker:
    """Reads values of declared types out of JSON and buffers that nobody vouches for.

    Args:
        buffers: what came with the JSON.
    """

    def __init__(self, buffers: tuple[Buffer, ...]) -> None:
        self._buffers = buffers

    def record(self, declared: type[Any], found: object) -> Any:  # noqa: ANN401 - by `declared`
        """Return a dataclass of exactly the declared class.

        Raises:
            WireFault: what was found is anything else.
        """
        hints = _hints(declared)
        if not isinstance(found, dict) or found.get("kind") != declared.__name__:
            raise WireFault(f"no {declared.__name__} where one belongs")
        if found.keys() != hints.keys() | {"kind"}:
            raise WireFault(f"a {declared.__name__} with other members")
        return declared(**{name: self.value(hint, found[name]) for name, hint in hints.items()})

    def value(self, hint: Any, found: object) -> Any:  # noqa: ANN401 - by `hint`
        """Return a value of the declared type.

        Raises:
            WireFault: what was found is anything else.
        """
        origin = get_origin(hint)
        if origin in {Union, types.UnionType}:
            return self._one_of(get_args(hint), found)
        if origin is np.ndarray:
            return self._array(found)
        if origin is tuple:
            return self._tuple(get_args(hint), found)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(hint, found)
        return self._single(hint, found)

    def _single(self, hint: Any, found: object) -> Any:  # noqa: ANN401 - by `hint`
        if hint is bytes:
            return self._buffer(found).tobytes()
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return _member(hint, found)
        return _plain(hint, found)

    def _one_of(self, hints: tuple[Any, ...], found: object) -> Any:  # noqa: ANN401 - by `hints`
        if found is None and types.NoneType in hints:
            return None
        others = [hint for hint in hints if hint is not types.NoneType]
        if len(others) > 1 and isinstance(found, dict) and all(map(is_dataclass, others)):
            kind = found.get("kind")
            others = [hint for hint in others if hint.__name__ == kind]
        if not others:
            raise WireFault("a value of no declared type")
        return self.value(others[0], found)

    def _tuple(self, hints: tuple[Any, ...], found: object) -> tuple[Any, ...]:
        if isinstance(found, dict) and found.keys() == {"whole"} and hints == (int, ...):
            array = self._array(found["whole"])
            if array.ndim != 1 or array.dtype.str != "<i8" or len(array) > MOST_ENTRIES:
                raise WireFault("no list of whole numbers")
            return tuple(array.tolist())
        if not isinstance(found, list) or len(found) > MOST_ENTRIES:
            raise WireFault("no list where one belongs")
        if hints[1:] == (...,):
            return tuple(self.value(hints[0], entry) for entry in found)
        if len(found) != len(hints):
            raise WireFault("a list of another length")
        return tuple(self.value(hint, entry) for hint, entry in zip(hints, found, strict=True))

    def _array(self, found: object) -> NDArray[Any]:
        if not isinstance(found, dict) or found.keys() != {"type", "shape", "buffer"}:
            raise WireFault("no array where one belongs")
        dtype = DTYPES.get(found["type"]) if isinstance(found["type"], str) else None
        shape = found["shape"]
        if dtype is None or not isinstance(shape, list) or not 1 <= len(shape) <= 3:
            raise WireFault("an array of no known type")
        if any(type(side) is not int or not 0 <= side <= 1 << 40 for side in shape):
            raise WireFault("an array of no possible shape")
        return _shaped(self._buffer(found["buffer"]), dtype, tuple(shape))

    def _buffer(self, found: object) -> Buffer:
        if type(found) is not int or not 0 <= found < len(self._buffers):
            raise WireFault("a buffer that is not there")
        return self._buffers[found]


def _shaped(buffer: Buffer, dtype: np.dtype[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    count = 1
    for side in shape:
        count *= side
    if dtype == np.bool_:
        if buffer.nbytes != (count + 7) // 8:
            raise WireFault("an array of another size")
        return np.unpackbits(buffer, count=count).view(np.bool_).reshape(shape)
    if buffer.nbytes != count * dtype.itemsize:
        raise WireFault("an array of another size")
    array = buffer.view(dtype).reshape(shape)
    array.flags.writeable = False
    return array


def _member(declared: type[StrEnum], found: object) -> StrEnum:
    for member in declared:
        if member.value == found:
            return member
    raise WireFault(f"no {declared.__name__} where one belongs")


def _plain(hint: object, found: object) -> Any:  # noqa: ANN401 - by `hint`
    read = _PLAIN.get(hint)
    if read is None:
        raise TypeError(f"{hint} cannot be received")
    return read(found)


def _text(found: object) -> str:
    if isinstance(found, dict):
        return unpack_sentence(found)
    if not isinstance(found, str) or len(found) > MOST_TEXT:
        raise WireFault("no text where one belongs")
    return found


def _whole(found: object) -> int:
    if type(found) is not int or abs(found) > 1 << 53:
        raise WireFault("no whole number where one belongs")
    return found


def _number(found: object) -> float:
    if type(found) is int:
        return float(_whole(found))
    if not isinstance(found, float):
        raise WireFault("no number where one belongs")
    return found


def _flag(found: object) -> bool:
    if not isinstance(found, bool):
        raise WireFault("no truth value where one belongs")
    return found


_PLAIN: Mapping[object, Callable[[object], object]] = {
    str: _text,
    Sentence: unpack_sentence,
    int: _whole,
    float: _number,
    bool: _flag,
}


_KNOWN: dict[type[Any], dict[str, Any]] = {}


def _hints(declared: type[Any]) -> dict[str, Any]:
    # Finding out is slow, and a frame asks for the same few classes again and again.
    known = _KNOWN.get(declared)
    if known is None:
        hints = get_type_hints(declared)
        known = {field.name: hints[field.name] for field in fields(declared)}
        _KNOWN[declared] = known
    return known
