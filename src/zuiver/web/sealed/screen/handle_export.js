// Exports: for people in the directory, and for one person outside it, whose name and key lie in a sealed piece.
import { inGroups } from "../src/index.js";
import { activePlaces, fileInCase, sealAndSend } from "../src/doors/handling.js";
import { readPassages, sealExport } from "../src/files/export.js";
import { isOutsideKey, outsideFingerprint } from "../src/files/outside.js";
import { readersOf } from "../src/directory.js";
import { nameOf } from "./handle_case.js";
import { partFor } from "./handle_forms.js";
import { watch } from "./progress.js";
import { saveFile } from "./saving.js";
import { day, word, wrong } from "./shown.js";

/**
 * Asks for an export to somebody outside: who it is, and the key that this person gave, are sealed where a second person can
 * read it. That is the investigation, which the reporter does not read, where somebody else works in it.
 */
export function askOutside(desk, { deed, ground, whom, recipient: typed, destroy_by: destroyBy }, contents, form) {
  const recipient = typed.trim();
  if (!isOutsideKey(recipient)) throw wrong("recipient");
  const [{ kind, content }] = contents;
  const outside = { name: content.text, whom, recipient, destroy_by: destroyBy };
  const send = (pieces) => desk.door("ask", { case: desk.opened.case_id, deed, ground, pieces });
  const text = `${outsideText(outside)}.`;
  const part = isReadByASecond(desk) ? "investigation" : partFor(form, desk.opened.around.puts);
  return sealAndSend(desk, part, [{ kind, content: { text, outside } }], send, watch);
}

const isReadByASecond = (desk) =>
  Boolean(desk.opened.around.puts.investigation) &&
  activePlaces(desk).some((one) => one.alias !== desk.opened.alias && ["officer", "committee"].includes(one.role) && one.has.includes("investigation"));

/** What a sealed piece says of somebody outside; null where it does not open here, or is something else. */
export function outsideIn(desk, piece) {
  const outside = desk.opened.items.find((item) => item.id === piece)?.value?.outside;
  return outside && isOutsideKey(outside.recipient) ? outside : null;
}

/** Somebody outside as people read it: name, what kind of person, until when, and the figures of the key. */
export const outsideText = (outside) =>
  `${outside.name} (${word(`code.outside.${outside.whom}`)}). ${word("export.until")} ${day(outside.destroy_by)}. ` +
  `${word("outside.figures")} ${inGroups(outsideFingerprint(outside.recipient))}`;

/** For whom an export can be made now, besides people in the directory: [[public key, words]]. */
export const outsideChoices = (desk) => agreedOutside(desk).map(({ outside }) => [outside.recipient, outsideText(outside)]);

const agreedOutside = (desk) =>
  desk.opened.around.pairs
    .filter((pair) => pair.deed === "export_out" && pair.is_agreed)
    .map((pair) => ({ pair, outside: outsideIn(desk, pair.piece) }))
    .filter(({ outside }) => outside);

/** Makes an export, enters it in the register, and hands it to the browser to keep. */
export async function exportCase(desk, { recipients, destroy_by: destroyBy, rang }, contents) {
  const { opened, door } = desk;
  const { pair, outside } = agreedFor(desk, recipients, destroyBy, rang);
  const passages = contents.flatMap(({ content }) => readPassages(content.text));
  const readable = opened.items.filter((item) => !item.error && !["note", "identity"].includes(item.compartment));
  const texts = readable.filter((item) => item.value).map((item) => `${day(item.day)}, ${nameOf(item.alias, desk)}:\n${item.value.text ?? ""}`);
  const files = await filesOf(desk, passages.length ? [] : readable);
  const names = outside ? [outside.name] : namesOf(desk, recipients);
  const head = `${word("export.mark")} ${nameOf(opened.alias, desk)}. ${word("export.until")} ${day(destroyBy)}.`;
  const stamp = { text: `${word("export.for")} ${names.join(", ")} · ${day(today())}`, page: word("export.page"), file: `${names[0]}-${today()}` };
  const { bytes, mark } = await sealExport({ lines: [head, ...texts], files, passages, stamp }, recipients);
  const entry = { case: opened.case_id, pair: pair.id, recipients, mark, destroy_by: destroyBy, outside: outside?.whom ?? "" };
  await door("export", entry);
  saveFile(`export-${mark.slice(0, 8)}.age`, bytes);
}

/** What two people agreed to for these recipients. Somebody outside is alone, was rung, and keeps it no longer than agreed. */
function agreedFor(desk, recipients, destroyBy, rang) {
  const outside = agreedOutside(desk).find((one) => recipients.includes(one.outside.recipient));
  if (!outside) {
    const pair = desk.opened.around.pairs.find((one) => one.deed === "export" && one.is_agreed);
    if (!pair) throw wrong("pair");
    return { pair, outside: null };
  }
  if (recipients.length > 1) throw wrong("alone");
  if (!rang?.length) throw wrong("rang");
  if (destroyBy > outside.outside.destroy_by) throw wrong("until");
  return outside;
}

async function filesOf(desk, readable) {
  const files = [];
  for (const item of readable.filter((one) => one.bytes || one.body)) {
    const blob = await fileInCase(desk, item, watch);
    files.push({ name: item.name, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
  return files;
}

const namesOf = (desk, recipients) =>
  recipients.map((key) => readersOf(desk.guide.directory).find((known) => known.recipient === key)?.name ?? word("somebody"));

const today = () => new Date().toISOString().slice(0, 10);
