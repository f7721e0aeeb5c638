"""The chain's bytes are the same for the same value, and its hash is plain SHA-256."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.audit import GENESIS_HASH, AuditProof, canonical_json, chain_hash

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_the_hash_is_that_of_the_hash_before_and_the_bytes() -> None:
    # printf '%064d{"a":"é"}' 0 | sha256sum
    expected = "5dbe4572a860871a8cc243598340661cd308929bd87a2d010651d4f4f4bb162b"

    assert chain_hash(GENESIS_HASH, canonical_json({"a": "é"})) == expected


def test_keys_are_sorted_and_nothing_is_escaped() -> None:
    assert canonical_json({"b": [1, None, True], "a": "湿疹"}) == '{"a":"湿疹","b":[1,null,true]}'


@given(values)
def test_what_was_written_can_be_read_and_written_again(value: object) -> None:
    text = canonical_json(value)

    assert canonical_json(json.loads(text)) == text


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(float("nan"))


def test_a_proof_with_a_problem_does_not_hold() -> None:
    assert AuditProof(1, 0, 0, GENESIS_HASH, ()).holds
    assert not AuditProof(1, 0, 0, GENESIS_HASH, ("audit entry 1 was altered",)).holds
