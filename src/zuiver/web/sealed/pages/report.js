// Reporting and the box, on one page with one address. Nothing is stored in the browser; leaving the page forgets all.
import {
  cleanFile, inspectFile, isTypedBack, missedStatement, newWords, openBox, proofOf, readBox, readCode, readGuide,
  readersFor, reporterDoor, revealTo, sendReport, shownCode, withdraw, writeInBox,
} from "../src/index.js";
import { buttons, copy, day, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const door = reporterDoor(page.dataset.door);
const state = { guide: null, words: null, opened: null, files: [] };
const field = (name) => page.querySelector(`#id-${name}`);

const deeds = {
  begin: () => step("people"),
  "to-box": () => step("open"),
  "to-text": () => {
    chosenReaders();
    step("text");
  },
  "to-code": () => {
    if (!field("text").value.trim()) throw wrong("empty");
    state.words ??= newWords();
    part("code").textContent = shownCode(state.words);
    step("code");
  },
  "back-to-text": () => step("text"),
  send,
  open: async () => {
    const typed = readCode(field("code").value);
    if (!typed.isCode) throw wrong("code");
    show(await openBox(door, state.guide, typed.words));
  },
  answer: async () => {
    const value = { text: field("answer").value.trim() };
    if (!value.text) throw wrong("empty");
    await writeInBox(door, state.opened, "content", "message", value);
    field("answer").value = "";
    await refresh();
    return word("added");
  },
  proof: async () => keep(await proofOf(door, state.guide, state.opened)),
  missed: async (button) => keep(await missedStatement(door, state.opened, button.dataset.clock)),
  reveal: async (button) => {
    await revealTo(door, state.guide, state.opened, Number(button.dataset.alias));
    return word("revealed");
  },
  withdraw: async () => {
    await withdraw(door, state.opened);
    await refresh();
    return word("withdrawn");
  },
};

async function send() {
  if (!isTypedBack(field("typed").value, state.words)) throw wrong("typed");
  const { readers, excluded } = chosenReaders();
  const identity = field("identity").value.trim() || null;
  const family = page.querySelector("[name=family]:checked").value;
  const report = { text: field("text").value.trim() };
  await sendReport(door, state.guide, { words: state.words, readers, excluded, family, report, identity, files: state.files });
  for (const name of ["text", "identity", "typed"]) field(name).value = "";
  state.files = [];
  show(await openBox(door, state.guide, state.words));
  return word("sent");
}

/** Whom was chosen and ruled out, and who is added so that there are two. */
function chosenReaders() {
  const ticked = (name) => [...part(name).querySelectorAll("input:checked")].map((box) => box.value);
  const excluded = ticked("excluded");
  const chosen = ticked("chosen").filter((one) => !excluded.includes(one));
  const { readers, people } = readersFor(state.guide, { chosen, excluded });
  if (!people) throw wrong("people");
  return { readers, excluded };
}

function showPeople() {
  const people = [...state.guide.directory.readers.values()].filter((one) => ["confidant", "officer"].includes(one.role));
  for (const list of ["chosen", "excluded"]) {
    const lines = people.map((one) =>
      copy("person", (line) => {
        const [box, label] = line.children;
        box.id = `${list}-${one.person}`;
        box.value = one.person;
        label.htmlFor = box.id;
        label.textContent = `${one.name}, ${word(`who.${one.role}`)}`;
      }),
    );
    part(list).replaceChildren(...lines);
  }
}

async function refresh() {
  show({ keys: state.opened.keys, ...(await readBox(door, state.guide, state.opened.keys)) });
}

function show(opened) {
  if (!opened.box) throw wrong("talk");
  state.opened = opened;
  part("where").textContent = word(`state.${opened.box.state}`);
  part("clocks").replaceChildren(...opened.box.clocks.map(clockLine));
  part("thread").replaceChildren(...opened.items.filter(isForReading).map(messageLine));
  part("readers").replaceChildren(...opened.box.readers.filter((one) => !one.ended_on).map(revealLine));
  part("proof-place").hidden = true;
  step("box");
}

const isForReading = (item) => item.compartment === "content";

function messageLine(item) {
  return copy("message", (line) => {
    line.children[0].textContent = `${word(`who.${item.role}`)}, ${day(item.day)}`;
    line.children[1].textContent = item.error ? word("unreadable") : (item.value?.text ?? item.meta?.name ?? "");
  });
}

function clockLine(clock) {
  const line = document.createElement("li");
  const until = `${word(`clock.${clock.clock}`)} ${day(clock.target_on)}`;
  line.textContent = clock.met_on ? `${until}: ${word("clock.met")} ${day(clock.met_on)}` : until;
  if (clock.is_missed) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "utrecht-button utrecht-button--subtle", textContent: word("clock.missed") });
    Object.assign(button.dataset, { do: "missed", clock: clock.clock });
    line.append(" ", button);
  }
  return line;
}

function revealLine(reader) {
  return copy("reveal", (line) => {
    const known = [...state.guide.directory.readers.values()].find((one) => one.person === reader.holder_id);
    const button = line.firstElementChild;
    button.textContent = `${word("reveal")} ${known?.name ?? word(`who.${reader.role}`)}`;
    Object.assign(button.dataset, { do: "reveal", alias: reader.alias });
  });
}

function keep(text) {
  part("proof").value = text;
  part("proof-place").hidden = false;
  part("proof").focus();
}

part("files").addEventListener("change", async (event) => {
  state.files = [];
  part("findings").replaceChildren();
  for (const chosen of event.target.files) {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const look = inspectFile(bytes);
    const file = { name: chosen.name, type: chosen.type, bytes };
    const cleaned = look.canClean && look.findings.length ? { ...file, bytes: (await cleanFile(bytes)).bytes } : null;
    state.files.push({ file, cleaned });
    part("findings").append(findingLine(chosen.name, look, cleaned));
  }
});

function findingLine(name, look, cleaned) {
  const line = document.createElement("li");
  const found = look.findings.map((one) => `${one.what}: ${one.value}`).join("; ");
  const said = !look.isKnown ? word("file.unknown") : found ? `${word("file.finds")} ${found}.` : word("file.nothing");
  line.textContent = `${name}. ${said} ${cleaned ? word("file.clean") : ""}`;
  return line;
}

problem("");
buttons(deeds);
say(word("busy"));
try {
  state.guide = await readGuide(page.dataset.guide, {});
  showPeople();
  step("start");
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
