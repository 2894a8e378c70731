// Large files in both directions at the doors of a real server, over a line that breaks: node uploads.mjs CORE SETUP.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , core, setup] = process.argv;
const s = await import(pathToFileURL(core));
const { address, confidant, cookie, token, firstHash } = JSON.parse(readFileSync(setup, "utf8"));
const MIB = 2 ** 20;

const plainFetch = globalThis.fetch;
const asked = [];
const broken = new Set(); // the calls that get no answer: odd ones before the server hears them, even ones after it did its work
let calls = 0;
globalThis.fetch = async (url, request = {}) => {
  const headers = request.credentials === "same-origin" ? { ...request.headers, Cookie: cookie } : request.headers;
  if (request.body) asked.push(request.body.length);
  calls += request.body ? 1 : 0;
  const isLost = broken.has(calls);
  if (isLost && calls % 2) throw new TypeError("no line");
  const response = await plainFetch(url, { ...request, headers });
  if (isLost) throw new TypeError("the line broke");
  return response;
};

const guide = await s.readGuide(`${address}/meldkanaal/gids/`, { firstHash });
const door = s.reporterDoor(`${address}/meldkanaal/deur/`);
const desk = s.handlerDoor(`${address}/meldzaken/deur/`, token);
const keys = await s.keysFrom(s.fromHex(confidant.seeds));
const { readers } = s.readersFor(guide, { chosen: [confidant.holder], excluded: [] });
const seen = {};

const film = new Uint8Array(3 * MIB).map((_, place) => place % 251);
const file = { name: "film.mp4", type: "video/mp4", blob: new Blob([film]) };
const small = { name: "brief.txt", type: "text/plain", bytes: new TextEncoder().encode("Klein") };
const words = s.newWords();
const report = { words, readers, excluded: [], report: { text: "Kanarie" }, files: [{ file, cleaned: null }, { file: small, cleaned: null }] };

// The line breaks for so long that the browser gives up; the reporter chooses "go on", pauses, and goes on once more.
for (const call of [2, 3, 4]) broken.add(call);
const told = [];
let isPaused = false;
const watch = { isPaused: () => isPaused, onSlice: (one, done, count) => told.push([one.name, done, count]) };
const attempt = () => s.sendReport(door, guide, report, watch).then((sent) => sent, ({ code }) => code);
seen.first = await attempt();
isPaused = true;
seen.second = await attempt();
isPaused = false;
broken.add(calls + 2);
const sent = await attempt();
seen.progress = told;
seen.lengths = [...new Set(asked)];
seen.receipt = sent.receipt.case_id === sent.caseId;

const digest = async (blob) => s.digestOf(new Uint8Array(await blob.arrayBuffer()));
const opened = await s.openCase(desk, guide.directory, keys, sent.caseId);
const [theFilm, theLetter] = opened.items.filter((one) => one.kind === "file");
seen.names = [theFilm.name, theLetter.name];
seen.same = (await digest(await s.fileOf(desk, theFilm, { case: sent.caseId }))) === s.digestOf(film);
seen.letter = await (await s.fileOf(desk, theLetter)).text();

// A server that hands out slices in another order, or those of somebody else.
const refused = (promise) => promise.then(() => "opened", ({ code }) => code);
const turned = (deed, fields) => desk(deed, { ...fields, number: fields.number ^ 1 });
seen.turned = await refused(s.fileOf(turned, theFilm, { case: sent.caseId }));
const spoilt = async (deed, fields) => (await desk(deed, fields)).map((byte, place) => (place === 9999 ? byte ^ 1 : byte));
seen.spoilt = await refused(s.fileOf(spoilt, theFilm, { case: sent.caseId }));

// From the box: a message with a large file, and back again.
const box = { ...(await s.readBox(door, guide, sent.keys)), keys: sent.keys };
await s.writeInBox(door, box, "content", "message", { text: "Nog een" }, [{ file: { ...file, blob: new Blob([film, film]) }, cleaned: null }]);
const later = { ...(await s.readBox(door, guide, sent.keys)), keys: sent.keys };
const second = later.items.filter((one) => one.kind === "file").at(-1);
seen.own = (await s.fileInBox(door, later, second)).size;
process.stdout.write(JSON.stringify(seen));
