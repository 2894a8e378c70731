// Envelopes: 48 bytes of header and one age file. What the server sees, and the sealing and opening that it never does.
import { Decrypter, Encrypter } from "age-encryption";
import { SealingError, demand } from "./errors.js";
import { hex, joined, utf8 } from "./bytes.js";
import { contextDigest, demandPlace, fill, neededFor, readFrame } from "./frame.js";
import { AGE_HEADER_SIZES, AGE_HEADERS, CLASSES, COMPARTMENTS, KINDS, LOCKS, LOCKS_OF, wordOf } from "./kinds.js";
import { publicKeyOf } from "./signatures.js";

const HEADER = 48;
const VERSION = 1;
const EMPTY = new Uint8Array(0);

/** The length of a whole envelope of this class and lock. */
export function envelopeSize(sizeClass, lock = "reader") {
  const content = 2 ** sizeClass;
  return HEADER + AGE_HEADER_SIZES[lock] + 16 + content + 16 * Math.max(1, Math.ceil(content / 65_536));
}

/** What a whole envelope says outside, after all checks that need no key. */
export function readEnvelope(bytes) {
  demand(bytes.length >= HEADER && String.fromCharCode(...bytes.subarray(0, 4)) === "ZUIV", "sealing.envelope");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  demand(view.getUint8(4) === VERSION, "sealing.version", { found: view.getUint8(4), known: VERSION });
  const header = {
    kind: wordOf(KINDS, view.getUint8(5)),
    compartment: wordOf(COMPARTMENTS, view.getUint8(6)),
    sizeClass: view.getUint8(7),
    key: view.getUint16(8),
    lock: wordOf(LOCKS, view.getUint8(10)),
    contextDigest: hex(bytes.subarray(16, HEADER)),
  };
  demand(isConsistent(header) && view.getUint8(11) === 0, "sealing.envelope");
  const start = AGE_HEADER_SIZES[header.lock];
  demand(view.getUint32(12) === start, "sealing.envelope");
  const expected = envelopeSize(header.sizeClass, header.lock);
  demand(bytes.length === expected, "sealing.length", { found: bytes.length, expected });
  const front = String.fromCharCode(...bytes.subarray(HEADER, HEADER + start));
  demand(AGE_HEADERS[header.lock].test(front), "sealing.envelope");
  return header;
}

/**
 * Seals something for one public key. `context` has all fields but `author`, which follows from who signs.
 * @returns {Promise<Uint8Array>}
 */
export function seal(context, { meta = EMPTY, body }, signingSeed, recipient) {
  const age = new Encrypter();
  age.addRecipient(recipient);
  return sealWith(age, "reader", context, { meta, body }, signingSeed);
}

/** Seals with an encrypter that is ready: for keys under a passphrase or a passkey. */
export async function sealWith(age, lock, context, { meta = EMPTY, body }, signingSeed) {
  const whole = { ...context, author: publicKeyOf(signingSeed) };
  const needed = neededFor(whole, meta, body);
  const classes = CLASSES[whole.kind];
  const sizeClass = classes.find((one) => needed <= 2 ** one);
  demand(sizeClass !== undefined, "sealing.too_large", { most: 2 ** classes.at(-1) });
  const inside = await age.encrypt(await fill(whole, meta, body, signingSeed, sizeClass));
  return joined(headerOf(whole, sizeClass, lock), inside);
}

/**
 * Opens an envelope. `expected` names the fields that must stand in the context: where it was found.
 * `signers` are the public keys that may have written this; without them the caller has to look at `context.author`.
 */
export async function open(bytes, identity, expected, signers) {
  const age = new Decrypter();
  age.addIdentity(identity);
  return openWith(age, bytes, expected, signers);
}

export async function openWith(age, bytes, expected, signers) {
  const header = readEnvelope(bytes);
  const content = readFrame(await decrypted(age, bytes.subarray(HEADER)));
  demand(hex(contextDigest(content.context)) === header.contextDigest, "sealing.relabelled");
  const outside = { kind: header.kind, compartment: header.compartment, key: String(header.key) };
  await demandPlace(content, { ...expected, ...outside });
  demand(!signers || signers.includes(content.context.author), "sealing.author");
  return content;
}

/** A context with nothing in it but what is given. */
export const contextOf = (fields) => ({
  kind: "message", case: "-", compartment: "none", key: "0", item: "-", number: "0", role: "-", for: "-", ...fields,
});

async function decrypted(age, file) {
  try {
    return await age.decrypt(file);
  } catch {
    throw new SealingError("sealing.does_not_open");
  }
}

/** The 48 bytes in front of an age file. */
export function headerOf(context, sizeClass, lock) {
  const header = new Uint8Array(HEADER);
  const view = new DataView(header.buffer);
  header.set(utf8("ZUIV"));
  view.setUint8(4, VERSION);
  view.setUint8(5, KINDS[context.kind]);
  view.setUint8(6, COMPARTMENTS[context.compartment]);
  view.setUint8(7, sizeClass);
  view.setUint16(8, Number(context.key));
  view.setUint8(10, LOCKS[lock]);
  view.setUint32(12, AGE_HEADER_SIZES[lock]);
  header.set(contextDigest(context), 16);
  return header;
}

function isConsistent({ kind, compartment, sizeClass, key, lock }) {
  if (!kind || !compartment || !lock) return false;
  const isOfACase = ["message", "file", "wrap"].includes(kind);
  return (
    CLASSES[kind].includes(sizeClass) &&
    LOCKS_OF[kind].includes(lock) &&
    (compartment !== "none") === isOfACase &&
    key > 0 === isOfACase
  );
}
