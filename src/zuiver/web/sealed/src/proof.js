// The proof of report that a reporter keeps: checked here before it is shown, and by anybody with the public key later.
import { demand } from "./errors.js";
import { digestOf, isHex } from "./bytes.js";
import { demandSignature } from "./signatures.js";
import { Form } from "./statements.js";

const FORM = new Form("zuiver-proof-1", ["organisation", "case", "day", "digest", "signer"]);
const LAST_LINE = /^signature: ([0-9a-f]{128})\n$/;

/** One digest over the envelopes of a report, from the digest of each in the order in which they were sent. */
export function digestOfAll(digests) {
  demand(digests.length > 0 && digests.every((one) => isHex(one, 64)), "sealing.digest");
  return digestOf(digests.map((one) => `${one}\n`).join(""));
}

/** What a proof says, { organisation, case, day, digest, signer }, when one of these keys signed it. */
export async function verifyProof(text, trustedKeys) {
  const cut = text.lastIndexOf("signature: ");
  const last = cut < 0 ? null : text.slice(cut).match(LAST_LINE);
  const fields = FORM.read(last ? text.slice(0, cut) : text);
  const signer = trustedKeys.includes(fields.signer) ? fields.signer : "";
  await demandSignature(signer, "proof", text.slice(0, cut), last?.[1] ?? "");
  demand(isUuid(fields.case) && isDay(fields.day), "sealing.proof");
  return fields;
}

export const isUuid = (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Whether this is a day of the calendar, as 2026-11-22. */
export function isDay(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && !text.startsWith("0000") && day.toISOString().startsWith(text);
}
