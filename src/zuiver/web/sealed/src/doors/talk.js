// A talk with one confidant before there is a report: own keys, no clock. A talk is sealed as a case of its own.
import { randomId } from "../bytes.js";
import { keysOfCode } from "../code/derive.js";
import { newCompartment, openItem, openWrap, sealMessage, wrapFor } from "../compartments.js";
import { readersOf, signersOf } from "../directory.js";
import { SealingError, demand } from "../errors.js";
import { sendPieces } from "./pieces.js";

const PERSON = "person";

/** Starts a talk with the first message: { talkId, keys }. */
export async function startTalk(door, guide, { words, confidant, subject, value }) {
  const reader = readersOf(guide.directory).find((one) => one.person === confidant && one.role === "confidant");
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
  const space = await openWrap(wrap, keys, { case: talkId, compartment: "content", key: 1 });
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
