"""Frames as a browser makes them, and answers as it reads them."""

import json
from typing import Any

from django.test import Client

from zuiver.cases.pieces import NewKey, Piece, Report


class Wire:
    """Collects sealed pieces while a frame is made."""

    def __init__(self) -> None:
        self.blobs: list[bytes] = []

    def blob(self, data: bytes) -> dict[str, int]:
        self.blobs.append(data)
        return {"blob": len(self.blobs) - 1}

    def frame(self, fields: dict[str, Any]) -> bytes:
        body = json.dumps({**fields, "blobs": [len(blob) for blob in self.blobs]}).encode()
        return b"".join((len(body).to_bytes(4, "big"), body, *self.blobs))

    def piece(self, piece: Piece) -> dict[str, Any]:
        named = piece.upload
        upload = {"id": str(named.id), "token": named.token, "digest": named.digest} if named else None
        return {
            "id": str(piece.id),
            "compartment": piece.compartment,
            "number": piece.number,
            "kind": piece.kind,
            "sealed": self.blob(piece.sealed),
            **({"upload": upload} if upload else {}),
        }

    def key(self, key: NewKey) -> dict[str, Any]:
        wraps = [
            {"holder": str(wrap.holder_id) if wrap.holder_id else None, "sealed": self.blob(wrap.sealed)}
            for wrap in key.wraps
        ]
        return {
            "compartment": key.compartment,
            "public_key": key.public_key,
            "version": key.version,
            "wraps": wraps,
        }


def report_frame(report: Report) -> bytes:
    wire = Wire()
    return wire.frame(
        {
            "do": "report",
            "case": str(report.case_id),
            "verifier": report.verifier,
            "box_key": report.box_key,
            "signing_key": report.signing_key,
            "family": report.family,
            "keys": [wire.key(key) for key in report.keys],
            "pieces": [wire.piece(piece) for piece in report.pieces],
            "excluded": [str(holder) for holder in report.excluded],
        }
    )


def sent(client: Client, frame: bytes, path: str = "/meldkanaal/deur/") -> dict[str, Any]:
    """What the door answers to a frame, without the padding."""
    response = client.post(path, frame, content_type="application/octet-stream")
    assert response.status_code == 200, response.content[:500]
    size = int.from_bytes(response.content[:4], "big")
    answer: dict[str, Any] = json.loads(response.content[4 : 4 + size])
    answer.pop("blobs")
    return answer
