// Sealing for, and opening, the pieces of a case: the same for who reports and who handles.
import { randomId } from "../bytes.js";
import { openItem, openWrap, sealFile, sealMessage } from "../compartments.js";
import { SealingError, demand } from "../errors.js";

const FILES = ["file", "cleaned_file"];
const TRIES = 5;

/** A piece as the server takes it. `content` is a value for a message; for a file what `sendAhead` (uploads.js) gave. */
export async function newPiece(space, kind, number, content, author) {
  const id = randomId();
  const sealer = FILES.includes(kind) ? sealFile : sealMessage;
  const sealed = await sealer(space, { item: id, number }, content, author);
  const upload = content?.named ? { upload: content.named } : {};
  return { id, compartment: space.compartment, number, kind, sealed, ...upload };
}

/**
 * The compartments that these keys open, { "content 1": space }; a key that is not right is left out and named.
 * `trusted` is { reporter, handlers }, public signing keys. A first version may come from the reporter; a later one only from
 * a handler in the directory, or from whom the first one came: else the server could slip in a key of its own and name itself
 * the reporter. What follows on a version that is not right is not right either. `paper` tells by whose key on paper a
 * version may have come (paper.js): without a recorded use by nobody's. `known` are spaces that were opened, and checked,
 * earlier on this page.
 */
export async function openSpaces(shownKeys, keys, caseId, { reporter, handlers, paper = () => [] }, known = {}) {
  const spaces = {};
  const refused = [];
  const firstAuthors = {};
  for (const { compartment, version, wrap, public_key: recipient } of inOrder(shownKeys)) {
    if (!wrap.length) continue;
    const before = known[`${compartment} ${version}`];
    if (before?.recipient === recipient) {
      spaces[`${compartment} ${version}`] = before;
      if (!paper(compartment, version).includes(before.author)) firstAuthors[compartment] ??= before.author;
      continue;
    }
    const onPaper = paper(compartment, version);
    const signers = [...handlers, ...onPaper, version === 1 ? reporter : firstAuthors[compartment]];
    try {
      const isSpoilt = refused.some((one) => one.compartment === compartment);
      demand(!isSpoilt, "sealing.author");
      const space = await openWrap(wrap, keys, { case: caseId, compartment, key: version }, signers);
      demand(space.recipient === recipient, "sealing.elsewhere");
      spaces[`${compartment} ${version}`] = space;
      // Each version that the key on paper hands on is named in the record: it vouches for no later one.
      if (!onPaper.includes(space.author)) firstAuthors[compartment] ??= space.author;
    } catch (problem) {
      refused.push({ compartment, version, code: codeOf(problem) });
    }
  }
  return { spaces, refused };
}

const inOrder = (shownKeys) => [...shownKeys].sort((one, other) => one.version - other.version);

/** The newest compartment of a kind among the open ones: to this is sealed. */
export const newestSpace = (spaces, compartment) =>
  Object.values(spaces)
    .filter((space) => space.compartment === compartment)
    .sort((one, other) => other.key - one.key)[0];

/** Each item with its content, or with the code of why it does not open: never shown as if it were empty. */
export function openItems(items, spaces, signers) {
  return Promise.all(
    items.map(async ({ sealed, ...item }) => {
      const space = spaces[`${item.compartment} ${item.key_version}`];
      if (!space) return { ...item, error: "sealing.no_key" };
      const kind = FILES.includes(item.kind) ? "file" : "message";
      try {
        return { ...item, ...(await openItem(space, { kind, item: item.id, number: item.number }, sealed, signers)) };
      } catch (problem) {
        return { ...item, error: codeOf(problem) };
      }
    }),
  );
}

export const nextNumber = (items, compartment) =>
  1 + Math.max(0, ...items.filter((item) => item.compartment === compartment).map((item) => item.number));

/**
 * Seals and sends; when somebody else was first with a number, seals again with the next one.
 * `make` takes the first number and returns the pieces; `send` takes the pieces.
 */
export async function sendPieces(first, make, send) {
  let number = first;
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(await make(number));
    } catch (problem) {
      const next = problem.params?.numbers?.number;
      if (problem.code !== "number_taken" || !next || tried === TRIES) throw problem;
      number = next;
    }
  }
}

function codeOf(problem) {
  if (problem instanceof SealingError) return problem.code;
  return "sealing.frame"; // what was sealed is no JSON: made by something else than Zuiver
}
