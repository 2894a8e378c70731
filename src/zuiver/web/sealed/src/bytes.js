// Bytes, texts and figures: the few conversions that all modules share.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, randomBytes } from "@noble/hashes/utils.js";

export { bytesToHex as hex, concatBytes as joined, hexToBytes as fromHex, randomBytes, sha256 };

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text) => encoder.encode(text);

/** The text of bytes; throws when they are no UTF-8. */
export const textOf = (bytes) => strictDecoder.decode(bytes);

/** SHA-256 of a text or of bytes, as 64 hexadecimal figures. */
export const digestOf = (content) => bytesToHex(sha256(typeof content === "string" ? utf8(content) : content));

/** The same by WebCrypto: much faster for a file. */
export const digestOfFile = async (bytes) => bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

/** A fingerprint or share in groups of four, as people read it to each other. */
export const inGroups = (figures) => figures.match(/.{1,4}/g)?.join(" ") ?? "";

export const isHex = (text, length) => typeof text === "string" && text.length === length && /^[0-9a-f]*$/.test(text);

/** A name by chance, 122 bits: nothing of the moment is in it. */
export const randomId = () => crypto.randomUUID();
