// How long what travels is, whoever sends what: node traffic.mjs CORE SETUP.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , core, setup] = process.argv;
const s = await import(pathToFileURL(core));
const { address, confidant, excluded, firstHash } = JSON.parse(readFileSync(setup, "utf8"));

const plainFetch = globalThis.fetch;
let asked = [];
let answered = [];
let worked = 0; // how often the door asked for work first
globalThis.fetch = async (url, request = {}) => {
  const response = await plainFetch(url, request);
  if (request.headers?.["X-Zuiver-Work"]) worked += 1;
  if (request.body) asked.push(request.body.length);
  if (request.body) answered.push(Number(response.headers.get("content-length")));
  return response;
};

const guide = await s.readGuide(`${address}/meldkanaal/gids/`, { firstHash });
const door = s.reporterDoor(`${address}/meldkanaal/deur/`);
const choice = (out) => s.readersFor(guide, { chosen: [confidant.holder], excluded: out }).readers;
const short = { words: s.newWords(), readers: choice([]), excluded: [], report: { text: "kort" } };
const long = {
  words: s.newWords(), readers: choice([excluded]), excluded: [excluded], report: { text: "een lang verhaal ".repeat(700) },
  identity: { name: "Kanarie Naam met een lange naam erachter" },
};
const { keys } = await s.sendReport(door, guide, short);
await s.sendReport(door, guide, long);
const own = { ...(await s.readBox(door, guide, keys)), keys };
await s.writeInBox(door, own, "content", "message", { text: "Nog iets" });
await s.withdraw(door, own);
const seen = { asked, answered, worked };

asked = [];
// Nobody reads a file that is too large: its length is enough.
const blob = { size: 201 * 2 ** 20, stream: () => { throw new Error("read"); } };
const file = { name: "film.mp4", type: "video/mp4", blob };
seen.tooLarge = await s
  .writeInBox(door, await s.readBox(door, guide, keys).then((box) => ({ ...box, keys })), "content", "message", { text: "x" }, [{ file, cleaned: null }])
  .then(() => "done", ({ code, params }) => ({ code, text: params.text }));
seen.sentOfIt = Math.max(...asked);
process.stdout.write(JSON.stringify(seen));
