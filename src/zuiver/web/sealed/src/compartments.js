// Compartments: each version has a key pair of its own, wrapped for each reader apart. Who has no wrap reads nothing.
import { contextOf, open, seal } from "./envelope.js";
import { demand } from "./errors.js";
import { randomBytes, textOf, utf8 } from "./bytes.js";
import { identityFrom, recipientOf, SEED } from "./keys.js";
import { demandListing } from "./slices.js";

const NOTHING = new Uint8Array(0);

/** A new compartment, or the next version of one: { case, compartment, key, identity, recipient }. */
export async function newCompartment(caseId, compartment, key = 1) {
  const identity = identityFrom(randomBytes(SEED));
  return { case: caseId, compartment, key, identity, recipient: await recipientOf(identity) };
}

/**
 * The version that holds from now on, after somebody left the readers. What was sealed before stays readable for who
 * could read it: that cannot be taken back, and the log says so.
 */
export const nextVersion = (space) => newCompartment(space.case, space.compartment, space.key + 1);

/** The key of a compartment, for one reader. `author` is { signingSeed, role }. */
export function wrapFor(space, reader, author) {
  const context = { ...placeOf(space), kind: "wrap", role: author.role, for: reader.fingerprint };
  return seal(contextOf(context), { body: utf8(space.identity) }, author.signingSeed, reader.recipient);
}

/** One wrap for each reader: [{ fingerprint, envelope }]. */
export function wrapForAll(space, readers, author) {
  return Promise.all(
    readers.map(async (reader) => ({
      fingerprint: reader.fingerprint,
      envelope: await wrapFor(space, reader, author),
    })),
  );
}

/**
 * The compartment that a wrap opens, for the reader with these keys. `signers` are the public keys that may hand out this
 * key: otherwise the server could slip in a compartment of its own, to which everybody would then write.
 */
export async function openWrap(envelope, keys, { case: caseId, compartment, key }, signers) {
  const expected = { kind: "wrap", case: caseId, compartment, key: String(key), for: keys.fingerprint };
  const content = await open(envelope, keys.identity, expected, signers);
  const identity = textOf(content.body);
  const recipient = await recipientOf(identity);
  return { case: caseId, compartment, key, identity, recipient, author: content.context.author };
}

/** Seals a message: any value that JSON can hold. `author` is { signingSeed, role }. */
export function sealMessage(space, { item, number }, value, author) {
  const context = contextOf({ ...placeOf(space), kind: "message", item, number: String(number), role: author.role });
  return seal(context, { body: utf8(JSON.stringify(value)) }, author.signingSeed, space.recipient);
}

/** Seals a file with its name and type inside. `file` is { name, type, bytes }, or { name, type, body } for what went in slices. */
export function sealFile(space, { item, number }, { name, type, bytes = NOTHING, body }, author) {
  const context = contextOf({ ...placeOf(space), kind: "file", item, number: String(number), role: author.role });
  const meta = utf8(JSON.stringify({ name, type, body }));
  return seal(context, { meta, body: bytes }, author.signingSeed, space.recipient);
}

/** Opens a message or a file: { context, value } or { context, name, type, bytes }; of a large file `body` says where its bytes are. */
export async function openItem(space, { kind, item, number }, envelope, signers) {
  const expected = { ...placeOf(space), kind, item, number: String(number) };
  const { context, meta, body } = await open(envelope, space.identity, expected, signers);
  if (kind === "message") return { context, value: JSON.parse(textOf(body)) };
  demand(kind === "file", "sealing.elsewhere");
  const { name, type, body: listing } = JSON.parse(textOf(meta));
  const file = { context, name: String(name), type: String(type) };
  return listing === undefined ? { ...file, bytes: body } : { ...file, body: demandListing(listing) };
}

const placeOf = (space) => ({ case: space.case, compartment: space.compartment, key: String(space.key) });
