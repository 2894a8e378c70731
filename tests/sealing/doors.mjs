// A reporter and a confidant at the doors of a real server: node doors.mjs CORE SETUP.json
// Everything that a browser would do, without a page. Prints what each side saw.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , core, setup] = process.argv;
const s = await import(pathToFileURL(core));
const { address, confidant, officer, excluded, cookie, token, firstHash } = JSON.parse(readFileSync(setup, "utf8"));
const seen = {};
const refusal = (promise) => promise.then(() => "done", (problem) => problem.code ?? String(problem));

// Node keeps no cookies: the confidant's go along to the confidant's door only.
const plainFetch = globalThis.fetch;
let answersToLose = 0;
globalThis.fetch = async (url, request = {}) => {
  const headers = request.credentials === "same-origin" ? { ...request.headers, Cookie: cookie } : request.headers;
  const response = await plainFetch(url, { ...request, headers });
  if (answersToLose === 0) return response;
  answersToLose -= 1;
  throw new TypeError("the connection broke after the server had done its work");
};

const guide = await s.readGuide(`${address}/meldkanaal/gids/`, { firstHash });
seen.otherFirstHash = await refusal(s.readGuide(`${address}/meldkanaal/gids/`, { firstHash: "0".repeat(64) }));
const door = s.reporterDoor(`${address}/meldkanaal/deur/`);
const desk = s.handlerDoor(`${address}/meldzaken/deur/`, token);
const keys = await s.keysFrom(s.fromHex(confidant.seeds));

const choice = s.readersFor(guide, { chosen: [confidant.holder], excluded: [excluded] });
seen.readers = choice.readers.map((one) => one.person);
const words = s.newWords();
answersToLose = 1;
const file = { name: "kanarie.txt", type: "text/plain", bytes: new TextEncoder().encode("Kanarie in bestand") };
const report = {
  words, readers: choice.readers, excluded: [excluded], report: { text: "Kanarie in tekst" },
  identity: { name: "Kanarie Naam" }, files: [{ file, cleaned: null }],
};
const sent = await s.sendReport(door, guide, report);
const pressedTwice = await s.sendReport(door, guide, report);
seen.sameReceipt = JSON.stringify(sent.receipt) === JSON.stringify(pressedTwice.receipt);

const opened = await s.openBox(door, guide, words);
seen.own = opened.items.map(({ kind, value, name, error }) => ({ kind, value, name, error }));
seen.proof = await s.proofOf(door, guide, opened);
seen.wrongCode = await refusal(s.openBox(door, guide, s.newWords()));

const atDesk = await s.openCase(desk, guide.directory, keys, sent.caseId);
seen.confidantReads = atDesk.items.map(({ kind, value, name, bytes }) => ({ kind, value, name, length: bytes?.length }));
await s.writeInCase(desk, atDesk, "content", "message", { text: "Dank je" });

const again = await s.readBox(door, guide, opened.keys);
const answer = again.items.at(-1).kind === "identity" ? again.items.at(-2) : again.items.at(-1);
seen.answer = { value: answer.value, author: answer.context.author === keys.signer };
const [reader] = again.box.readers.filter((one) => one.holder_id === confidant.holder);
await s.writeInBox(door, { ...again, keys: opened.keys }, "content", "message", { text: "Nog iets" });
await s.revealTo(door, guide, { ...again, keys: opened.keys }, reader.alias);
const revealed = await s.openCase(desk, guide.directory, keys, sent.caseId);
seen.identity = revealed.items.filter((one) => one.kind === "identity").map((one) => one.value);
seen.last = revealed.items.filter((one) => one.compartment === "content").at(-1).value;

// Two windows of one reporter: the second takes the next number by itself.
const stale = { ...again, keys: opened.keys };
await s.writeInBox(door, stale, "content", "message", { text: "Uit een oud venster" });

const talkWords = s.newWords();
const talk = await s.startTalk(door, guide, { words: talkWords, confidant: confidant.holder, subject: guide.subjects[0].slug, value: { text: "Mag ik iets vragen" } });
const list = await desk("inbox");
const line = list.talks.find((one) => one.talk_id === talk.talkId);
const items = await desk("talk", { talk: talk.talkId });
const theirs = await s.openTalk({ talkId: line.talk_id, wrap: line.wrap, items }, keys, []);
await s.answerTalk(desk, theirs, keys, { text: "Natuurlijk" });
const { talk: own } = await s.openBox(door, guide, talkWords);
const mine = await s.openOwnTalk(own, talk.keys, guide);
seen.talk = mine.items.map(({ value, byConfidant, error }) => ({ value, byConfidant, error }));

seen.officerHasNone = sent.receipt && !choice.readers.some((one) => one.person === officer);
process.stdout.write(JSON.stringify(seen));
