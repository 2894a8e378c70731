// The organisation's key on paper: two people sign, two sheets are put together here, and one new reader gets what they open.
// No sheet and no secret leaves this page; the record goes to the directory, where every browser finds it.
import { randomId } from "../bytes.js";
import { wrapFor } from "../compartments.js";
import { approve, claim, draftEntry, readEntry, readersOf, signersOf, writeRecord } from "../directory.js";
import { demand } from "../errors.js";
import { partName, readPaperUse, recordName, writePaperUse } from "../paper.js";
import { recoverKeys } from "../recovery.js";
import { openSpaces } from "./pieces.js";

/**
 * Asks to use the key on paper, signed as the first of two; without a `reader` it is a practice. `key` and `reader` are
 * fingerprints in the directory, `sheets` the offices of the two sheets that will be put together.
 */
export async function askPaper(door, directory, today, { caseId, key, reader, ground, sheets }, keys) {
  const parts = reader ? await door("paper_parts", { case: caseId, reader, key }) : [];
  const statement = writePaperUse({ caseId: reader ? caseId : randomId(), key, reader, ground, sheets, parts });
  const name = recordName(directory.head, readPaperUse(statement));
  const entry = draftEntry(directory, "paper", today > directory.day ? today : directory.day, { name });
  return door("paper_ask", { statement, record: writeRecord(entry, null, { [keys.signer]: approve(keys.signingSeed, entry) }) });
}

/**
 * What was asked, as this browser reads it: { use, entry, isNext, reader }. Throws where the record is about something else
 * than the statement says: then nobody should sign. `isNext` tells whether it still follows on the directory.
 */
export function readAsk(directory, { statement, record }) {
  const use = readPaperUse(statement);
  const entry = readEntry(record);
  demand(entry.action === "paper" && entry.name === recordName(entry.previous, use), "sealing.paper_use");
  const isNext = entry.number === directory.number + 1 && entry.previous === directory.head;
  return { use, entry, isNext, reader: readersOf(directory).find((one) => one.fingerprint === use.reader) };
}

/** Agrees as the second person, with a signature under the same record. */
export function agreePaper(door, directory, ask, keys) {
  const { entry, isNext } = readAsk(directory, ask);
  demand(isNext, "sealing.directory_order");
  const approvals = { ...entry.approvals, [keys.signer]: approve(keys.signingSeed, entry.statement) };
  return door("paper_agree", { pair: ask.pair_id, record: writeRecord(entry.statement, null, approvals) });
}

/** Puts two sheets together: the key signs the record, and what it opens of the case is sealed for the new reader. */
export async function putPaper(door, directory, ask, texts) {
  const { use, entry, isNext, reader } = readAsk(directory, ask);
  const keys = await recoverKeys(texts);
  demand(keys.fingerprint === use.key, "sealing.shares");
  demand(isNext, "sealing.directory_order");
  const record = writeRecord(entry.statement, claim(keys.signingSeed, entry.statement), entry.approvals);
  const wraps = use.what === "use" ? await handedOn(door, directory, ask, use, reader, keys) : [];
  return door("paper_put", { pair: ask.pair_id, record, wraps });
}

async function handedOn(door, directory, ask, use, reader, keys) {
  demand(reader, "sealing.no_key");
  const shown = await door("paper_open", { pair: ask.pair_id });
  demand(shown.case_id === use.caseId, "sealing.elsewhere");
  const trusted = { reporter: shown.reporter_signer, handlers: signersOf(directory) };
  const { spaces } = await openSpaces(shown.keys, keys, use.caseId, trusted);
  const opened = Object.values(spaces).filter((one) => use.parts.includes(partName({ compartment: one.compartment, version: one.key })));
  demand(opened.length === use.parts.length, "sealing.no_key");
  const author = { signingSeed: keys.signingSeed, role: "organisation" };
  const wraps = opened.map(async (space) => ({
    compartment: space.compartment, version: space.key, sealed: await wrapFor(space, reader, author),
  }));
  return Promise.all(wraps);
}
