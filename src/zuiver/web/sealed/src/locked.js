// A handler's own keys, locked in the browser: with a passphrase (scrypt of age), and a second time with a passkey (PRF).
// The server keeps the locked keys and can do nothing with them; who takes over the account has no key either.
import { Decrypter, Encrypter, webauthn } from "age-encryption";
import { contextOf, openWith, sealWith } from "./envelope.js";
import { demand, SealingError } from "./errors.js";
import { keysFrom } from "./keys.js";

const WORK = 17; // two to this power: 128 MiB and about a second
export const SHORTEST = 16; // characters

/** What is wrong with a passphrase: null, "short", or "plain" for one that is a few signs over and over. */
export function weakness(passphrase) {
  const text = prepared(passphrase);
  if ([...text].length < SHORTEST) return "short";
  return new Set(text).size < 8 ? "plain" : null;
}

/** The envelope that only this passphrase opens. */
export function lockWithPassphrase(keys, passphrase) {
  demand(weakness(passphrase) === null, "sealing.weak_passphrase", { least: SHORTEST });
  const age = new Encrypter();
  age.setScryptWorkFactor(WORK);
  age.setPassphrase(prepared(passphrase));
  return lock(age, "passphrase", keys);
}

export function unlockWithPassphrase(envelope, passphrase, fingerprint) {
  const age = new Decrypter();
  age.addPassphrase(prepared(passphrase));
  return unlock(age, envelope, fingerprint, "sealing.passphrase");
}

/** Makes a passkey on this device that can lock; returns its name, to be kept with the account. */
export const makePasskey = (name, rpId) => webauthn.createCredential({ keyName: name, rpId });

/** The envelope that only this passkey opens; the person is asked for it. */
export function lockWithPasskey(keys, passkey) {
  const age = new Encrypter();
  age.addRecipient(new webauthn.WebAuthnRecipient({ identity: passkey }));
  return lock(age, "passkey", keys);
}

export function unlockWithPasskey(envelope, passkey, fingerprint) {
  const age = new Decrypter();
  age.addIdentity(new webauthn.WebAuthnIdentity({ identity: passkey }));
  return unlock(age, envelope, fingerprint, "sealing.passkey");
}

const lock = (age, way, keys) =>
  sealWith(age, way, contextOf({ kind: "keys", for: keys.fingerprint }), { body: keys.seeds }, keys.signingSeed);

async function unlock(age, envelope, fingerprint, refusal) {
  try {
    const { body } = await openWith(age, envelope, { for: fingerprint });
    const keys = await keysFrom(body);
    demand(keys.fingerprint === fingerprint, refusal);
    return keys;
  } catch (problem) {
    throw problem.code === "sealing.does_not_open" ? new SealingError(refusal) : problem;
  }
}

/** Keyboards write the same letter in different ways: the composed one counts, and spaces at the ends do not. */
const prepared = (passphrase) => passphrase.normalize("NFC").trim();
