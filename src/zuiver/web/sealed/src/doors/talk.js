// A talk with one confidant before there is a report: own keys, no clock. A talk is sealed as a case of its own.
import { randomId, textOf, utf8 } from "../bytes.js";
import { keysOfCode } from "../code/derive.js";
import { newCompartment, openItem, openWrap, sealMessage, wrapFor } from "../compartments.js";
import { signersOf } from "../directory.js";
import { contextOf, open, seal } from "../envelope.js";
import { SealingError, demand } from "../errors.js";
import { sendPieces } from "./pieces.js";
import { reachable } from "./reporter.js";

const PERSON = "person";

/** Starts a talk with the first message: { talkId, keys }. */
export async function startTalk(door, guide, { words, confidant, subject, value }) {
  const reader = reachable(guide).find((one) => one.person === confidant && one.role === "confidant");
  demand(reader, "sealing.no_key");
  const keys = await keysOfCode(words, guide.salt);
  const author = { signingSeed: keys.signingSeed, role: PERSON };
  const space = await newCompartment(randomId(), "content");
  const item = randomId();
  await door("talk", {
    talk: space.case, verifier: keys.verifier, subject, public_key: space.recipient, box_key: keys.recipient,
    signing_key: keys.signer, for_person: await wrapFor(space, keys, author), confidant,
    for_confidant: await wrapFor(space, reader, author), message_id: item,
    message: await sealMessage(space, { item, number: 1 }, value, author),
  });
  return { talkId: space.case, keys };
}

/** A talk as either side opens it: { space, items: [{ id, number, byConfidant, value | error }] }. */
export async function openTalk({ talkId, wrap, items }, keys, signers) {
  const space = await openTalkKey(wrap, keys, talkId);
  const opened = items.map(async ([id, number, byConfidant, sealed]) => {
    try {
      const { value } = await openItem(space, { kind: "message", item: id, number }, sealed, [space.author, ...signers]);
      return { id, number, byConfidant, value };
    } catch (problem) {
      return { id, number, byConfidant, error: problem instanceof SealingError ? problem.code : "sealing.frame" };
    }
  });
  return { space, items: await Promise.all(opened) };
}

/**
 * Seals the key of a talk anew for a confidant's next key. It says who began the talk, because from here on the confidant is
 * the author of the wrap, and the messages of the person have to stay theirs.
 */
export async function wrapTalkAnew({ talk_id: talkId, wrap }, oldKeys, newKeys) {
  const space = await openTalkKey(wrap, oldKeys, talkId);
  const place = { kind: "wrap", case: talkId, compartment: "content", key: "1", role: "confidant", for: newKeys.fingerprint };
  const content = { meta: utf8(JSON.stringify({ began: space.author })), body: utf8(space.identity) };
  return seal(contextOf(place), content, newKeys.signingSeed, newKeys.recipient);
}

/** The key of a talk; its author is who began it, also where the confidant sealed it anew for an own next key. */
async function openTalkKey(wrap, keys, talkId) {
  const space = await openWrap(wrap, keys, { case: talkId, compartment: "content", key: 1 });
  const { meta } = await open(wrap, keys.identity, { kind: "wrap", case: talkId });
  return space.author === keys.signer && meta.length ? { ...space, author: JSON.parse(textOf(meta)).began } : space;
}

/** The person's side, from what `look` gave. */
export const openOwnTalk = (talk, keys, guide) =>
  openTalk({ talkId: talk.talk_id, wrap: talk.wrap, items: talk.items }, keys, signersOf(guide.directory));

export const writeInOwnTalk = (door, opened, keys, value) =>
  write(opened, { signingSeed: keys.signingSeed, role: PERSON }, value, (messages) =>
    door("talk_write", { verifier: keys.verifier, messages }),
  );

export const answerTalk = (door, opened, keys, value) =>
  write(opened, { signingSeed: keys.signingSeed, role: "confidant" }, value, (messages) =>
    door("talk_answer", { talk: opened.space.case, messages }),
  );

export const endTalk = (door, keys, becameReport) =>
  door("talk_end", { verifier: keys.verifier, became_report: becameReport });

function write({ space, items }, author, value, send) {
  const make = async (number) => {
    const id = randomId();
    return [{ id, number, sealed: await sealMessage(space, { item: id, number }, value, author) }];
  };
  return sendPieces(1 + Math.max(0, ...items.map((item) => item.number)), make, send);
}
