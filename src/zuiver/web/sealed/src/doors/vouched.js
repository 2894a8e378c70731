// The key of the person concerned stands in no directory: it would tell on this person. The handler who compared it seals
// that into the part of the person concerned, signed; other handlers' browsers take it from there, never from the server.
import { fingerprint } from "../signatures.js";
import { openItems } from "./pieces.js";

export const VOUCHED = "key_vouched";
const PART = "accused";

/** A key as the directory would have it, from { holder_id, public_key, signing_key }. */
export const keyOf = ({ holder_id: person, public_key: recipient, signing_key: signer }) =>
  ({ person, recipient, signer, fingerprint: fingerprint([recipient, signer]), role: PART });

/** The keys that handlers vouched for, as `readersOf` gives those of the directory; the newest first. */
export const vouchedIn = (items, handlers) =>
  items
    .filter((item) => item.kind === VOUCHED && item.compartment === PART && !item.error && handlers.includes(item.context.author))
    .map(({ value }) => keyOf({ holder_id: value.holder, public_key: value.recipient, signing_key: value.signer }))
    .reverse();

/** What the person concerned signed: only in that part, and only with a key that a handler vouched for. */
export function openConcerned(fresh, known, spaces, vouched) {
  const waiting = fresh.filter((item) => item.compartment === PART && known.get(item.id)?.error);
  if (!waiting.length || !vouched.length) return [];
  return openItems(waiting, spaces, vouched.map((one) => one.signer));
}
