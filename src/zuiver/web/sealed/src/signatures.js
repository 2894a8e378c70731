// Ed25519 over statements: WebCrypto checks where the browser knows the curve, the audited library where it does not.
import { ed25519 } from "@noble/curves/ed25519.js";
import { demand } from "./errors.js";
import { digestOf, fromHex, hex, isHex, utf8 } from "./bytes.js";

const message = (purpose, content) => utf8(`zuiver-signature-1\n${purpose}\n${content}`);

/** The public key, as 64 figures, of a seed of 32 bytes. */
export const publicKeyOf = (seed) => hex(ed25519.getPublicKey(seed));

/** The signature of a text for one purpose, as 128 figures. */
export const sign = (seed, purpose, content) => hex(ed25519.sign(message(purpose, content), seed));

/** Whether the owner of this public key signed this text for this purpose. */
export async function isSigned(publicKey, purpose, content, signature) {
  if (!isHex(publicKey, 64) || !isHex(signature, 128)) return false;
  const [key, mark, signed] = [fromHex(publicKey), fromHex(signature), message(purpose, content)];
  if (isForAnybody(key)) return false;
  const known = await ownKey(key);
  if (known) return crypto.subtle.verify("Ed25519", known, mark, signed);
  try {
    return ed25519.verify(mark, signed, key, { zip215: false });
  } catch {
    return false; // the signature holds no point on the curve
  }
}

export async function demandSignature(publicKey, purpose, content, signature) {
  demand(await isSigned(publicKey, purpose, content, signature), "sealing.signature");
}

/** 32 figures that stand for these public keys. */
export const fingerprint = (parts) => digestOf(parts.map((part) => `${part}\n`).join("")).slice(0, 32);

/** Whether this is no key, or one of small order, for which anybody can make a signature. WebCrypto accepts those. */
function isForAnybody(bytes) {
  try {
    return ed25519.Point.fromBytes(bytes).isSmallOrder();
  } catch {
    return true;
  }
}

async function ownKey(bytes) {
  try {
    return await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  } catch {
    return null; // an older browser, or no key: the library decides
  }
}
