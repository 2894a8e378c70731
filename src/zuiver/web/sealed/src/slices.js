// The body of a large file: one age file under a key of its own, cut into slices. As in src/zuiver/cases/sealing/slices.py and
// bodies.py. Everything streams: a file of 200 MiB is never in memory as a whole.
import { Decrypter, Encrypter } from "age-encryption";
import { digestOfFile, isHex, joined } from "./bytes.js";
import { contextOf, envelopeSize, headerOf } from "./envelope.js";
import { SealingError, demand } from "./errors.js";
import { CLASSES } from "./kinds.js";

export const SLICE = 2 ** 20 - 4096; // bytes
const CHUNK = 65_536;
const HEADER = 48;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const KEY = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/;

/** Up to two to this power the body of a file is filled; undefined for a file that no body holds. */
export const bodyClass = (size) => CLASSES.body.find((one) => size <= 2 ** one);

export const sliceCount = (sizeClass) => Math.ceil(envelopeSize(sizeClass) / SLICE);

/** A listing as it stands in a file that names a body, { id, key, size, digests }; throws for anything else. */
export function demandListing(listing) {
  const { id, key, size, digests } = listing ?? {};
  const isRight =
    ID.test(id) && KEY.test(key) && Number.isSafeInteger(size) && size >= 0 && bodyClass(size) !== undefined &&
    Array.isArray(digests) && digests.length === sliceCount(bodyClass(size)) && digests.every((one) => isHex(one, 64));
  demand(isRight, "sealing.body");
  return { id, key, size, digests };
}

/** Yields the slices of a file in order. `blob` is a Blob; `id` names the upload, `recipient` is for its one key. */
export async function* sealSlices(blob, id, recipient) {
  const sizeClass = bodyClass(blob.size);
  demand(sizeClass !== undefined, "sealing.too_large", { most: 2 ** CLASSES.body.at(-1) });
  const age = new Encrypter();
  age.addRecipient(recipient);
  const sealed = await age.encrypt(filledUp(blob, 2 ** sizeClass));
  yield* cut(bodyHeader(id, sizeClass), sealed);
}

/**
 * The bytes of a file as a stream, from `fetchSlice(number)`. Each slice has to be the one that the listing names; the age file
 * inside refuses another order and a false end once more.
 */
export async function openSlices({ id, key, size, digests }, fetchSlice) {
  const header = bodyHeader(id, bodyClass(size));
  let number = 0;
  const sealed = new ReadableStream(
    {
      async pull(controller) {
        const slice = await fetchSlice(number);
        demand((await digestOfFile(slice)) === digests[number], "sealing.body");
        demand(number > 0 || header.every((byte, place) => slice[place] === byte), "sealing.body");
        controller.enqueue(number === 0 ? slice.subarray(HEADER) : slice);
        number += 1;
        if (number === digests.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const age = new Decrypter();
  age.addIdentity(key);
  return (await age.decrypt(sealed)).pipeThrough(withoutFilling(size, 2 ** bodyClass(size)));
}

/** The first bytes of a body: its context names the upload and nothing else. */
export const bodyHeader = (id, sizeClass) => headerOf({ ...contextOf({ kind: "body", item: id }), author: "-" }, sizeClass, "reader");

/** The bytes of a file, and zeros behind them. */
function filledUp(blob, length) {
  const reader = blob.stream().getReader();
  let left = length - blob.size;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read().catch(() => {
          throw new SealingError("sealing.unreadable"); // the file was moved or changed meanwhile
        });
        if (!done) return controller.enqueue(value);
        if (left === 0) return controller.close();
        const zeros = new Uint8Array(Math.min(left, CHUNK));
        left -= zeros.length;
        return controller.enqueue(zeros);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* cut(first, stream) {
  const reader = stream.getReader();
  let waiting = [first];
  let length = first.length;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    waiting.push(value);
    length += value.length;
    while (length >= SLICE) {
      const whole = joined(...waiting);
      yield whole.slice(0, SLICE);
      waiting = [whole.slice(SLICE)];
      length -= SLICE;
    }
  }
  if (length > 0) yield joined(...waiting);
}

/** Lets `size` bytes pass; behind them only zeros may come, up to `whole` bytes. */
function withoutFilling(size, whole) {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const own = Math.max(0, Math.min(chunk.length, size - seen));
      demand(chunk.subarray(own).every((byte) => byte === 0), "sealing.body");
      seen += chunk.length;
      if (own) controller.enqueue(chunk.subarray(0, own));
    },
    flush() {
      demand(seen === whole, "sealing.body");
    },
  });
}
