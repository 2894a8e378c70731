// What an XMP packet tells: XML with names that many programs write. Read as text, because only a few names matter.

const NAMES = {
  "dc:creator": "author", "dc:rights": "author", "dc:description": "description", "dc:title": "title",
  "xmp:CreatorTool": "software", "pdf:Producer": "software", "xmp:CreateDate": "moment", "xmp:ModifyDate": "moment",
  "photoshop:AuthorsPosition": "author", "photoshop:City": "place", "aux:SerialNumber": "serial_number",
  "exif:GPSLatitude": "place", "exif:GPSLongitude": "place", "xmpMM:DocumentID": "history", "stEvt:softwareAgent": "history",
};
const LONGEST = 500_000;

/** Findings { what, value } in the text of a packet. */
export function xmpFindings(text) {
  const packet = text.slice(0, LONGEST);
  return Object.entries(NAMES).flatMap(([name, what]) => {
    const element = packet.match(new RegExp(`<${name}[^>]{0,200}>([^]{0,2000}?)</${name}>`));
    const attribute = packet.match(new RegExp(`\\s${name}=["']([^"']{0,500})["']`));
    const value = plainText(element?.[1] ?? attribute?.[1] ?? "");
    return value ? [{ what, value }] : [];
  });
}

/** The words of a piece of XML, without its marks. */
export function plainText(xml) {
  const words = xml.replace(/<[^>]{0,500}>/g, " ").replace(/\s+/g, " ").trim();
  return words
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&")
    .slice(0, 300);
}
