// The key on paper: what counts, and what a dishonest server could try with it: node paper.mjs CORE
import { pathToFileURL } from "node:url";

const s = await import(pathToFileURL(process.argv[2]));
const seen = {};
const refusal = (promise) => promise.then(() => "done", (problem) => problem.code ?? String(problem));
const [reporter, handler, reader, other, paper, one, two] = await Promise.all(Array.from({ length: 7 }, () => s.newKeys()));
const caseId = s.randomId();
const records = [];

const directoryOf = (list) => s.verifyDirectory(list);
async function append(action, values, { owner, approvers = [one, two] } = {}) {
  const directory = await directoryOf(records);
  const statement = s.draftEntry(directory, action, "2026-11-22", values(directory));
  const approvals = Object.fromEntries(approvers.map((keys) => [keys.signer, s.approve(keys.signingSeed, statement)]));
  return s.writeRecord(statement, owner ? s.claim(owner.signingSeed, statement) : null, approvals);
}
const personOf = (keys, name, role) => ({ person: role === "organisation" ? null : s.randomId(), name, role, recipient: keys.recipient, signer: keys.signer });

records.push(await append("found", () => ({ name: "north", approvers: { secretaris: one.signer, fg: two.signer } })));
for (const [keys, name, role] of [[handler, "Carla", "confidant"], [reader, "Coen", "confidant"], [paper, "recovery", "organisation"]]) {
  const entry = personOf(keys, name, role);
  records.push(await append("add", () => ({ reader: entry }), { owner: keys }));
}

const use = { caseId, key: paper.fingerprint, reader: reader.fingerprint, ground: "nobody_left", sheets: ["secretary", "privacy_officer"] };
const statement = s.writePaperUse({ ...use, parts: [{ compartment: "detriment", version: 1 }, { compartment: "content", version: 10 }, { compartment: "content", version: 2 }, { compartment: "content", version: 1 }] });
const named = (text) => (directory) => ({ name: s.recordName(directory.head, s.readPaperUse(text)) });
const signed = await append("paper", named(statement), { owner: paper });
const unsigned = await append("paper", named(statement));
const alone = await append("paper", named(statement), { owner: paper, approvers: [one] });
const byAnother = await append("paper", named(statement), { owner: handler });
seen.told = { statement, record: signed, key: paper.fingerprint };
seen.chain = await Promise.all([signed, unsigned, alone, byAnother].map((record) => refusal(directoryOf([...records, record]))));

const before = await directoryOf(records);
const after = await directoryOf([...records, signed]);
const asPaper = { signingSeed: paper.signingSeed, role: "organisation" };
const first = await s.newCompartment(caseId, "content");
const second = await s.nextVersion(first);
const third = await s.nextVersion(second);
const shown = async (space, author, to = reader) => ({
  compartment: space.compartment, version: space.key, public_key: space.recipient, wrap: await s.wrapFor(space, to, author),
});
const handed = [await shown(first, asPaper), await shown(second, asPaper)];
const opened = async (keys, directory, statements, own = reader, id = caseId) => {
  const trusted = { reporter: reporter.signer, handlers: s.signersOf(directory), paper: s.paperSigners(directory, id, statements, own.fingerprint) };
  const { spaces, refused } = await s.openSpaces(keys, own, id, trusted);
  return { open: Object.keys(spaces), refused: refused.map((found) => `${found.compartment} ${found.version}`) };
};
seen.recorded = await opened(handed, after, [statement]);
seen.unrecorded = await opened(handed, before, [statement]);
seen.kept = await opened(handed, after, []);
seen.renewed = await opened([...handed, await shown(third, { signingSeed: handler.signingSeed, role: "confidant" })], after, [statement]);
seen.later = await opened([...handed, await shown(third, asPaper)], after, [statement]);
seen.forAnother = await opened([await shown(first, asPaper, other)], after, [statement], other);
const forged = s.writePaperUse({ ...use, reader: other.fingerprint, parts: [{ compartment: "content", version: 1 }] });
seen.forgedStatement = await opened([await shown(first, asPaper, other)], after, [forged, statement], other);
const elsewhere = s.randomId();
const stolen = await s.newCompartment(elsewhere, "content");
seen.otherCase = await opened([await shown(stolen, asPaper)], after, [statement], reader, elsewhere);

const item = s.randomId();
const message = await s.sealMessage(first, { item, number: 1 }, { text: "x" }, asPaper);
seen.written = await refusal(s.openItem(first, { kind: "message", item, number: 1 }, message, s.signersOf(after)));

const told = (statements, id = caseId) => s.usesOf(after, id, statements).map(({ day, said }) => ({ day, ground: said?.ground ?? null, sheets: said?.sheets ?? null }));
seen.uses = { told: told([statement]), quiet: told([]), wrong: told([forged, "nonsense"]), other: told([statement], s.randomId()) };

const practice = s.writePaperUse({ caseId: s.randomId(), key: paper.fingerprint, ground: "practice", sheets: ["works_council", "secretary"] });
seen.practice = { statement: practice, record: await append("paper", named(practice), { owner: paper }) };
// What the second person and the page of the sheets check before they sign: that the record is about what they read.
const asked = async (ask) => refusal(Promise.resolve().then(() => s.readAsk(before, ask)));
seen.asked = {
  honest: s.readAsk(before, { statement, record: unsigned }).isNext,
  swapped: await asked({ statement: practice, record: unsigned }),
  other: await asked({ statement, record: records[1] }),
  late: s.readAsk(after, { statement, record: unsigned }).isNext,
};
const bad = ["", statement.replace("nobody_left", "Nobody"), statement.replace("content-1 content-2", "content-2 content-1"), practice.replace("reader: -", `reader: ${reader.fingerprint}`)];
seen.bad = await Promise.all(bad.map((text) => refusal(Promise.resolve().then(() => s.readPaperUse(text)))));

const sheets = await s.splitKeys(paper, "2026-11");
const broken = sheets[0].replace(/(share: .{40})/, "$1\n   ").replaceAll("\n", "  \n\n ");
const back = await s.recoverKeys([s.sheetText(broken), s.sheetText(` ${sheets[2]}`)]);
seen.sheets = { back: back.fingerprint === paper.fingerprint, slip: await refusal(s.recoverKeys([s.sheetText(sheets[0].replace(/share: ./, "share: g")), sheets[1]])) };
process.stdout.write(JSON.stringify(seen));
