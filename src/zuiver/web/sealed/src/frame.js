// What stands inside an envelope: signature, context, content, and nothing bytes up to the size class.
import { SealingError, demand } from "./errors.js";
import { digestOfFile, fromHex, hex, sha256, textOf, utf8 } from "./bytes.js";
import { Form } from "./statements.js";
import { demandSignature, sign } from "./signatures.js";

const VERSION = 1;
const LAYOUT = 81; // version, signature, and the lengths of context, meta and body
export const CONTEXT = new Form("zuiver-context-1", [
  "kind", "case", "compartment", "key", "item", "number", "role", "author", "for",
]);

/** The 32 bytes that stand in the header of the envelope. */
export const contextDigest = (context) => sha256(utf8(CONTEXT.write(context)));

/** The length that a frame needs before it is filled up. */
export const neededFor = (context, meta, body) =>
  LAYOUT + utf8(CONTEXT.write(context)).length + meta.length + body.length;

/** The frame, filled up with zeros to two to the power `sizeClass`. */
export async function fill(context, meta, body, signingSeed, sizeClass) {
  const text = utf8(CONTEXT.write(context));
  const frame = new Uint8Array(2 ** sizeClass);
  demand(LAYOUT + text.length + meta.length + body.length <= frame.length, "sealing.too_large");
  const view = new DataView(frame.buffer);
  view.setUint8(0, VERSION);
  frame.set(fromHex(sign(signingSeed, "item", await signedText(context, meta, body))), 1);
  view.setUint32(65, text.length);
  view.setUint32(69, meta.length);
  view.setBigUint64(73, BigInt(body.length));
  let place = LAYOUT;
  for (const part of [text, meta, body]) {
    frame.set(part, place);
    place += part.length;
  }
  return frame;
}

/** What a frame holds: { context, meta, body, signature }. */
export function readFrame(frame) {
  demand(frame.length >= LAYOUT && frame[0] === VERSION, "sealing.frame");
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const lengths = [view.getUint32(65), view.getUint32(69), Number(view.getBigUint64(73))];
  const ends = [LAYOUT];
  for (const length of lengths) ends.push(ends.at(-1) + length);
  demand(ends[3] <= frame.length && frame.subarray(ends[3]).every((byte) => byte === 0), "sealing.frame");
  return {
    context: CONTEXT.read(contextText(frame.subarray(ends[0], ends[1]))),
    meta: frame.slice(ends[1], ends[2]),
    body: frame.slice(ends[2], ends[3]),
    signature: hex(frame.subarray(1, 65)),
  };
}

/** Throws unless it belongs where it was found and its author signed it. */
export async function demandPlace(content, expected) {
  const belongs = Object.entries(expected).every(([field, value]) => content.context[field] === value);
  demand(belongs, "sealing.elsewhere");
  const signed = await signedText(content.context, content.meta, content.body);
  await demandSignature(content.context.author, "item", signed, content.signature);
}

async function signedText(context, meta, body) {
  return `${CONTEXT.write(context)}${await digestOfFile(meta)}\n${await digestOfFile(body)}\n`;
}

function contextText(bytes) {
  try {
    return textOf(bytes);
  } catch {
    throw new SealingError("sealing.frame");
  }
}
