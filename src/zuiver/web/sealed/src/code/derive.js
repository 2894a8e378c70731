// From a code to keys: scrypt makes each guess slow, HKDF draws three independent secrets. The server sees only the verifier.
import { hkdf } from "@noble/hashes/hkdf.js";
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { demand } from "../errors.js";
import { hex, isHex, sha256, utf8 } from "../bytes.js";
import { keysFromHalves } from "../keys.js";

const WORK = 2 ** 16; // with r = 8: 64 MiB

/**
 * The keys of a code: those of keys.js, and `verifier` (64 figures) for the server. `salt` is the organisation's public salt.
 * Takes about a second; `onProgress` hears how far it is, from 0 to 1.
 */
export async function keysOfCode(words, salt, onProgress) {
  demand(isHex(salt, 32), "sealing.salt");
  const options = { N: WORK, r: 8, p: 1, dkLen: 32, onProgress };
  const master = await scryptAsync(utf8(words.join(" ")), utf8(`zuiver-code-1\n${salt}`), options);
  const drawn = (purpose) => hkdf(sha256, master, undefined, utf8(`zuiver-code-1 ${purpose}`), 32);
  const keys = await keysFromHalves(drawn("identity"), drawn("signer"));
  return { ...keys, verifier: hex(drawn("verifier")) };
}
