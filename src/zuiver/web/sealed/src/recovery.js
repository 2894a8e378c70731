// Keys in three shares of which two give them back, with the audited library shamir-secret-sharing.
import { combine, split } from "shamir-secret-sharing";
import { contextOf, open, seal } from "./envelope.js";
import { SealingError, demand } from "./errors.js";
import { digestOf, fromHex, hex, inGroups, textOf, utf8 } from "./bytes.js";
import { keysFrom, SEED } from "./keys.js";
import { Form } from "./statements.js";

const FORM = new Form("zuiver-share-1", ["owner", "set", "share", "check"]);
const SHARES = 3;
const NEEDED = 2;

/** Three texts, for three colleagues or three sheets of paper. `setName` tells this set from earlier ones. */
export async function splitKeys(keys, setName) {
  const shares = await split(keys.seeds, SHARES, NEEDED);
  return shares.map((share) => {
    const groups = inGroups(hex(share));
    return FORM.write({ owner: keys.fingerprint, set: setName, share: groups, check: checkOf(groups) });
  });
}

/** The keys that two or three shares hold; throws unless they are those whose fingerprint stands on the shares. */
export async function recoverKeys(texts) {
  const read = texts.map(readShare);
  const sets = new Set(read.map((fields) => `${fields.owner} ${fields.set}`));
  const shares = read.map((fields) => fromHex(fields.share.replaceAll(" ", "")));
  const places = new Set(shares.map((share) => share.at(-1)));
  const fits = sets.size === 1 && shares.length >= NEEDED && places.size === shares.length && !places.has(0);
  demand(fits && shares.every((share) => share.length === 2 * SEED + 1), "sealing.shares");
  const keys = await keysFrom(await combine(shares));
  demand(keys.fingerprint === read[0].owner, "sealing.shares");
  return keys;
}

/**
 * The text of a sheet as somebody typed or pasted it from paper: spaces at the ends and empty lines go, and figures that were
 * broken off onto a next line join theirs.
 */
export function sheetText(typed) {
  const begins = new RegExp(`^(${[FORM.name, ...FORM.fields.map((field) => `${field}:`)].join("|")})`);
  const lines = [];
  for (const line of typed.split("\n").map((one) => one.trim().replaceAll(/\s+/g, " ")).filter(Boolean)) {
    if (begins.test(line) || !lines.length) lines.push(line);
    else lines.push(`${lines.pop()} ${line}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** A share sealed to one colleague, signed by its owner. */
export function sealShare(text, number, owner, colleague) {
  const context = contextOf({ kind: "share", item: FORM.read(text).set, number: String(number), for: colleague.fingerprint });
  return seal(context, { body: utf8(text) }, owner.signingSeed, colleague.recipient);
}

/** The text of a share that a colleague holds for somebody: to be handed over in person, or sealed to their new key. */
export async function openShare(envelope, colleague, ownerSigner) {
  const { body } = await open(envelope, colleague.identity, { kind: "share", for: colleague.fingerprint }, [ownerSigner]);
  return textOf(body);
}

function readShare(text) {
  const fields = FORM.read(text);
  const isRight = /^[0-9a-f ]+$/.test(fields.share) && fields.check === checkOf(fields.share);
  if (!isRight) throw new SealingError("sealing.share_slip");
  demand(fields.share.replaceAll(" ", "").length % 2 === 0, "sealing.shares");
  return fields;
}

const checkOf = (groups) => digestOf(groups.replaceAll(" ", "")).slice(0, 8);
