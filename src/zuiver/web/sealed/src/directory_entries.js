// One entry of the directory of keys, read as in src/zuiver/cases/sealing/directory_entries.py.
import { checkRecipient } from "./keys.js";
import { demand } from "./errors.js";
import { digestOf, isHex } from "./bytes.js";
import { readRecordName } from "./paper.js";
import { isDay, isUuid } from "./proof.js";
import { fingerprint } from "./signatures.js";
import { Form, NOTHING } from "./statements.js";

export const FIRST = "0".repeat(64);
const ACTIONS = ["found", "add", "end", "approvers", "paper"];
export const FORM = new Form("zuiver-directory-1", [
  "number", "previous", "action", "day", "person", "name", "role", "recipient", "signer", "approvers",
]);
const TAIL = /^claim: (-|[0-9a-f]{128})\n((?:approval: [0-9a-f]{64} [0-9a-f]{128}\n){1,20})$/;

/** A whole entry: the statement, the owner's claim, and the approvals { publicKey: signature } in order of key. */
export function writeRecord(statement, claim, approvals) {
  const lines = Object.keys(approvals).sort().map((signer) => `approval: ${signer} ${approvals[signer]}\n`);
  return `${statement}claim: ${claim ?? NOTHING}\n${lines.join("")}`;
}

/** The statement of the next entry, to be claimed by the key's owner and approved by two others. */
export function draftEntry(directory, action, day, { name, reader, approvers }) {
  return FORM.write({
    number: String(directory.number + 1),
    previous: directory.head,
    action,
    day,
    person: reader?.person ?? NOTHING,
    name: reader?.name ?? name,
    role: reader?.role ?? NOTHING,
    recipient: reader?.recipient ?? NOTHING,
    signer: reader?.signer ?? NOTHING,
    approvers: approvers ? Object.entries(approvers).map((pair) => pair.join("=")).join(" ") : NOTHING,
  });
}

export function readEntry(record) {
  const cut = record.indexOf("\nclaim: ");
  const statement = cut < 0 ? "" : record.slice(0, cut + 1);
  const fields = FORM.read(statement);
  const tail = record.slice(statement.length).match(TAIL);
  whole(tail);
  const approvals = Object.fromEntries(tail[2].trimEnd().split("\n").map((line) => line.split(" ").slice(1)));
  whole(writeRecord(statement, tail[1] === NOTHING ? null : tail[1], approvals) === record);
  whole(ACTIONS.includes(fields.action) && isDay(fields.day));
  whole(/^[1-9][0-9]{0,8}$/.test(fields.number) && isHex(fields.previous, 64));
  const isAboutReader = fields.action === "add" || fields.action === "end";
  const namesApprovers = fields.action === "found" || fields.action === "approvers";
  if (fields.action === "paper") readRecordName(fields.name);
  return {
    number: Number(fields.number),
    previous: fields.previous,
    action: fields.action,
    day: fields.day,
    name: fields.name,
    reader: isAboutReader ? readReader(fields) : readNoReader(fields),
    approvers: namesApprovers ? readApprovers(fields.approvers) : noApprovers(fields.approvers),
    claim: tail[1],
    approvals,
    statement,
    hash: digestOf(record),
  };
}

function readReader({ person, name, role, recipient, signer }) {
  whole(/^[a-z_]{1,40}$/.test(role) && isHex(signer, 64) && (person === NOTHING || isUuid(person)));
  checkRecipient(recipient);
  const owner = person === NOTHING ? null : person;
  return { person: owner, name, role, recipient, signer, fingerprint: fingerprint([recipient, signer]) };
}

function readNoReader({ person, role, recipient, signer }) {
  whole([person, role, recipient, signer].every((value) => value === NOTHING));
  return null;
}

function readApprovers(text) {
  const found = text.split(" ").map((part) => part.match(/^([a-z][a-z0-9-]{0,39})=([0-9a-f]{64})$/));
  whole(found.length >= 2 && found.every(Boolean));
  const approvers = Object.fromEntries(found.map((match) => [match[1], match[2]]));
  whole(Object.keys(approvers).length === found.length && new Set(Object.values(approvers)).size === found.length);
  return approvers;
}

function noApprovers(text) {
  whole(text === NOTHING);
  return {};
}

function whole(isSo) {
  demand(isSo, "sealing.directory_entry");
}
