// What a dishonest server could try on keys of compartments, frames and codes: node attacks.mjs CORE
import { pathToFileURL } from "node:url";

const s = await import(pathToFileURL(process.argv[2]));
const seen = {};
const refusal = (promise) => promise.then(() => "done", (problem) => problem.code ?? String(problem));
const [reporter, handler, server, stranger] = await Promise.all([1, 2, 3, 4].map(() => s.newKeys()));
const asReporter = { signingSeed: reporter.signingSeed, role: "reporter" };
const asServer = { signingSeed: server.signingSeed, role: "reporter" };
const caseId = s.randomId();
const shown = async (space, author, reader = handler) => ({
  compartment: space.compartment, version: space.key, public_key: space.recipient, wrap: await s.wrapFor(space, reader, author),
});
const trusted = (one) => ({ reporter: one.signer, handlers: [handler.signer] });
const opened = async (keys, by) => {
  const { spaces, refused } = await s.openSpaces(keys, handler, caseId, trusted(by));
  return { open: Object.keys(spaces), refused: refused.map((one) => `${one.compartment} ${one.version}`) };
};

const first = await s.newCompartment(caseId, "content");
const second = await s.nextVersion(first);
const honest = await shown(first, asReporter);
seen.honest = await opened([await shown(second, { signingSeed: handler.signingSeed, role: "confidant" }), honest], reporter);
seen.slippedIn = await opened([honest, await shown(second, asServer)], reporter);
seen.renamedReporter = await opened([honest, await shown(second, asServer)], server);
seen.onlyTheLater = await opened([await shown(second, asServer)], server);
seen.exchangedPublicKey = await opened([{ ...honest, public_key: second.recipient }], reporter);
seen.forAnother = await opened([await shown(first, asReporter, stranger)], reporter);

const item = s.randomId();
const message = await s.sealMessage(first, { item, number: 1 }, { text: "x" }, asServer);
seen.forgedMessage = await refusal(s.openItem(first, { kind: "message", item, number: 1 }, message, [reporter.signer]));
const other = await s.newCompartment(s.randomId(), "content");
const moved = await s.sealMessage({ ...first, identity: other.identity, recipient: other.recipient }, { item, number: 1 }, {}, asReporter);
seen.movedMessage = await refusal(s.openItem(other, { kind: "message", item, number: 1 }, moved, [reporter.signer]));

seen.frame = s.readFrame(s.writeFrame({ a: new Uint8Array([1, 2]), b: [{ c: new Uint8Array() }], d: null }));
seen.frame = { a: [...seen.frame.a], c: seen.frame.b[0].c.length, d: seen.frame.d };
const frames = ["", "\0\0\0\u0002{", "\0\0\0\u0002{}", '\0\0\0\u000f{"a":{"blob":0}}'].map((text) => new TextEncoder().encode(text));
seen.frames = await Promise.all(frames.map((bytes) => refusal(Promise.resolve().then(() => s.readFrame(bytes)))));
seen.weak = ["kort", "aaaaaaaaaaaaaaaaaaaa", "vier paarden op het strand"].map((text) => s.weakness(text));
seen.noSalt = await refusal(s.keysOfCode(s.newWords(), "zout"));
seen.tooLarge = await refusal(s.sealMessage(first, { item, number: 1 }, { text: "x".repeat(70_000) }, asReporter));
const drawn = Array.from({ length: 2000 }, () => s.newWords()).flat();
seen.drawn = { different: new Set(drawn).size, known: drawn.every((word) => s.readCode(word).unknown.length === 0) };
seen.away = await refusal(s.reporterDoor("http://127.0.0.1:9/")("look", {}));
process.stdout.write(JSON.stringify(seen));
