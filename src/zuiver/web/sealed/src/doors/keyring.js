// What the page about keys does: agree to a key, end one together, leave and give shares, and move to a new key.
import { textOf, utf8 } from "../bytes.js";
import { wrapFor } from "../compartments.js";
import { approve, claim, draftEntry, readEntry, readersOf, signersOf, writeRecord } from "../directory.js";
import { FORM } from "../directory_entries.js";
import { contextOf, open, seal } from "../envelope.js";
import { demand } from "../errors.js";
import { newKeys } from "../keys.js";
import { lockWithPassphrase } from "../locked.js";
import { paperSigners } from "../paper.js";
import { recoverKeys, splitKeys } from "../recovery.js";
import { fingerprint } from "../signatures.js";
import { openSpaces } from "./pieces.js";
import { wrapTalkAnew } from "./talk.js";

const NEEDED = 2; // people who agree, and shares that bring a key back

/** Puts keys forward that are there already, locked as they were: { holder }. `blobs` are the locked keys by method. */
export async function propose(door, role, keys, blobs) {
  const asked = { role, public_key: keys.recipient, signing_key: keys.signer };
  const { holder, statement } = await door("key_draft", asked);
  await door("key_propose", { ...asked, holder, statement, claim: claim(keys.signingSeed, statement) });
  for (const [method, sealed] of Object.entries(blobs)) await door("key_keep", { holder, method, sealed });
  return holder;
}

/** New keys for a role, locked with a passphrase and put forward: the keys. */
export async function makeKeys(door, role, passphrase) {
  const keys = await newKeys();
  return { keys, holder: await propose(door, role, keys, { passphrase: await lockWithPassphrase(keys, passphrase) }) };
}

/** What a key that waits says of itself in its statement. `isNext` tells whether it still follows on the directory. */
export function waitingEntry(directory, waiting) {
  const known = { name: waiting.owner, role: waiting.role };
  if (!waiting.statement) return { ...known, isNext: true, fingerprint: fingerprint([waiting.public_key, waiting.signing_key]) };
  const { number, previous, name, role, recipient, signer } = FORM.read(waiting.statement);
  const isNext = number === String(directory.number + 1) && previous === directory.head;
  return { name, role, isNext, fingerprint: fingerprint([recipient, signer]) };
}

/** Among unlocked keys the one by which its owner agrees to others; undefined where there is none. */
export const approvingKey = (directory, unlocked) =>
  unlocked.find((keys) => Object.values(directory.approvers).includes(keys.signer));

/** Agrees that a waiting key is of its owner. A key outside the directory needs no signature. */
export function agree(door, waiting, keys) {
  if (!waiting.statement) return door("key_approve", { holder: waiting.holder_id });
  demand(keys, "sealing.no_key");
  const signature = approve(keys.signingSeed, waiting.statement);
  return door("key_approve", { holder: waiting.holder_id, signer: keys.signer, signature });
}

/** The record that founds the directory, with the first signature. `approvers` is { name: public signing key }. */
export const foundRecord = (directory, day, name, approvers, keys) =>
  signed(draftEntry(directory, "found", day, { name, approvers }), keys);

/** The record that a key of the directory ended, with the first signature. */
export const endRecord = (directory, day, reader, keys) =>
  signed(draftEntry(directory, "end", day > directory.day ? day : directory.day, { reader }), keys);

const signed = (statement, keys) => writeRecord(statement, null, { [keys.signer]: approve(keys.signingSeed, statement) });

/** A record in the making, as somebody got it: { entry, record, isComplete } with one's own signature added. */
export function signRecord(directory, text, keys) {
  const entry = readEntry(text);
  demand(entry.number === directory.number + 1 && entry.previous === directory.head, "sealing.directory_order");
  const approvals = { ...entry.approvals, [keys.signer]: approve(keys.signingSeed, entry.statement) };
  return { entry, record: writeRecord(entry.statement, null, approvals), isComplete: isComplete(directory, entry, approvals) };
}

function isComplete(directory, entry, approvals) {
  const haveAll = Object.values(entry.approvers).every((key) => approvals[key]);
  const inForce = Object.values(directory.approvers).filter((key) => approvals[key] && key !== entry.reader?.signer);
  return haveAll && (entry.action === "found" || inForce.length >= NEEDED);
}

export const publishRecord = (door, entry, record) => door(entry.action === "end" ? "key_end_record" : "directory", { record });

/** Colleagues with whom shares can lie: each person once, by the newest key, without the owner of `signers`. */
export function keepersIn(guide, ownHolders) {
  const others = readersOf(guide.directory).filter(
    (one) => one.person && !ownHolders.includes(one.person) && !guide.away?.includes(one.person),
  );
  const own = readersOf(guide.directory).filter((one) => ownHolders.includes(one.person)).map((one) => one.name);
  return [...new Map(others.filter((one) => !own.includes(one.name)).map((one) => [one.name, one])).values()];
}

/**
 * Hands over a share that one keeps, for the owner's new key, whose fingerprint was compared aloud. `unlocked` are one's own
 * keys; the share opens with one of them, and is signed by a key under the owner's name in the directory.
 */
export async function giveShare(door, directory, kept, unlocked) {
  const owner = readersOf(directory).find((one) => one.recipient === kept.new_public_key);
  demand(owner, "sealing.no_key");
  const signers = everybody(directory).filter((one) => one.name === owner.name).map((one) => one.signer);
  const { text, keys } = await opened(kept.sealed, unlocked, signers);
  const place = { kind: "share", item: /^set: (.*)$/m.exec(text)[1], number: String(kept.number), for: owner.fingerprint };
  const sealed = await seal(contextOf(place), { body: utf8(text) }, keys.signingSeed, owner.recipient);
  return door("share_give", { share: kept.share_id, sealed });
}

/** The old keys, from shares that colleagues gave for a newer one. */
export async function recover(directory, own, unlocked) {
  const given = await Promise.all(own.given_shares.map(([, sealed]) => opened(sealed, unlocked, signersOf(directory))));
  const keys = await recoverKeys(given.map((one) => one.text));
  demand(keys.recipient === own.public_key && keys.signer === own.signing_key, "sealing.shares");
  return keys;
}

/**
 * Seals all that an old key opens for a new key of the same person: how many cases and talks that were. A case of which
 * nothing opens stays as it is: with the new key it would be an empty place.
 */
export async function moveAll(door, directory, from, to) {
  const { cases, talks } = await door("old_places", { holder: from.own.holder_id });
  const both = { old: from.own.holder_id, new: to.own.holder_id };
  const author = { signingSeed: to.keys.signingSeed, role: to.own.role };
  let moved = 0;
  for (const one of cases) {
    const paper = paperSigners(directory, one.case_id, one.paper_uses, from.keys.fingerprint);
    const trusted = { reporter: one.reporter_signer, handlers: signersOf(directory), paper };
    const { spaces } = await openSpaces(one.keys, from.keys, one.case_id, trusted);
    if (!Object.keys(spaces).length) continue;
    const wraps = Object.values(spaces).map(async (space) => ({
      compartment: space.compartment, version: space.key, sealed: await wrapFor(space, to.keys, author),
    }));
    await door("case_move", { ...both, case: one.case_id, wraps: await Promise.all(wraps) });
    moved += 1;
  }
  for (const talk of talks) {
    await door("talk_move", { ...both, talk: talk.talk_id, sealed: await wrapTalkAnew(talk, from.keys, to.keys) });
  }
  return moved + talks.length;
}

/** The organisation's key: put forward by who approves keys, kept nowhere; its three sheets are all there is of it. */
export async function makePaperKey(door, setName) {
  const keys = await newKeys();
  await propose(door, "organisation", keys, {});
  return { keys, sheets: await splitKeys(keys, setName) };
}

const everybody = (directory) => [...directory.readers.values(), ...directory.ended.values()];

async function opened(sealed, unlocked, signers) {
  for (const keys of unlocked) {
    try {
      const { body } = await open(sealed, keys.identity, { kind: "share", for: keys.fingerprint }, signers);
      return { text: textOf(body), keys };
    } catch {
      // sealed for another of the own keys: the next one is tried
    }
  }
  demand(false, "sealing.no_key");
}
