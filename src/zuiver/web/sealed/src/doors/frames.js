// How a browser and the server hand each other sealed pieces: as in src/zuiver/web/cases/frames.py.
import { SealingError, demand } from "../errors.js";
import { joined, textOf, utf8 } from "../bytes.js";

/** The most that the server takes at once, in bytes: LARGEST of src/zuiver/web/cases/answers.py. */
export const LARGEST = 4 * 2 ** 20;
/** How long a frame with a slice of a file is, whichever slice. */
export const STEP = 2 ** 20;
const SMALLEST = 2 ** 16;

/** A frame of fields; each Uint8Array in them travels behind the JSON. Zeros behind it, so that few lengths are ever seen. */
export function writeFrame(fields, least = SMALLEST) {
  const blobs = [];
  const content = utf8(JSON.stringify({ ...outwards(fields, blobs), blobs: blobs.map((blob) => blob.length) }));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, content.length);
  return filled(joined(length, content, ...blobs), least);
}

/** Up to 64 KiB (a report with a long text), then a power of two, from 1 MiB on the next whole one: there only files tell. */
function filled(frame, least) {
  const power = Math.max(least, 2 ** Math.ceil(Math.log2(frame.length)));
  const whole = power <= STEP ? power : Math.ceil(frame.length / STEP) * STEP;
  return joined(frame, new Uint8Array(whole - frame.length));
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
