// What a Word, Excel or PowerPoint file tells about who worked on it, and a copy without it.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { SealingError, demand } from "../errors.js";
import { isJpeg, isPng, jpegFindings, pngFindings } from "./images.js";
import { plainText } from "./xmp.js";

const LARGEST_PART = 64 * 1024 * 1024; // bytes when unpacked
const LARGEST = 256 * 1024 * 1024;
const PROPERTIES = {
  "dc:creator": "author", "cp:lastModifiedBy": "author", "dc:title": "title", "dc:description": "description",
  "dcterms:created": "moment", "dcterms:modified": "moment", "cp:revision": "history",
  Company: "organisation", Manager: "author", Template: "template", Application: "software", TotalTime: "history",
};
// The same in all three kinds of file: who commented, and who changed what.
const COMMENTS = /^(word|xl|ppt)\/.*(comment|person|people)[^/]*\.xml$/i;
const BODIES = /^(word|xl|ppt)\/[^_].*\.xml$/;
const OLD_TIME = new Date(1980, 0, 1);

export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** The kind of Office file, or null for another zip. */
export function officeKind(bytes) {
  const names = Object.keys(parts(bytes, (name) => /^(word|xl|ppt)\/[^/]+\.xml$|^\[Content_Types\]\.xml$/.test(name)));
  if (!names.includes("[Content_Types].xml")) return null;
  return { word: "word", xl: "excel", ppt: "powerpoint" }[names.find((name) => name.includes("/"))?.split("/")[0]] ?? null;
}

/** Findings { what, value }, each once. */
export function officeFindings(bytes) {
  const found = [];
  for (const [name, content] of Object.entries(parts(bytes, wanted))) {
    if (/^docProps\/thumbnail/i.test(name)) found.push({ what: "thumbnail", value: name });
    else if (/\.(jpe?g|png)$/i.test(name)) found.push(...pictureFindings(content));
    else found.push(...partFindings(name, strFromU8(content)));
  }
  return once(found);
}

/**
 * A copy without properties, thumbnail and marks of sessions (rsid), and what is still in it and only a person can judge:
 * comments and tracked changes. { bytes, left: [{ what, value }] }
 */
export function cleanOffice(bytes) {
  const all = parts(bytes, () => true);
  const kept = {};
  for (const [name, content] of Object.entries(all)) {
    if (/^docProps\//i.test(name)) continue;
    const isText = /\.(xml|rels)$/i.test(name);
    kept[name] = [isText ? strToU8(withoutTraces(name, strFromU8(content))) : content, { mtime: OLD_TIME }];
  }
  const clean = zipSync(kept, { level: 6, mtime: OLD_TIME });
  return { bytes: clean, left: officeFindings(clean) };
}

const wanted = (name) => /^docProps\//i.test(name) || BODIES.test(name) || /\.(rels|jpe?g|png)$/i.test(name);

function parts(bytes, isWanted) {
  let total = 0;
  const filter = ({ name, originalSize }) => {
    if (!isWanted(name)) return false;
    total += originalSize;
    demand(originalSize <= LARGEST_PART && total <= LARGEST, "sealing.file_unreadable");
    return true;
  };
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new SealingError("sealing.file_unreadable");
  }
}

function partFindings(name, text) {
  const found = [];
  if (/^docProps\//i.test(name)) found.push(...propertyFindings(name, text));
  else if (/\.rels$/i.test(name)) found.push(...valuesOf(text, /Target="(file:[^"]{1,500})"/g, "path"));
  else if (COMMENTS.test(name)) {
    found.push(...valuesOf(text, /(?:w:author|w15:author|displayName|name)="([^"]{1,200})"/g, "comment_author"));
    found.push(...valuesOf(text, /<author>([^<]{1,200})<\/author>/g, "comment_author"));
  } else {
    found.push(...valuesOf(text, /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\s[^>]{0,300}?w:author="([^"]{1,200})"/g, "change_author"));
    if (/\sw:rsid\w*="|<w:rsids>/.test(text)) found.push({ what: "session_marks", value: "rsid" });
    if (/\sstate="(?:very)?hidden"/i.test(text)) found.push({ what: "hidden_sheet", value: "Excel" });
  }
  return found;
}

function propertyFindings(name, text) {
  const found = Object.entries(PROPERTIES).flatMap(([property, what]) =>
    valuesOf(text, new RegExp(`<${property}(?:\\s[^>]{0,200})?>([^<]{1,500})</${property}>`, "g"), what),
  );
  if (/custom\.xml$/i.test(name) && text.includes("<property")) found.push({ what: "custom", value: plainText(text) });
  return found;
}

const valuesOf = (text, pattern, what) =>
  [...text.matchAll(pattern)].slice(0, 200).map((match) => ({ what, value: plainText(match[1]) }));

function pictureFindings(content) {
  if (isJpeg(content)) return jpegFindings(content);
  return isPng(content) ? pngFindings(content) : [];
}

function withoutTraces(name, text) {
  if (/^_rels\/\.rels$/i.test(name)) return text.replace(/<Relationship\s[^>]*docProps\/[^>]*\/>/gi, "");
  if (/^\[Content_Types\]\.xml$/i.test(name)) return text.replace(/<Override\s[^>]*\/docProps\/[^>]*\/>/gi, "");
  return text.replace(/\sw:rsid\w*="[^"]*"/g, "").replace(/<w:rsids>.*?<\/w:rsids>/gs, "");
}

const once = (found) => [...new Map(found.map((one) => [`${one.what} ${one.value}`, one])).values()];
