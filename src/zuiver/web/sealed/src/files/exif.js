// What the EXIF block of a photo tells: a TIFF structure with numbered tags. Every offset is looked at before it is followed.

const TEXTS = {
  0x010e: "description", 0x010f: "device", 0x0110: "device", 0x0131: "software", 0x0132: "moment", 0x013b: "author",
  0x8298: "author", 0x9003: "moment", 0x9286: "comment", 0xa430: "author", 0xa431: "serial_number", 0xa435: "serial_number",
  0x9c9b: "description", 0x9c9c: "comment", 0x9c9d: "author",
};
const IN_UTF16 = new Set([0x9c9b, 0x9c9c, 0x9c9d]);
const INNER = new Set([0x8769]); // the part with details of the photo
const GPS = 0x8825;
const SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const MOST_PARTS = 8;

/** Findings { what, value } in a TIFF block; what cannot be followed is left out. */
export function exifFindings(bytes) {
  const tiff = openTiff(bytes);
  if (!tiff) return [];
  const found = [];
  const waiting = [tiff.uint32(4)];
  const seen = new Set();
  while (waiting.length && seen.size < MOST_PARTS) {
    const offset = waiting.shift();
    if (seen.has(offset)) continue;
    seen.add(offset);
    const { entries, next } = tiff.part(offset);
    if (next) waiting.push(next);
    for (const entry of entries) {
      if (INNER.has(entry.tag)) waiting.push(tiff.uint32(entry.at));
      else if (entry.tag === GPS) found.push(...place(tiff, tiff.uint32(entry.at)));
      else if (TEXTS[entry.tag]) found.push({ what: TEXTS[entry.tag], value: tiff.text(entry) });
    }
  }
  return found.filter(({ value }) => value);
}

function openTiff(bytes) {
  const order = String.fromCharCode(...bytes.subarray(0, 2));
  if (bytes.length < 8 || (order !== "II" && order !== "MM")) return null;
  const little = order === "II";
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fits = (at, length) => at >= 0 && length >= 0 && at + length <= bytes.length;
  const uint16 = (at) => (fits(at, 2) ? view.getUint16(at, little) : 0);
  const uint32 = (at) => (fits(at, 4) ? view.getUint32(at, little) : 0);

  const part = (offset) => {
    const count = fits(offset, 2) ? uint16(offset) : 0;
    if (!offset || !fits(offset + 2, count * 12)) return { entries: [], next: 0 };
    const entries = Array.from({ length: count }, (_, place) => entryAt(offset + 2 + place * 12)).filter(Boolean);
    return { entries, next: uint32(offset + 2 + count * 12) };
  };
  const entryAt = (at) => {
    const [tag, type, count] = [uint16(at), uint16(at + 2), uint32(at + 4)];
    const length = (SIZES[type] ?? 0) * count;
    const start = length <= 4 ? at + 8 : uint32(at + 8);
    return length && fits(start, length) ? { tag, count, at: start, length } : null;
  };
  const text = ({ tag, at, length }) => {
    const raw = bytes.subarray(at, at + Math.min(length, 2000));
    const decoded = new TextDecoder(IN_UTF16.has(tag) ? "utf-16le" : "utf-8").decode(raw);
    return decoded.replace(/^(ASCII|UNICODE)\0+/, "").replaceAll("\0", "").trim();
  };
  const fraction = (at) => (fits(at, 8) && uint32(at + 4) ? uint32(at) / uint32(at + 4) : Number.NaN);
  return { part, uint32, text, fraction };
}

/** Where the photo was made, in degrees with five decimals: about a metre. */
function place(tiff, offset) {
  const { entries } = tiff.part(offset);
  if (!entries.length) return [];
  const tag = (number) => entries.find((entry) => entry.tag === number);
  const degrees = (entry, side) => {
    if (!entry || entry.count < 3) return Number.NaN;
    const [whole, minutes, seconds] = [0, 8, 16].map((step) => tiff.fraction(entry.at + step));
    const sign = /[SW]/.test(side ? tiff.text(side) : "") ? -1 : 1;
    return sign * (whole + minutes / 60 + seconds / 3600);
  };
  const [north, east] = [degrees(tag(2), tag(1)), degrees(tag(4), tag(3))];
  const known = Number.isFinite(north) && Number.isFinite(east);
  return [{ what: "place", value: known ? `${north.toFixed(5)}, ${east.toFixed(5)}` : "?" }];
}
