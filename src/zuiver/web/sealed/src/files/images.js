// What a JPEG or PNG carries beside its picture, and a copy of the picture alone.
import { SealingError } from "../errors.js";
import { exifFindings } from "./exif.js";
import { xmpFindings } from "./xmp.js";

const latin1 = new TextDecoder("latin1");
const utf8 = new TextDecoder();
const starts = (bytes, text) => latin1.decode(bytes.subarray(0, text.length)) === text;
const XMP = "http://ns.adobe.com/xap/1.0/\0";

export const isJpeg = (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
export const isPng = (bytes) => starts(bytes, "\u0089PNG\r\n\u001a\n");

/** Findings { what, value } in the segments in front of a JPEG picture. */
export function jpegFindings(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const [marker, length] = [bytes[at + 1], view.getUint16(at + 2)];
    if (marker === 0xda || length < 2 || at + 2 + length > bytes.length) break; // the picture itself, or cut off
    found.push(...segmentFindings(marker, bytes.subarray(at + 4, at + 2 + length)));
    at += 2 + length;
  }
  return found;
}

function segmentFindings(marker, content) {
  if (marker === 0xe1 && starts(content, "Exif\0\0")) return exifFindings(content.subarray(6));
  if (marker === 0xe1 && starts(content, XMP)) return xmpFindings(utf8.decode(content.subarray(XMP.length)));
  if (marker === 0xed && starts(content, "Photoshop")) return [{ what: "caption", value: "IPTC" }];
  if (marker === 0xfe) return [{ what: "comment", value: utf8.decode(content).replaceAll("\0", "").slice(0, 300) }];
  return [];
}

/** Findings { what, value } in the chunks of a PNG. */
export function pngFindings(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) break;
    const content = bytes.subarray(at + 8, at + 8 + length);
    found.push(...chunkFindings(latin1.decode(bytes.subarray(at + 4, at + 8)), content));
    at += 12 + length;
  }
  return found;
}

const CHUNK_WORDS = { Author: "author", Copyright: "author", Software: "software", "Creation Time": "moment", Title: "title" };

function chunkFindings(kind, content) {
  if (kind === "eXIf") return exifFindings(content);
  if (kind === "tIME" && content.length === 7) return [{ what: "moment", value: String(content[0] * 256 + content[1]) }];
  if (!["tEXt", "iTXt", "zTXt"].includes(kind)) return [];
  const text = (kind === "iTXt" ? utf8 : latin1).decode(content.subarray(0, 500_000));
  const name = text.split("\0", 1)[0];
  if (name === "XML:com.adobe.xmp") return xmpFindings(text);
  const value = kind === "zTXt" ? name : text.slice(name.length).replace(/^\0+/, "").replaceAll("\0", " ").trim();
  return [{ what: CHUNK_WORDS[name] ?? "comment", value: value.slice(0, 300) || name }];
}

/** The picture drawn anew, turned upright, with nothing beside it. Only in a browser: it needs a canvas. */
export async function cleanPicture(bytes, type) {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type }));
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const drawn = await new Promise((done) => canvas.toBlob(done, type, 0.92));
    return new Uint8Array(await drawn.arrayBuffer());
  } catch {
    throw new SealingError("sealing.picture");
  }
}
