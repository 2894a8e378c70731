// What it says when the organisation's key on paper is used or practised: the same statement, and the same record in the
// directory, as src/zuiver/cases/sealing/paper.py. The record tells its day; only who knows a case finds it there.
import { digestOf } from "./bytes.js";
import { demand } from "./errors.js";
import { isUuid } from "./proof.js";
import { Form, NOTHING } from "./statements.js";

const FORM = new Form("zuiver-paper-1", ["what", "case", "key", "reader", "ground", "sheets", "parts"]);
const NAME = /^([0-9a-f]{64}) ([0-9a-f]{64})$/;
const PART = /^[a-z]{1,20}-[1-9][0-9]{0,4}$/;
const isWord = (text) => /^[a-z_]{1,40}$/.test(text);
const isFingerprint = (text) => /^[0-9a-f]{32}$/.test(text);

/** The name of one version of a compartment in a statement. */
export const partName = ({ compartment, version }) => `${compartment}-${version}`;

/**
 * The statement of a use, or of a practice where there is no `reader`. `parts` are [{ compartment, version }], `sheets` the
 * offices of the two sheets.
 */
export function writePaperUse({ caseId, key, reader, ground, sheets, parts = [] }) {
  const text = FORM.write({
    what: reader ? "use" : "practice",
    case: caseId,
    key,
    reader: reader ?? NOTHING,
    ground,
    sheets: [...sheets].sort().join(" "),
    parts: parts.length ? [...parts].sort(inOrder).map(partName).join(" ") : NOTHING,
  });
  readPaperUse(text);
  return text;
}

/** What a statement says: { what, caseId, key, reader, ground, sheets, parts, digest }. */
export function readPaperUse(text) {
  const { what, case: caseId, key, reader, ground, sheets, parts } = FORM.read(text);
  const isUse = what === "use";
  const offices = sheets.split(" ");
  whole((isUse || what === "practice") && isUuid(caseId) && isFingerprint(key) && isWord(ground));
  whole(offices.length === 2 && offices[0] < offices[1] && offices.every(isWord));
  whole(isUse ? isFingerprint(reader) : reader === NOTHING);
  const named = parts === NOTHING ? [] : parts.split(" ");
  whole(named.length > 0 === isUse && named.every((one) => PART.test(one)) && inOneOrder(named));
  return { what, caseId, key, reader: isUse ? reader : null, ground, sheets: offices, parts: named, digest: digestOf(text) };
}

/** How a record that follows on `previous` names a case. */
export const markOf = (previous, caseId) => digestOf(`zuiver-paper-mark-1\n${previous}\n${caseId}\n`);

/** What stands as name in the record of a use that follows on `previous`. */
export const recordName = (previous, use) => `${markOf(previous, use.caseId)} ${use.digest}`;

export function readRecordName(name) {
  const found = name.match(NAME);
  whole(found);
  return { mark: found[1], digest: found[2] };
}

/**
 * The uses of the key on paper for one case, as the checked directory has them: [{ day, said }]. `statements` are what the
 * server tells of them; `said` is null where it tells nothing that fits: then it keeps something quiet. What it tells and the
 * directory does not have, does not count.
 */
export function usesOf(directory, caseId, statements) {
  const told = statements.map(read).filter(Boolean);
  return directory.paper
    .filter((record) => record.mark === markOf(record.previous, caseId))
    .map(({ day, digest }) => ({ day, said: told.find((one) => one.digest === digest && one.caseId === caseId) ?? null }));
}

/**
 * By whose key on paper this reader may have got a version of a compartment: a function (compartment, version) => public
 * signing keys. Only what a recorded use names counts, for this reader alone.
 */
export function paperSigners(directory, caseId, statements, fingerprint) {
  const uses = usesOf(directory, caseId, statements).map((one) => one.said).filter((said) => said?.reader === fingerprint);
  return (compartment, version) =>
    uses
      .filter((use) => use.parts.includes(partName({ compartment, version })))
      .flatMap((use) => paperKeys(directory).filter((key) => key.fingerprint === use.key))
      .map((key) => key.signer);
}

/** The keys on paper, also those that ended: old cases are sealed for them. */
export const paperKeys = (directory) =>
  [...directory.readers.values(), ...directory.ended.values()].filter((one) => !one.person && one.role === "organisation");

function read(text) {
  try {
    return readPaperUse(text);
  } catch {
    return null; // what is not whole tells nothing
  }
}

const order = (part) => [part.compartment, part.version];
const inOrder = (one, other) => compare(order(one), order(other));
const compare = ([name, number], [otherName, otherNumber]) => (name === otherName ? number - otherNumber : name < otherName ? -1 : 1);

function inOneOrder(named) {
  const parts = named.map((one) => one.split("-")).map(([compartment, version]) => ({ compartment, version: Number(version) }));
  return parts.every((one, place) => place === 0 || inOrder(parts[place - 1], one) < 0);
}

function whole(isSo) {
  demand(isSo, "sealing.paper_use");
}
