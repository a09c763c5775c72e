"""What sealing promises: a row opens under its key, in its place, unchanged, or not at all."""

import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from bot.memory.sealing import (
    OVERHEAD,
    SealBroken,
    derived,
    fresh_key,
    keyed_hash,
    padded,
    seal,
    unpadded,
    unseal,
)

KEY = fresh_key()
texts = st.binary(max_size=300)
abouts = st.text(max_size=40)


@given(text=texts, about=abouts)
def test_what_is_sealed_opens_again(text: bytes, about: str):
    sealed = seal(KEY, text, about)
    assert unseal(KEY, sealed, about) == text
    assert len(sealed) == len(text) + OVERHEAD


@given(text=texts, about=abouts, other=abouts)
def test_a_row_does_not_open_in_the_place_of_another(text: bytes, about: str, other: str):
    if about == other:
        other += "/2"
    with pytest.raises(SealBroken):
        unseal(KEY, seal(KEY, text, about), other)


@given(text=texts, about=abouts, data=st.data())
def test_a_changed_bit_does_not_open(text: bytes, about: str, data: st.DataObject):
    sealed = bytearray(seal(KEY, text, about))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(sealed), about)


@given(text=texts, data=st.data())
def test_a_cut_row_does_not_open(text: bytes, data: st.DataObject):
    sealed = seal(KEY, text, "row")
    with pytest.raises(SealBroken):
        unseal(KEY, sealed[: data.draw(st.integers(0, len(sealed) - 1))], "row")


def test_another_key_does_not_open():
    with pytest.raises(SealBroken, match="row 7"):
        unseal(fresh_key(), seal(KEY, b"text", "row 7"), "row 7")


def test_no_two_seals_are_alike():
    assert len({seal(KEY, b"the same", "row") for _ in range(1000)}) == 1000


def test_a_cipher_made_once_seals_like_its_key():
    cipher = AESGCM(KEY)
    assert unseal(KEY, seal(cipher, b"text", "row"), "row") == b"text"
    assert unseal(cipher, seal(KEY, b"text", "row"), "row") == b"text"


@given(text=st.binary(max_size=300), size=st.integers(1, 128))
def test_padding_comes_off_again(text: bytes, size: int):
    long = padded(text, size)
    assert unpadded(long) == text
    assert len(long) % size == 0
    assert len(text) < len(long) <= len(text) + size


@given(first=st.binary(max_size=63), second=st.binary(max_size=63))
def test_texts_below_the_size_come_out_alike(first: bytes, second: bytes):
    assert len(padded(first, 64)) == len(padded(second, 64)) == 64


@pytest.mark.parametrize("text", [b"", b"\0\0", b"text", b"\x80text"])
def test_what_was_not_padded_is_refused(text: bytes):
    with pytest.raises(ValueError, match="not padded"):
        unpadded(text)


def test_padding_needs_a_size():
    with pytest.raises(ValueError, match="at least one"):
        padded(b"text", 0)


@given(parts=st.lists(st.text(max_size=8), max_size=4), others=st.lists(st.text(max_size=8)))
def test_hashes_are_alike_for_the_same_parts_alone(parts: list[str], others: list[str]):
    same = keyed_hash(KEY, *parts) == keyed_hash(KEY, *others)
    assert same == (parts == others)


def test_a_hash_depends_on_where_parts_end_and_on_the_key():
    assert keyed_hash(KEY, "ab", "c") != keyed_hash(KEY, "a", "bc")
    assert keyed_hash(KEY, "ab") != keyed_hash(fresh_key(), "ab")
    assert keyed_hash(KEY, "ñ") == keyed_hash(KEY, "ñ".encode())


def test_a_hash_is_hmac_over_lengths_and_parts():
    framed = b"\0\0\0\2ab\0\0\0\1c"
    assert keyed_hash(KEY, "ab", b"c") == hmac.new(KEY, framed, "sha256").digest()


def test_derived_keys_differ_by_purpose():
    assert derived(KEY, "hashes") == derived(KEY, "hashes")
    assert len({derived(KEY, "hashes"), derived(KEY, "copies"), KEY}) == 3
    assert len(derived(KEY, "hashes")) == 32
