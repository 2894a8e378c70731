// Parts and readers of a case: a part is opened when somebody first writes there, keys are handed on and renewed.
import { inGroups } from "../bytes.js";
import { readersOf } from "../directory.js";
import { SealingError, demand } from "../errors.js";
import { OF_THE_REPORTER } from "../kinds.js";
import { giveKey, openCase, openCompartment } from "./handler.js";
import { newPiece, newestSpace, nextNumber, sendPieces } from "./pieces.js";
import { VOUCHED, keyOf } from "./vouched.js";
import { contentsAhead, fileOf } from "./uploads.js";

// Of these nobody gets a key because of a role alone: notes are their writer's, and who reported shows it reader by reader.
const PERSONAL = ["note", "identity"];

/** What a page needs for a case: the door, the guide with its checked directory, and the case as `openCase` gave it. */
export const deskOf = (door, guide, opened) => ({ door, guide, opened });

/** Somebody who reads the case now, and whose key stands in the directory or was vouched for by a handler. */
export const activePlaces = ({ guide, opened }) =>
  opened.around.places.filter(
    (one) => !one.ended_on && [...readersOf(guide.directory), ...opened.vouched].some((known) => known.person === one.holder_id),
  );

/** Reads the case anew with the same keys. */
export const again = ({ door, guide, opened }) => openCase(door, guide.directory, opened.keys, opened.case_id, opened);

/**
 * Seals texts and files, [{ kind, content }], for one part and sends them with `send(pieces)`. The part is opened first where
 * nobody has a key of it. Large files go ahead, watched by `watch`.
 */
export async function sealAndSend(desk, part, contents, send, watch = undefined) {
  if (!contents.length) return send([]);
  const { opened } = desk;
  const space = newestSpace(opened.spaces, part) ?? (await firstKey(desk, part));
  const author = { signingSeed: opened.keys.signingSeed, role: opened.role };
  const ready = await contentsAhead(desk.door, contents, { case: opened.case_id }, watch);
  const make = (first) =>
    Promise.all(ready.map(({ kind, content }, place) => newPiece(space, kind, first + place, content, author)));
  return sendPieces(nextNumber(opened.items, part), make, send);
}

/** A file of the case as a Blob. */
export const fileInCase = ({ door, opened }, item, watch) => fileOf(door, item, { case: opened.case_id }, watch);

/** Brings somebody in and seals the keys that go with the role. */
export async function bringIn(desk, holder, lastDay) {
  const fields = { case: desk.opened.case_id, holder };
  await desk.door("reader_add", lastDay ? { ...fields, last_day: lastDay } : fields);
  return giveMissingKeys({ ...desk, opened: await again(desk) });
}

/** The key that a colleague made for the own page, to be compared aloud: { holder_id, public_key, signing_key } or null. */
export const keyToCompare = ({ door, opened }, person) => door("concerned_key", { case: opened.case_id, person });

/** Lets the person concerned in with the key that was compared, vouches for it, and seals what this person is given. */
export async function letIn(desk, person, compared) {
  const known = keyOf(compared);
  const content = { holder: known.person, recipient: known.recipient, signer: known.signer, text: inGroups(known.fingerprint) };
  const send = (pieces) => desk.door("let_in", { case: desk.opened.case_id, person, public_key: known.recipient, pieces });
  await sealAndSend(desk, "accused", [{ kind: VOUCHED, content }], send);
  return giveMissingKeys({ ...desk, opened: await again(desk) });
}

/** Ends a place, and makes new keys of the parts that this reader could open. */
export async function takeAway(desk, alias) {
  await desk.door("reader_remove", { case: desk.opened.case_id, alias });
  return renewKeys({ ...desk, opened: await again(desk) });
}

/** New keys for every part of which somebody who left has the newest one. */
export async function renewKeys(desk) {
  for (const part of desk.opened.to_renew) {
    const readers = activePlaces(desk).filter((one) => (PERSONAL.includes(part) ? one.has : one.parts).includes(part));
    await openPart(desk, part, readers);
  }
}

/** Seals what this reader opens for everybody whose role gets a key of it and who has none yet. */
export async function giveMissingKeys(desk) {
  for (const space of Object.values(desk.opened.spaces)) {
    if (PERSONAL.includes(space.compartment)) continue;
    for (const place of activePlaces(desk)) {
      if (place.parts.includes(space.compartment) && !place.has.includes(space.compartment)) await give(desk, place, space);
    }
  }
}

/** Lets a reader see who reported, after two agreed. Only who was told by the reporter can do this. */
export async function showIdentity(desk, alias) {
  const place = desk.opened.around.places.find((one) => one.alias === alias);
  const spaces = Object.values(desk.opened.spaces).filter((space) => space.compartment === "identity");
  demand(place && spaces.length, "sealing.no_key");
  for (const space of spaces) await give(desk, place, space);
}

const give = ({ door, guide, opened }, place, space) =>
  giveKey(door, guide.directory, opened, place.alias, space.compartment, space.key);

function firstKey(desk, part) {
  // Somebody else has a key of it: then it is not for this reader to make another one. Of who left nobody waits for a key.
  if (activePlaces(desk).some((one) => one.has.includes(part))) throw new SealingError("sealing.no_key");
  const own = (one) => one.alias === desk.opened.alias;
  return openPart(desk, part, activePlaces(desk).filter((one) => (part === "note" ? own(one) : one.parts.includes(part))));
}

async function openPart(desk, part, readers) {
  const { door, guide, opened } = desk;
  const withReporter = OF_THE_REPORTER.includes(part);
  const recovery = part === "note" ? [] : recoveryOf(guide);
  const space = await openCompartment(door, guide.directory, opened, part, readers, { withReporter, recovery });
  opened.spaces[`${part} ${space.key}`] = space;
  return space;
}

/** The organisation's key on paper: nobody's, so the server's id of it stands in the guide. */
function recoveryOf(guide) {
  const known = readersOf(guide.directory).filter((one) => !one.person && one.role === "organisation");
  return known.length === 1 && guide.recovery.length === 1 ? [{ ...known[0], holder: guide.recovery[0] }] : [];
}
