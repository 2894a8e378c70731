// What a PDF tells about who made it. Read as bytes: parts that are packed are named as not looked into.
import { xmpFindings } from "./xmp.js";

const LONGEST = 64 * 1024 * 1024;
const NAMES = {
  Author: "author", Creator: "software", Producer: "software", Title: "title", Company: "organisation",
  CreationDate: "moment", ModDate: "moment",
};
const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder();

export const isPdf = (bytes) => latin1.decode(bytes.subarray(0, 1024)).includes("%PDF-");

/** Findings { what, value } in a PDF; `earlier_version` when saved more than once, `packed` when parts were not readable. */
export function pdfFindings(bytes) {
  const text = latin1.decode(bytes.subarray(0, LONGEST));
  const found = Object.entries(NAMES).flatMap(([name, what]) => valuesOf(text, name).map((value) => ({ what, value })));
  const packet = text.indexOf("<x:xmpmeta");
  if (packet >= 0) found.push(...xmpFindings(utf8.decode(bytes.subarray(packet, packet + 500_000))));
  const commentators = new Set(text.includes("/Annot") ? valuesOf(text, "T") : []);
  for (const value of commentators) found.push({ what: "comment_author", value });
  const saved = text.split("%%EOF").length - 1;
  if (saved > 1) found.push({ what: "earlier_version", value: String(saved) });
  if (text.includes("/EmbeddedFile")) found.push({ what: "file_inside", value: "PDF" });
  if (text.includes("/ObjStm") || text.includes("/Encrypt")) found.push({ what: "packed", value: "PDF" });
  return found;
}

/** The texts behind a name, `/Author (...)` or `/Author <...>`, each once. */
function valuesOf(text, name) {
  const pattern = new RegExp(`/${name}\\s{0,5}(?:\\(((?:[^()\\\\]|\\\\[^]){0,500})\\)|<([0-9A-Fa-f\\s]{2,2000})>)`, "g");
  const values = [...text.matchAll(pattern)].slice(0, 50).map(([, literal, figures]) =>
    decoded(literal === undefined ? fromFigures(figures) : unescaped(literal)),
  );
  return [...new Set(values.filter(Boolean))];
}

const unescaped = (text) =>
  text.replace(/\\([0-7]{1,3}|[^])/g, (_, sign) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8) & 255) : ({ n: "\n", r: "\r", t: "\t" }[sign] ?? sign),
  );

const fromFigures = (figures) =>
  figures.replace(/\s/g, "").replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));

/** PDF texts are Latin, or UTF-16 after its mark. */
function decoded(text) {
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 255);
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff;
  const shown = isUtf16 ? new TextDecoder("utf-16be").decode(bytes.subarray(2)) : text;
  return shown.replace(/[\x00-\x1f]/g, " ").trim().slice(0, 300);
}
