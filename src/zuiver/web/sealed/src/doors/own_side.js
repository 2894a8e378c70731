// What somebody with a page of their own does: the person concerned reads and answers, a manager puts in what was told.
import { newWords } from "../code/code.js";
import { newCompartment, wrapFor } from "../compartments.js";
import { signersOf } from "../directory.js";
import { newPiece, newestSpace, nextNumber, openItems, openSpaces, sendPieces } from "./pieces.js";
import { sendReport } from "./reporter.js";
import { contentsAhead } from "./uploads.js";
import { openConcerned, vouchedIn } from "./vouched.js";

const CONCERNED = { role: "accused", part: "accused" };
const MANAGER = { role: "manager", part: "intake" };

/** A case as the person concerned opens it: the view of the server, with { keys, spaces, items }. */
export const openConcernedCase = (door, directory, keys, caseId) => openOwn(door, "concerned_case", directory, keys, caseId);

/** An own intake, opened. */
export const openIntake = (door, directory, keys, caseId) => openOwn(door, "intake_case", directory, keys, caseId);

async function openOwn(door, deed, directory, keys, caseId) {
  const view = await door(deed, { case: caseId });
  const handlers = signersOf(directory);
  // Only the manager made the own part: the person concerned gets theirs from a handler, so no own signature opens it.
  const reporter = deed === "intake_case" ? keys.signer : "";
  const { spaces } = await openSpaces(view.keys, keys, caseId, { reporter, handlers });
  const opened = await openItems(view.items, spaces, [...handlers, keys.signer]);
  // What was written with an earlier key of one's own, for which a handler vouched.
  const vouched = vouchedIn(opened, handlers);
  const known = new Map(opened.map((item) => [item.id, item]));
  for (const item of await openConcerned(view.items, known, spaces, vouched)) known.set(item.id, item);
  const own = [keys.signer, ...vouched.map((one) => one.signer)];
  const items = [...known.values()].map((item) => ({ ...item, isOwn: own.includes(item.context?.author) }));
  return { ...view, keys, spaces, items };
}

/** Seals what the person concerned says, [{ kind, content }], and sends it; large files go ahead, watched by `watch`. */
export async function answerConcerned(door, opened, contents, watch) {
  const space = newestSpace(opened.spaces, CONCERNED.part);
  const author = { signingSeed: opened.keys.signingSeed, role: CONCERNED.role };
  const ready = await contentsAhead(door, contents, { case: opened.case_id }, watch);
  const make = (first) => Promise.all(ready.map(({ kind, content }, place) => newPiece(space, kind, first + place, content, author)));
  const send = (pieces) => door("concerned_answer", { case: opened.case_id, pieces });
  return sendPieces(nextNumber(opened.items, CONCERNED.part), make, send);
}

/**
 * Seals what a manager was told for `readers`, and a copy for the manager. `owned` is { holder, keys }. The report gets a code
 * that nobody ever sees, so nobody can open its box. `words` are made once for a text, so that sending again changes nothing.
 */
export function sendIntake(door, guide, { words, readers, excluded, text }, { holder, keys }) {
  const author = { signingSeed: keys.signingSeed, role: MANAGER.role };
  const withCopy = async (_, fields) => {
    const space = await newCompartment(fields.case, MANAGER.part);
    const wraps = [{ holder, sealed: await wrapFor(space, keys, author) }];
    const copyKey = { compartment: MANAGER.part, public_key: space.recipient, version: space.key, wraps };
    const copy = [await newPiece(space, "intake_record", 1, { text }, author)];
    return door("intake", { ...fields, holder, copy_key: copyKey, copy });
  };
  return sendReport(withCopy, guide, { words, readers, excluded, report: { text } });
}

/** Words for a code that is thrown away. */
export const wordsForNobody = () => newWords();
