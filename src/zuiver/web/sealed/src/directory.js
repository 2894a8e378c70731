// The directory of keys, checked by every browser: an append-only chain in which each entry has two approvals.
import { demand } from "./errors.js";
import { FIRST, readEntry } from "./directory_entries.js";
import { paperKeys, readRecordName } from "./paper.js";
import { isSigned, sign } from "./signatures.js";

export { draftEntry, readEntry, writeRecord } from "./directory_entries.js";

const APPROVALS_NEEDED = 2;

/**
 * The keys in force after the last entry. `firstHash` is the published hash of the first entry; `seen` is { number, hash } of
 * what this browser saw earlier. Throws when anything does not follow: then nothing may be sealed.
 */
export async function verifyDirectory(records, { firstHash, seen } = {}) {
  const directory = { number: 0, head: FIRST, day: "", approvers: {}, readers: new Map(), ended: new Map(), paper: [] };
  const hashes = [FIRST];
  for (const record of records) {
    const entry = readEntry(record);
    await take(directory, entry);
    hashes.push(entry.hash);
  }
  demand(!firstHash || hashes[1] === firstHash, "sealing.directory_first");
  demand(!seen || hashes[seen.number] === seen.hash, "sealing.directory_seen");
  return directory;
}

/** The keys to which may be sealed, in order of joining. */
export const readersOf = (directory) => [...directory.readers.values()];

/**
 * The public keys by which handlers sign, also of keys that ended: what they signed stays signed. The key on paper is no
 * handler's: what it signed counts only with a record of its use (paper.js).
 */
export const signersOf = (directory) =>
  [...directory.readers.values(), ...directory.ended.values()]
    .filter((reader) => reader.role !== "organisation")
    .map((reader) => reader.signer);

export const approve = (signingSeed, statement) => sign(signingSeed, "directory-approval", statement);
export const claim = (signingSeed, statement) => sign(signingSeed, "directory-claim", statement);

async function take(directory, entry) {
  holds(entry.number === directory.number + 1 && entry.previous === directory.head, entry, "order");
  holds(entry.day >= directory.day, entry, "day");
  holds((entry.action === "found") === (directory.number === 0), entry, "first");
  await demandApprovals(directory, entry);
  if (entry.action === "add") await add(directory, entry);
  else if (entry.action === "end") end(directory, entry);
  else if (entry.action === "paper") await paper(directory, entry);
  else directory.approvers = entry.approvers;
  Object.assign(directory, { number: entry.number, head: entry.hash, day: entry.day });
}

async function demandApprovals(directory, entry) {
  for (const [signer, signature] of Object.entries(entry.approvals)) {
    holds(await isSigned(signer, "directory-approval", entry.statement, signature), entry, "signature");
  }
  const valid = Object.keys(entry.approvals);
  holds(Object.values(entry.approvers).every((key) => valid.includes(key)), entry, "new_approvers");
  if (entry.action === "found") return;
  const mayApprove = Object.values(directory.approvers).filter((key) => key !== entry.reader?.signer);
  holds(mayApprove.filter((key) => valid.includes(key)).length >= APPROVALS_NEEDED, entry, "approvals");
}

async function add(directory, entry) {
  const { reader } = entry;
  holds(await isSigned(reader.signer, "directory-claim", entry.statement, entry.claim), entry, "claim");
  const known = [...directory.readers.values(), ...directory.ended.values()];
  const isNew = known.every((one) => one.recipient !== reader.recipient && one.signer !== reader.signer);
  holds(isNew, entry, "again");
  directory.readers.set(reader.fingerprint, reader);
}

function end(directory, entry) {
  const { reader } = entry;
  const known = directory.readers.get(reader.fingerprint);
  const isSame = known && ["person", "name", "role"].every((field) => known[field] === reader[field]);
  holds(isSame, entry, "unknown");
  directory.ended.set(reader.fingerprint, known);
  directory.readers.delete(reader.fingerprint);
}

/** The key on paper signs as well: so nobody records what needed two sheets without having them. */
async function paper(directory, entry) {
  const claims = paperKeys(directory).map((key) => isSigned(key.signer, "directory-claim", entry.statement, entry.claim));
  holds((await Promise.all(claims)).includes(true), entry, "claim");
  const { number, day, previous } = entry;
  directory.paper.push({ number, day, previous, ...readRecordName(entry.name) });
}

const holds = (isSo, entry, what) => demand(isSo, `sealing.directory_${what}`, { number: entry.number });
