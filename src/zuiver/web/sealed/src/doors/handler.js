// What who holds a key does: make and unlock keys, open a case, write in it, hand on and take back.
import { newCompartment, nextVersion, wrapFor } from "../compartments.js";
import { claim, readersOf, signersOf } from "../directory.js";
import { demand } from "../errors.js";
import { newKeys } from "../keys.js";
import { lockWithPasskey, lockWithPassphrase, unlockWithPasskey, unlockWithPassphrase } from "../locked.js";
import { paperSigners } from "../paper.js";
import { openShare, recoverKeys, sealShare, splitKeys } from "../recovery.js";
import { fingerprint } from "../signatures.js";
import { newPiece, newestSpace, nextNumber, openItems, openSpaces, sendPieces } from "./pieces.js";
import { openConcerned, vouchedIn } from "./vouched.js";

/** Makes keys for a role, locks them and puts them forward: { holder, keys }. Two others agree before they are in force. */
export async function proposeKeys(door, role, passphrase) {
  const keys = await newKeys();
  const locked = await lockWithPassphrase(keys, passphrase);
  const asked = { role, public_key: keys.recipient, signing_key: keys.signer };
  const { holder, statement } = await door("key_draft", asked);
  await door("key_propose", { ...asked, holder, statement, claim: claim(keys.signingSeed, statement) });
  await door("key_keep", { holder, method: "passphrase", sealed: locked });
  return { holder, keys };
}

/** A second way to unlock: the passkey of this device. */
export async function addPasskey(door, holder, keys, passkey) {
  await door("key_keep", { holder, method: "passkey", sealed: await lockWithPasskey(keys, passkey) });
}

const nameOf = (own) => fingerprint([own.public_key, own.signing_key]);

/** Own keys (an entry of `keys` under "own") from what the server keeps locked. */
export const unlock = (own, passphrase) => unlockWithPassphrase(own.blobs.passphrase, passphrase, nameOf(own));
export const unlockByPasskey = (own, passkey) => unlockWithPasskey(own.blobs.passkey, passkey, nameOf(own));

// Who does not see how a case stands has nothing around it.
const NOTHING = {
  next: { what: "", why: "", roles: [], offers: [] }, is_own_turn: false, offers: [], puts: {}, versions: {}, to_seal: [], places: [], may_join: [],
  findings: {}, register: {}, register_missing: [], notified_on: null, pairs: [], exports: [],
};

/**
 * A case with all that these keys open: the view of the server, and { spaces, items, refused, keys }. `before` is the same
 * case as it was opened earlier on this page: what was opened never changes, and opening takes time.
 */
export async function openCase(door, directory, keys, caseId, before = { items: [], spaces: {} }) {
  const view = await door("case", { case: caseId });
  const handlers = signersOf(directory);
  const shownKeys = [...view.keys, ...(view.around?.to_seal ?? [])];
  const paper = paperSigners(directory, caseId, view.paper_uses, keys.fingerprint);
  const trusted = { reporter: view.reporter_signer, handlers, paper };
  const { spaces, refused } = await openSpaces(shownKeys, keys, caseId, trusted, before.spaces);
  const known = new Map(before.items.filter((item) => !item.error).map((item) => [item.id, item]));
  const fresh = view.items.filter((item) => !known.has(item.id));
  const opened = await openItems(fresh, spaces, [view.reporter_signer, ...handlers]);
  for (const item of opened) known.set(item.id, item);
  const vouched = vouchedIn([...known.values()], handlers);
  for (const item of await openConcerned(fresh, known, spaces, vouched)) known.set(item.id, item);
  const items = view.items.map((item) => known.get(item.id));
  return { ...view, around: view.around ?? NOTHING, shownKeys, keys, spaces, refused, items, vouched };
}

/** Writes in a case. `send` may be another deed than adding: `(pieces) => door("act", { case, action, pieces })`. */
export function writeInCase(door, opened, compartment, kind, content, send) {
  const space = newestSpace(opened.spaces, compartment);
  demand(space, "sealing.no_key");
  const make = async (number) => [await newPiece(space, kind, number, content, authorOf(opened))];
  const add = (pieces) => door("add", { case: opened.case_id, pieces });
  return sendPieces(nextNumber(opened.items, compartment), make, send ?? add);
}

/** Gives another reader the key of a compartment that is open here. The key to seal for comes from the directory. */
export async function giveKey(door, directory, opened, alias, compartment, version) {
  const shown = opened.readers.find((reader) => reader.alias === alias);
  const space = opened.spaces[`${compartment} ${version}`];
  const reader = trustedKey(directory, opened, shown);
  demand(space, "sealing.no_key");
  const wrap = await wrapFor(space, reader, authorOf(opened));
  return door("give_key", { case: opened.case_id, alias, compartment, version, wrap });
}

/**
 * A first or next key of a compartment, for these readers (entries of `opened.readers`), and for the reporter where
 * `withReporter` says so, and the organisation's recovery key ({ holder, recipient, fingerprint }) where there is one. A next
 * one follows when somebody left: what comes is not for them any more.
 */
export async function openCompartment(door, directory, opened, compartment, readers, { withReporter, recovery = [] }) {
  const newest = newestSpace(opened.spaces, compartment);
  const begun = opened.around?.versions?.[compartment] ?? 0;
  const space = await (newest ? nextVersion(newest) : newCompartment(opened.case_id, compartment, begun + 1));
  const author = authorOf(opened);
  const wraps = await Promise.all(
    readers.map(async (shown) => ({
      holder: shown.holder_id,
      sealed: await wrapFor(space, trustedKey(directory, opened, shown), author),
    })),
  );
  for (const one of recovery) wraps.push({ holder: one.holder, sealed: await wrapFor(space, one, author) });
  if (withReporter) {
    const reporter = { recipient: opened.reporter_key, fingerprint: fingerprint([opened.reporter_key, opened.reporter_signer]) };
    wraps.push({ holder: null, sealed: await wrapFor(space, reporter, author) });
  }
  const key = { compartment, public_key: space.recipient, version: space.key, wraps };
  await door("part", { case: opened.case_id, key });
  return space;
}

/** Leaves three shares of one's keys with three colleagues, [{ keeper, recipient, fingerprint }]. */
export async function shareKeys(door, holder, keys, setName, colleagues) {
  demand(colleagues.length === 3, "sealing.shares");
  const texts = await splitKeys(keys, setName);
  const shares = await Promise.all(
    colleagues.map(async (colleague, place) => ({
      keeper: colleague.keeper,
      sealed: await sealShare(texts[place], place + 1, keys, colleague),
    })),
  );
  return door("shares", { holder, shares });
}

/**
 * Hands a share that one keeps over to the owner's new key, which has to stand in the directory: a colleague compares its
 * fingerprint aloud first.
 */
export async function giveShare(door, directory, kept, keys, ownerSigner) {
  const owner = readersOf(directory).find((one) => one.recipient === kept.new_public_key);
  demand(owner, "sealing.no_key");
  const text = await openShare(kept.sealed, keys, ownerSigner);
  return door("share_give", { share: kept.share_id, sealed: await sealShare(text, kept.number, keys, owner) });
}

/** The lost keys, from two shares that colleagues gave: [{ sealed, signer }]. */
export async function recoverFrom(given, newerKeys) {
  const texts = await Promise.all(given.map(({ sealed, signer }) => openShare(sealed, newerKeys, signer)));
  return recoverKeys(texts);
}

const authorOf = (opened) => ({ signingSeed: opened.keys.signingSeed, role: opened.role });

/** The key of a reader as the directory has it, or as a handler vouched for it; the server's word alone is not enough. */
function trustedKey(directory, opened, shown) {
  const reader = [...readersOf(directory), ...opened.vouched].find((one) => one.person === shown?.holder_id);
  demand(reader && reader.recipient === shown.public_key, "sealing.no_key");
  return reader;
}
