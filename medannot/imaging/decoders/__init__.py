"""Compressed frames of DICOM files: what can be opened, checked before and decoded after."""

from medannot.imaging.decoders.decoding import check_codestream, decode
from medannot.imaging.decoders.expected import Decoded, Expected
from medannot.imaging.decoders.syntaxes import SYNTAXES, Syntax, refuse_syntax

__all__ = [
    "SYNTAXES",
    "Decoded",
    "Expected",
    "Syntax",
    "check_codestream",
    "decode",
    "refuse_syntax",
]
