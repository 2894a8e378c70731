// An export of a case: one zip with a readable text and the files, sealed as an age file for named people.
import { Decrypter, Encrypter } from "age-encryption";
import { strToU8, zipSync } from "fflate";
import { digestOf } from "../bytes.js";

const OLD_TIME = new Date(1980, 0, 1);
const BAR = "██████";

/**
 * Seals an export for recipients (public keys): { bytes, mark }. `lines` are the texts, `files` [{ name, bytes }]; `passages`,
 * [{ text, ground }], are blacked out in every text, and files then stay away, because nobody looked into them.
 */
export async function sealExport({ lines, files, passages }, recipients) {
  const struck = (all, passage) => all.split(passage.text).join(passage.ground ? `${BAR} (${passage.ground})` : BAR);
  const text = longestFirst(passages).reduce(struck, lines.join("\n\n"));
  const parts = { "zaak.txt": [strToU8(text), { mtime: OLD_TIME }] };
  for (const [place, file] of (passages.length ? [] : files).entries()) {
    parts[`${place + 1}-${file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "_")}`] = [file.bytes, { mtime: OLD_TIME }];
  }
  const age = new Encrypter();
  for (const recipient of recipients) age.addRecipient(recipient);
  const bytes = await age.encrypt(zipSync(parts));
  return { bytes, mark: digestOf(bytes) };
}

// A passage inside another one is struck with it.
const longestFirst = (passages) => [...passages].sort((one, other) => other.text.length - one.text.length);

/** Passages as they are typed: one on each line, with a ground behind a bar: `text | ground`. */
export const readPassages = (typed) =>
  typed
    .split("\n")
    .map((line) => line.split("|").map((part) => part.trim()))
    .filter(([text]) => text)
    .map(([text, ground = ""]) => ({ text, ground }));

/** The zip inside an export, with own keys. */
export async function openExport(bytes, keys) {
  const age = new Decrypter();
  age.addIdentity(keys.identity);
  return age.decrypt(bytes);
}
