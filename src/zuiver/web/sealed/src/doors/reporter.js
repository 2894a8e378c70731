// What a reporter does, from the guide to the box. No page and no cookie: pages call these and show what comes back.
import { digestOf, randomId } from "../bytes.js";
import { keysOfCode } from "../code/derive.js";
import { newCompartment, wrapFor } from "../compartments.js";
import { readersOf, signersOf, verifyDirectory } from "../directory.js";
import { SealingError, demand } from "../errors.js";
import { OF_THE_REPORTER } from "../kinds.js";
import { digestOfAll, verifyProof } from "../proof.js";
import { chooseReaders } from "../recipients.js";
import { newPiece, newestSpace, nextNumber, openItems, openSpaces, sendPieces } from "./pieces.js";
import { fileOf, forgetUploads, patiently, sendAhead, sizeOf } from "./uploads.js";

const ROLE = "reporter";

/**
 * The guide with its directory, checked. `trusted` is { firstHash, seen }; throws when the directory does not hold.
 * `isFresh` asks past the copy of the browser: for who has just changed the directory.
 */
export async function readGuide(address, trusted, { isFresh = false } = {}) {
  const request = { credentials: "omit", referrerPolicy: "no-referrer", redirect: "error", cache: isFresh ? "reload" : "default" };
  const response = await fetch(address, request).catch(() => null);
  demand(response?.ok, "door.away");
  const guide = await response.json();
  const directory = await verifyDirectory(guide.records, trusted);
  return { ...guide, directory };
}

/** The keys of the directory but for those that the server calls ended: its word can take somebody away, never add. */
export const reachable = (guide) => readersOf(guide.directory).filter((one) => !guide.away?.includes(one.person));

/**
 * Who will read, before anything is sent: { readers, added, people }. `excluded` are person ids; who has two roles stands
 * in the directory twice under one name, and is excluded under both.
 */
export function readersFor(guide, { chosen, excluded, roles = ["confidant", "officer"] }) {
  const all = reachable(guide);
  const names = all.filter((one) => excluded.includes(one.person)).map((one) => one.name);
  const out = all.filter((one) => one.person && names.includes(one.name)).map((one) => one.person);
  return chooseReaders(all, { chosen, excluded: [...excluded, ...out], roles, withRecovery: true });
}

/**
 * Seals a report and sends it: { caseId, receipt, keys }. `report` is { text, ... }; `identity` null, or what the reporter
 * tells about who they are. `files` are [{ file, cleaned }] as `sendAhead` takes them: large ones go first, watched by
 * `watch`. All three compartments and an identity are always there, so their presence tells nothing.
 *
 * When no answer came, nobody knows whether the report arrived. So the same is sent again, as it was sealed, also when this is
 * called a second time with the same words: the server keeps it once and gives the same receipt.
 */
export async function sendReport(door, guide, given, watch) {
  const gone = (problem) => {
    if (problem.code === "upload_gone") sealedBefore.delete(given.words);
    throw anew(problem, given.files);
  };
  const { keys, fields } = await sealedOnce(door, guide, given, watch).catch(gone);
  const receipt = await patiently(() => door("report", fields)).catch(gone);
  const digest = digestOfAll(fields.pieces.map((piece) => digestOf(piece.sealed)));
  demand(receipt.digest === digest && receipt.case_id === fields.case, "sealing.receipt");
  return { caseId: fields.case, receipt, keys };
}

const sealedBefore = new WeakMap(); // words -> what was sealed under them, for as long as the page holds the words

async function sealedOnce(door, guide, given, watch) {
  const { words, readers, files = [], ...rest } = given;
  const names = [readers.map((one) => one.fingerprint), files.map(({ file }) => [file.name, sizeOf(file)])];
  const what = digestOf(JSON.stringify([names, rest]));
  const before = sealedBefore.get(words);
  if (before?.what === what) return before.sealed;
  const ready = await readyFiles(door, files, watch);
  const sealed = await sealReport(guide, { ...given, files: ready });
  sealedBefore.set(words, { what, sealed });
  return sealed;
}

async function sealReport(guide, { words, readers, excluded, family = "unsorted", report, identity = null, files = [] }) {
  const keys = await keysOfCode(words, guide.salt);
  const author = { signingSeed: keys.signingSeed, role: ROLE };
  const caseId = randomId();
  const spaces = {};
  for (const compartment of OF_THE_REPORTER) spaces[compartment] = await newCompartment(caseId, compartment);
  const pieces = [
    await newPiece(spaces.content, "report", 1, report, author),
    ...(await filePieces(spaces.content, 2, files, author)),
    await newPiece(spaces.identity, "identity", 1, { given: identity }, author),
  ];
  const sealedKeys = await Promise.all(
    OF_THE_REPORTER.map((compartment) => sealedKey(spaces[compartment], compartment === "identity" ? [] : readers, keys, guide)),
  );
  const fields = {
    case: caseId, verifier: keys.verifier, box_key: keys.recipient, signing_key: keys.signer, family,
    keys: sealedKeys, pieces, excluded,
  };
  return { keys, fields };
}

/** The chosen files in the order of their pieces, [{ kind, content }]; large ones are at the server when this is done. */
async function readyFiles(door, files, watch) {
  const all = inOrder(files);
  const ready = await sendAhead(door, all.map(({ file }) => file), {}, watch);
  return all.map(({ kind }, place) => ({ kind, content: ready[place] }));
}

const inOrder = (files) =>
  files.flatMap(({ file, cleaned }) => [{ kind: "file", file }, ...(cleaned ? [{ kind: "cleaned_file", file: cleaned }] : [])]);

/** The same problem; where the server has not all of a file any more, it goes along anew the next time. */
function anew(problem, files = []) {
  if (problem.code === "upload_gone") forgetUploads(inOrder(files).map(({ file }) => file));
  return problem;
}

/** What the code opens: { keys, box, talk, spaces, items, refused }; items have their content or an error each. */
export async function openBox(door, guide, words) {
  const keys = await keysOfCode(words, guide.salt);
  return { keys, ...(await readBox(door, guide, keys)) };
}

/** The same again with keys that are already there. */
export async function readBox(door, guide, keys) {
  const { box, talk } = await door("look", { verifier: keys.verifier });
  if (!box) return { box, talk, spaces: {}, items: [], refused: [] };
  const handlers = [...signersOf(guide.directory), keys.signer]; // own keys are as good as a handler's
  const { spaces, refused } = await openSpaces(box.keys, keys, box.case_id, { reporter: keys.signer, handlers });
  return { box, talk, spaces, refused, items: await openItems(box.items, spaces, handlers) };
}

/** A file of the own box as a Blob. */
export const fileInBox = (door, opened, item, watch) => fileOf(door, item, { verifier: opened.keys.verifier }, watch);

/** Writes in the own box, with files; large ones go ahead, watched by `watch`. */
export async function writeInBox(door, opened, compartment, kind, value, files = [], watch = undefined) {
  const space = newestSpace(opened.spaces, compartment);
  demand(space, "sealing.no_key");
  const author = { signingSeed: opened.keys.signingSeed, role: ROLE };
  const ready = await readyFiles(door, files, watch).catch((problem) => {
    throw anew(problem, files);
  });
  const make = async (first) => [
    await newPiece(space, kind, first, value, author),
    ...(await filePieces(space, first + 1, ready, author)),
  ];
  const send = (pieces) => door("answer", { verifier: opened.keys.verifier, pieces });
  return sendPieces(nextNumber(opened.box.items, compartment), make, send).catch((problem) => {
    throw anew(problem, files);
  });
}

/** Lets one reader see who the reporter is. The key to seal for comes from the directory, not from the server's word. */
export async function revealTo(door, guide, opened, alias) {
  const shown = opened.box.readers.find((reader) => reader.alias === alias);
  const reader = readersOf(guide.directory).find((one) => one.person === shown?.holder_id);
  const space = newestSpace(opened.spaces, "identity");
  demand(reader && space, "sealing.no_key");
  const author = { signingSeed: opened.keys.signingSeed, role: ROLE };
  return door("reveal", { verifier: opened.keys.verifier, alias, wrap: await wrapFor(space, reader, author) });
}

export const withdraw = (door, opened) => door("withdraw", { verifier: opened.keys.verifier });

/** The proof of report as a text to keep, after checking that it is about this report. */
export async function proofOf(door, guide, opened) {
  const text = await door("proof", { verifier: opened.keys.verifier });
  const proof = await verifyProof(text, guide.proof_keys);
  demand(proof.case === opened.box.case_id && proof.digest === opened.box.digest, "sealing.proof");
  return text;
}

/** The signed statement that a clock ("receipt" or "feedback") ran out. */
export const missedStatement = (door, opened, clock) => door("missed", { verifier: opened.keys.verifier, clock });

async function filePieces(space, first, files, author) {
  const pieces = [];
  for (const { kind, content } of files) pieces.push(await newPiece(space, kind, first + pieces.length, content, author));
  return pieces;
}

async function sealedKey(space, readers, keys, guide) {
  const author = { signingSeed: keys.signingSeed, role: ROLE };
  const holders = [{ ...keys, holder: null }, ...readers.map((reader) => ({ ...reader, holder: holderOf(reader, guide) }))];
  const wraps = holders.map(async (one) => ({ holder: one.holder, sealed: await wrapFor(space, one, author) }));
  return { compartment: space.compartment, public_key: space.recipient, version: 1, wraps: await Promise.all(wraps) };
}

/** Under which id the server knows a key; the recovery key is nobody's, so its id stands in the guide. */
function holderOf(reader, guide) {
  if (reader.person) return reader.person;
  if (guide.recovery.length !== 1) throw new SealingError("sealing.recovery");
  return guide.recovery[0];
}
