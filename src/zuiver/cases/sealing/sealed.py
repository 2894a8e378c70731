"""Sealing and opening whole envelopes, on a machine that holds a key: tests, recovery drills, tools."""

import unicodedata
from collections.abc import Mapping

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.sealing import age_files, frame
from zuiver.cases.sealing.compartments import Compartment
from zuiver.cases.sealing.envelope import (
    AGE_HEADER_SIZES,
    CLASSES,
    HEADER,
    MAGIC,
    VERSION,
    Envelope,
    Kind,
    Lock,
    read_envelope,
)
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.recovery import Keys
from zuiver.cases.sealing.signatures import public_text


def seal(
    context: Mapping[str, str], meta: bytes, body: bytes, signer: Ed25519PrivateKey, recipient: str
) -> bytes:
    """Return the envelope of a message, file, wrap or share for one public key; `author` is filled in from the signer."""
    whole = {**context, "author": public_text(signer)}
    kind = Kind[whole["kind"].upper()]
    size_class = frame.smallest_class(whole, meta, body, CLASSES[kind])
    envelope = Envelope(
        kind,
        Compartment[whole["compartment"].upper()],
        size_class,
        int(whole["key"]),
        Lock.READER,
        frame.context_digest(whole),
    )
    sealed = age_files.encrypt(frame.fill(whole, meta, body, signer, size_class), [recipient])
    return write_header(envelope) + sealed


def lock(keys: Keys, passphrase: str, *, work: int) -> bytes:
    """Return the envelope of somebody's own keys that this passphrase opens, as `lockWithPassphrase` makes it in the browser.

    `work` is the power of two of scrypt: a browser takes 17.
    """
    context = {
        **dict.fromkeys(frame.CONTEXT.fields, "-"),
        "kind": Kind.KEYS.word, "compartment": "none", "key": "0", "number": "0",
        "for": keys.fingerprint, "author": public_text(keys.signer),
    }  # fmt: skip
    size_class = frame.smallest_class(context, b"", keys.seeds, CLASSES[Kind.KEYS])
    envelope = Envelope(
        Kind.KEYS, Compartment.NONE, size_class, 0, Lock.PASSPHRASE, frame.context_digest(context)
    )
    inside = frame.fill(context, b"", keys.seeds, keys.signer, size_class)
    prepared = unicodedata.normalize("NFC", passphrase).strip()
    return write_header(envelope) + age_files.encrypt_locked(inside, prepared, work)


def open_sealed(data: bytes, identity: str, expected: Mapping[str, str]) -> frame.Content:
    """Return what an envelope holds, after all checks of docs/reference/sealed-format.md.

    `expected` says where it was found. Raises `NotSealedRight` or `NotSigned` when anything does not agree.
    """
    envelope = read_envelope(data)
    content = frame.read(age_files.decrypt(data[HEADER.size :], identity))
    return _checked(envelope, content, expected)


def open_locked(data: bytes, passphrase: str, expected: Mapping[str, str]) -> frame.Content:
    """Return somebody's own keys from the envelope that their passphrase opens."""
    envelope = read_envelope(data)
    try:
        inside = pyrage.passphrase.decrypt(data[HEADER.size :], passphrase)
    except pyrage.DecryptError as refused:
        raise NotSealedRight(
            "sealing.passphrase",
            "This passphrase does not open these keys. Type it again, or take another way.",
        ) from refused
    return _checked(envelope, frame.read(inside), expected)


def write_header(envelope: Envelope) -> bytes:
    """Return the 48 bytes that `read_header` reads."""
    return HEADER.pack(
        MAGIC,
        VERSION,
        envelope.kind,
        envelope.compartment,
        envelope.size_class,
        envelope.key_version,
        envelope.lock,
        0,
        AGE_HEADER_SIZES[envelope.lock],
        envelope.context_digest,
    )


def _checked(envelope: Envelope, content: frame.Content, expected: Mapping[str, str]) -> frame.Content:
    outside = {
        "kind": envelope.kind.word,
        "compartment": envelope.compartment.word,
        "key": str(envelope.key_version),
    }
    if frame.context_digest(content.context) != envelope.context_digest:
        raise NotSealedRight(
            "sealing.relabelled",
            "The label outside is not the one inside: somebody exchanged it. Tell the people who approve keys.",
        )
    frame.demand(content, {**expected, **outside})
    return content
