"""Runs a case of the shared vectors through Python: the twin of vectors.mjs."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from zuiver.cases.sealing import bodies, directory, envelope, proof, reporter, sealed, signatures
from zuiver.cases.sealing.age_keys import recipient_of
from zuiver.cases.sealing.directory_entries import Reader
from zuiver.cases.sealing.frame import Content
from zuiver.cases.sealing.recipients import choose
from zuiver.cases.sealing.recovery import Keys, recover
from zuiver.cases.sealing.sealed import write_header
from zuiver.cases.sealing.signatures import fingerprint, public_text
from zuiver.cases.sealing.slices import body_header, slice_count, slice_size
from zuiver.cases.words.code import read_code
from zuiver.kernel.errors import Refusal


def run(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return {"output": ...} or {"error": code}, as JSON would hold it."""
    try:
        return {"output": RUNS[name](given)}
    except Refusal as refusal:
        return {"error": refusal.code}


def keys(given: Mapping[str, Any]) -> dict[str, str]:
    found = Keys(bytes.fromhex(given["seeds"]))
    return {
        "identity": found.identity,
        "recipient": recipient_of(found.identity),
        "signer": public_text(found.signer),
        "fingerprint": found.fingerprint,
    }


def code_read(given: Mapping[str, Any]) -> dict[str, Any]:
    typed = read_code(given["text"])
    unknown = [{**asdict(one), "offered": list(one.offered)} for one in typed.unknown]
    return {"words": list(typed.words), "unknown": unknown, "check": typed.check, "isCode": typed.is_code}


def code_derive(given: Mapping[str, Any]) -> dict[str, str]:
    found = reporter.derive(given["words"], given["salt"])
    public = (recipient_of(found.identity), public_text(found.signer))
    return {"verifier": found.verifier.hex(), "fingerprint": fingerprint(public)}


def header(given: Mapping[str, Any]) -> dict[str, Any]:
    found = envelope.read_envelope(base64.b64decode(given["envelope"]))
    return {
        "kind": found.kind.word,
        "compartment": found.compartment.word,
        "sizeClass": found.size_class,
        "key": found.key_version,
        "lock": found.lock.name.lower(),
        "contextDigest": found.context_digest.hex(),
        "size": found.size,
    }


def open_(given: Mapping[str, Any]) -> dict[str, Any]:
    return shown(
        sealed.open_sealed(base64.b64decode(given["envelope"]), given["identity"], given["expected"])
    )


def unlock(given: Mapping[str, Any]) -> dict[str, str]:
    data = base64.b64decode(given["envelope"])
    return {"seeds": sealed.open_locked(data, given["passphrase"], {"for": given["fingerprint"]}).body.hex()}


def shown(content: Content) -> dict[str, Any]:
    return {"context": content.context, "meta": content.meta.hex(), "body": content.body.hex()}


def directory_(given: Mapping[str, Any]) -> dict[str, Any]:
    seen = given.get("seen")
    found = directory.verify(
        given["records"],
        given.get("firstHash"),
        directory.Seen(seen["number"], seen["hash"]) if seen else None,
    )
    return {
        "number": found.number,
        "head": found.head,
        "approvers": found.approvers,
        "readers": list(found.readers),
        "ended": list(found.ended),
    }


def proof_(given: Mapping[str, Any]) -> dict[str, str]:
    found = proof.verify(given["text"], given["keys"])
    return {
        "organisation": found.organisation,
        "case": str(found.case),
        "day": found.day.isoformat(),
        "digest": found.digest,
    }


def choose_(given: Mapping[str, Any]) -> dict[str, Any]:
    readers = [
        Reader(UUID(one["person"]) if one["person"] else None, "", one["role"], one["fingerprint"], "")
        for one in given["readers"]
    ]
    found = choose(
        readers,
        [UUID(one) for one in given["chosen"]],
        [UUID(one) for one in given["excluded"]],
        roles=given["roles"],
        with_recovery=given["withRecovery"],
    )
    return {
        "readers": [reader.recipient for reader in found.readers],
        "added": [str(person) for person in found.added],
        "people": found.people,
    }


def listing(given: Mapping[str, Any]) -> dict[str, Any]:
    found = bodies.read_listing(given["meta"].encode())
    assert found is not None
    last = slice_count(found.size_class) - 1
    return {
        "listing": found.meta,
        "sizeClass": found.size_class,
        "lastSlice": slice_size(found.size_class, last),
        "header": write_header(body_header(found.id, found.size_class)).hex(),
    }


RUNS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "keys": keys,
    "code_read": code_read,
    "code_derive": code_derive,
    "header": header,
    "open": open_,
    "unlock": unlock,
    "directory": directory_,
    "proof": proof_,
    "digest_of_all": lambda given: proof.digest_of_all(given["digests"]),
    "signature": lambda given: signatures.is_signed(**given_signature(given)),
    "recover": lambda given: {"seeds": recover(given["texts"]).seeds.hex()},
    "choose": choose_,
    "listing": listing,
}


def given_signature(given: Mapping[str, Any]) -> dict[str, str]:
    return {
        "public_key": given["key"],
        "purpose": given["purpose"],
        "content": given["content"],
        "signature": given["signature"],
    }
