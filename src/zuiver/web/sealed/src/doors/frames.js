// How a browser and the server hand each other sealed pieces: as in src/zuiver/web/cases/frames.py.
import { SealingError, demand } from "../errors.js";
import { joined, textOf, utf8 } from "../bytes.js";

/** A frame of fields; each Uint8Array in them travels behind the JSON. */
export function writeFrame(fields) {
  const blobs = [];
  const content = utf8(JSON.stringify({ ...outwards(fields, blobs), blobs: blobs.map((blob) => blob.length) }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return joined(length, content, ...blobs);
}

/** The fields of an answer, with each piece where it belongs. */
export function readFrame(bytes) {
  demand(bytes.length >= 4, "door.frame");
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  demand(size >= 2 && 4 + size <= bytes.length, "door.frame");
  const { blobs: lengths = [], ...fields } = parsed(bytes.subarray(4, 4 + size));
  const blobs = [];
  let at = 4 + size;
  for (const length of lengths) {
    demand(Number.isInteger(length) && length >= 0 && at + length <= bytes.length, "door.frame");
    blobs.push(bytes.slice(at, at + length));
    at += length;
  }
  return inwards(fields, blobs);
}

function outwards(value, blobs) {
  if (value instanceof Uint8Array) return { blob: blobs.push(value) - 1 };
  if (Array.isArray(value)) return value.map((one) => outwards(one, blobs));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, outwards(one, blobs)]));
}

function inwards(value, blobs) {
  if (Array.isArray(value)) return value.map((one) => inwards(one, blobs));
  if (value === null || typeof value !== "object") return value;
  if (Object.keys(value).join() === "blob") {
    demand(blobs[value.blob] instanceof Uint8Array, "door.frame");
    return blobs[value.blob];
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inwards(one, blobs)]));
}

function parsed(bytes) {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    throw new SealingError("door.frame");
  }
}
