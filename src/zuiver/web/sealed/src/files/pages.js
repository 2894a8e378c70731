// Text in pages, each with a mark above and below: who it is for, who made it and until when it may exist.

const WIDE = 96; // characters
const LONG = 56; // lines

/** The pages of a text, with `mark(page, pages)` above and below each, parted as printers part them. */
export function inPages(text, mark) {
  const lines = text.split("\n").flatMap(folded);
  const count = Math.max(1, Math.ceil(lines.length / LONG));
  const pages = Array.from({ length: count }, (_, page) => lines.slice(page * LONG, (page + 1) * LONG));
  return pages.map((page, place) => [mark(place + 1, count), "", ...page, "", mark(place + 1, count)].join("\n")).join("\n\f\n");
}

/** A line in pieces of a page's width, broken between words where it can be. */
function folded(line) {
  const pieces = [];
  let rest = line;
  while (rest.length > WIDE) {
    const space = rest.lastIndexOf(" ", WIDE);
    const cut = space > 0 ? space : WIDE;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(space > 0 ? cut + 1 : cut);
  }
  return [...pieces, rest];
}
