// An export of a case: one zip with a readable text and the files, sealed as an age file for named people.
import { Decrypter, Encrypter } from "age-encryption";
import { strToU8, zipSync } from "fflate";
import { digestOf } from "../bytes.js";
import { inPages } from "./pages.js";

const OLD_TIME = new Date(1980, 0, 1);
const BAR = "██████";

/**
 * Seals an export for recipients (public keys): { bytes, mark }. `lines` are the texts, `files` [{ name, bytes }]; `passages`,
 * [{ text, ground }], are blacked out in every text, and files then stay away, because nobody looked into them. `stamp` is
 * { text, page, file }: the mark on every page, the word for a page, and what each file has in its name. A file is evidence,
 * so its bytes stay as they are: the mark stands in its name and beside it in the zip.
 */
export async function sealExport({ lines, files, passages, stamp }, recipients) {
  const struck = (all, passage) => all.split(passage.text).join(passage.ground ? `${BAR} (${passage.ground})` : BAR);
  const text = longestFirst(passages).reduce(struck, lines.join("\n\n"));
  const marked = inPages(text, (page, pages) => `== ${stamp.text} · ${stamp.page} ${page}/${pages} ==`);
  const kept = { mtime: OLD_TIME, comment: stamp.text };
  const parts = { "zaak.txt": [strToU8(marked), kept] };
  for (const [place, file] of (passages.length ? [] : files).entries()) {
    parts[`${place + 1}-${fit(stamp.file)}-${fit(file.name)}`] = [file.bytes, kept];
  }
  const age = new Encrypter();
  for (const recipient of recipients) age.addRecipient(recipient);
  const bytes = await age.encrypt(zipSync(parts));
  return { bytes, mark: digestOf(bytes) };
}

const fit = (name) => name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "_");

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
