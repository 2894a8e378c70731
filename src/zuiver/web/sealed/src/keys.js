// Somebody's keys: one to read with (hybrid: X25519 and ML-KEM-768 together) and one to sign with, from 64 bytes.
import { Encrypter, identityToRecipient } from "age-encryption";
import { bech32 } from "@scure/base";
import { demand, SealingError } from "./errors.js";
import { joined, randomBytes } from "./bytes.js";
import { fingerprint, publicKeyOf } from "./signatures.js";

export const SEED = 32;
const RECIPIENT = /^age1pq1[02-9ac-hj-np-z]{1952}$/;
const IDENTITY = /^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/;

/** New keys, made here; nothing of them was anywhere else. */
export const newKeys = () => keysFrom(randomBytes(2 * SEED));

/** The keys that 64 bytes stand for: { seeds, identity, recipient, signer, signingSeed, fingerprint }. */
export async function keysFrom(seeds) {
  demand(seeds.length === 2 * SEED, "sealing.key");
  const identity = identityFrom(seeds.slice(0, SEED));
  const recipient = await identityToRecipient(identity);
  const signingSeed = seeds.slice(SEED);
  const signer = publicKeyOf(signingSeed);
  return { seeds, identity, recipient, signingSeed, signer, fingerprint: fingerprint([recipient, signer]) };
}

export const keysFromHalves = (readingSeed, signingSeed) => keysFrom(joined(readingSeed, signingSeed));

/** The secret key of 32 bytes in the age format. */
export function identityFrom(seed) {
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}

/** The public key of a secret one, after looking whether it is one. */
export function recipientOf(identity) {
  demand(IDENTITY.test(identity), "sealing.key");
  return identityToRecipient(identity).catch(() => {
    throw new SealingError("sealing.key");
  });
}

/** Throws unless this is a whole public key of the hybrid kind. */
export function checkRecipient(recipient) {
  demand(RECIPIENT.test(recipient), "sealing.key");
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    throw new SealingError("sealing.key");
  }
}
