// Large files at a door: sent ahead slice by slice, going on where it stopped, and fetched the same way.
import { digestOfFile, hex, randomBytes, randomId } from "../bytes.js";
import { SealingError, demand } from "../errors.js";
import { SEED, identityFrom, recipientOf } from "../keys.js";
import { digestOfAll } from "../proof.js";
import { bodyClass, openSlices, sealSlices, sliceCount } from "../slices.js";

/** The largest file, in bytes: MOST_MB of src/zuiver/web/cases/answers.py. */
export const MOST = 200 * 2 ** 20;
const PAUSES = [1_000, 3_000]; // milliseconds
// Small files travel inside the message as ever: up to this each, with what goes around them, and up to that together.
const INLINE = 2 ** 19;
const INLINE_TOGETHER = 2 ** 21;
const AROUND = 4096;
const BATCH = 8 * 2 ** 20; // bytes of a file that are handed over to the browser's own store at a time

const NOBODY = { onSlice: () => {}, isPaused: () => false };
const uploads = new WeakMap(); // a chosen file -> its upload, for as long as the page holds the file
const chosen = (file) => file.blob ?? file; // a page may describe the same choice twice

/** How long a file is. It comes as { name, type, bytes } or, without being read, { name, type, blob }. */
export const sizeOf = (file) => file.blob?.size ?? file.bytes.length;

/**
 * Files, ready to be sealed in this order: { name, type, bytes }, or { name, type, body, named } for those that went ahead.
 * Called again after a broken connection it goes on where it stopped. `fields` go along with each slice; `watch` is
 * { onSlice(file, done, count), isPaused() }. Throws "door.paused" when paused and "door.away" when the connection broke.
 */
export async function sendAhead(door, files, fields = {}, watch = NOBODY) {
  if (files.some((file) => sizeOf(file) > MOST)) await door("too_large"); // says why, in the reader's language
  const isLarge = largeOnes(files);
  const ready = [];
  for (const file of files) {
    if (isLarge.has(file)) ready.push(await sentAhead(door, file, fields, watch));
    else ready.push({ name: file.name, type: file.type, bytes: file.bytes ?? (await bytesOf(file.blob)) });
  }
  return ready;
}

/** Contents of pieces, [{ kind, content }], with the files among them ready to be sealed. */
export async function contentsAhead(door, contents, fields, watch) {
  const files = contents.filter(({ kind }) => kind === "file").map(({ content }) => content);
  const ready = await sendAhead(door, files, fields, watch);
  return contents.map((one) => (files.includes(one.content) ? { ...one, content: ready[files.indexOf(one.content)] } : one));
}

/** Forgets what went ahead of these files: the server has not all of it any more. */
export const forgetUploads = (files) => files.forEach((file) => uploads.delete(chosen(file)));

/** A file of an opened item as a Blob. `fields` say whose it is; the slices are checked and opened as they come. */
export async function fileOf(door, item, fields = {}, watch = NOBODY) {
  if (!item.body) return new Blob([item.bytes]);
  const { id, digests } = item.body;
  const fetchSlice = async (number) => {
    const slice = await patiently(() => door("file", { ...fields, upload: id, number }));
    watch.onSlice(item, number + 1, digests.length);
    return slice;
  };
  const parts = [];
  let batch = [];
  let length = 0;
  try {
    const reader = (await openSlices(item.body, fetchSlice)).getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      batch.push(value);
      length += value.length;
      if (length < BATCH) continue;
      parts.push(new Blob(batch));
      batch = [];
      length = 0;
    }
  } catch (problem) {
    throw problem instanceof SealingError ? problem : new SealingError("sealing.does_not_open");
  }
  return new Blob([...parts, ...batch]);
}

function largeOnes(files) {
  const large = new Set();
  let together = 0;
  for (const file of files) {
    const filled = 2 ** Math.ceil(Math.log2(Math.max(2 ** 16, sizeOf(file) + AROUND)));
    if (filled > INLINE || together + filled > INLINE_TOGETHER) large.add(file);
    else together += filled;
  }
  return large;
}

async function sentAhead(door, file, fields, watch) {
  const choice = chosen(file);
  if (!uploads.has(choice)) uploads.set(choice, newUpload(file));
  return uploads.get(choice)(door, fields, watch);
}

/** An upload: a function that sends what is still to be sent, and gives what the piece that names it needs. */
function newUpload(file) {
  const blob = file.blob ?? new Blob([file.bytes]);
  const id = randomId();
  const token = hex(randomBytes(32));
  const key = identityFrom(randomBytes(SEED));
  const sizeClass = bodyClass(blob.size);
  const digests = [];
  let slices = null;
  let next = null; // sealed, and not known to be there
  let isDoubtful = false;
  const there = (door, fields) => door("uploaded", { ...fields, upload: id, token });

  const send = async (door, fields) => {
    if (isDoubtful) {
      const found = await there(door, fields);
      demand(digests.every((_, number) => found.includes(number)), "upload_gone");
      isDoubtful = false;
      if (found.includes(digests.length)) return;
    }
    isDoubtful = true;
    await door("upload", { ...fields, upload: id, token, size_class: sizeClass, number: digests.length, sealed: next });
    isDoubtful = false;
  };

  return async (door, fields, watch) => {
    slices ??= sealSlices(blob, id, await recipientOf(key));
    for (;;) {
      demand(!watch.isPaused(), "door.paused");
      next ??= (await slices.next()).value ?? null;
      if (!next) break;
      await patiently(() => send(door, fields));
      digests.push(await digestOfFile(next));
      next = null;
      watch.onSlice(file, digests.length, sliceCount(sizeClass));
    }
    demand(digests.length === sliceCount(sizeClass), "sealing.unreadable"); // the file broke off earlier
    const body = { id, key, size: blob.size, digests };
    return { name: file.name, type: file.type, body, named: { id, token, digest: digestOfAll(digests) } };
  };
}

/** Tries again after a moment when nobody answered: only for what may come as often as it likes. */
export async function patiently(deed) {
  for (const pause of PAUSES) {
    try {
      return await deed();
    } catch (problem) {
      if (problem.code !== "door.away") throw problem;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return deed();
}

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());
