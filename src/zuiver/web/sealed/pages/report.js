// Reporting, talks and the box, on one page with one address. Nothing is stored in the browser; leaving the page forgets all.
import { isTypedBack, newWords, openBox, readCode, readGuide, readersFor, reporterDoor, sendReport, shownCode } from "../src/index.js";
import { reachable } from "../src/doors/reporter.js";
import { filesOf } from "../screen/files.js";
import { going, progressDeeds, watch } from "../screen/progress.js";
import { boxDeeds, showBox } from "../screen/report_box.js";
import { showTalk, talkBecameReport, talkDeeds } from "../screen/report_talk.js";
import { buttons, copy, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const door = reporterDoor(page.dataset.door);
const state = { guide: null, words: null, way: "report", opened: null, talk: null };
const field = (name) => page.querySelector(`#id-${name}`);
const files = filesOf(part("files"), part("findings"));
const moreFiles = filesOf(part("more-files"), part("more-findings"));

const talk = talkDeeds(door, state, {
  toCode,
  look,
  onReport: (text, confidant) => {
    field("text").value = text;
    const box = page.querySelector(`#chosen-${confidant}`);
    if (box) box.checked = true;
    state.words = null; // the report gets a code of its own
    step("people");
  },
});

const deeds = {
  ...progressDeeds,
  ...talk,
  ...boxDeeds(door, state, moreFiles),
  "to-start": () => step("start"),
  begin: () => step("people"),
  "to-box": () => step("open"),
  "to-text": () => {
    chosenReaders();
    step("text");
  },
  "to-code": () => {
    if (!field("text").value.trim()) throw wrong("empty");
    toCode("report");
  },
  "back-to-text": () => step(state.way === "talk" ? "talk-who" : "text"),
  send: going(async () => {
    if (!isTypedBack(field("typed").value, state.words)) throw wrong("typed");
    return state.way === "talk" ? talk["talk-begin"]() : send();
  }, "upload.unsent"),
  open: async () => {
    const typed = readCode(field("code").value);
    if (!typed.isCode) throw wrong("code");
    await look(typed.words);
  },
};

function toCode(way) {
  state.way = way;
  state.words ??= newWords();
  part("code").textContent = shownCode(state.words);
  step("code");
}

/** Opens what a code opens: a box, or a talk. */
async function look(words) {
  const opened = await openBox(door, state.guide, words);
  if (opened.box) showBox(state, opened);
  else await showTalk(state, opened.talk, opened.keys);
}

async function send() {
  const { readers, excluded } = chosenReaders();
  const identity = field("identity").value.trim() || null;
  const family = page.querySelector("[name=family]:checked").value;
  const report = { text: field("text").value.trim() };
  const given = { words: state.words, readers, excluded, family, report, identity, files: files.chosen };
  await sendReport(door, state.guide, given, watch);
  await talkBecameReport(door, state);
  for (const name of ["text", "identity", "typed"]) field(name).value = "";
  files.empty();
  await look(state.words);
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
  const people = reachable(state.guide).filter((one) => ["confidant", "officer"].includes(one.role));
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

/** The list of authorities without a script shows all of them; with one, those for a topic. */
function chooseAuthorities() {
  const lines = document.querySelectorAll("[data-authorities] li");
  const topics = document.querySelector("[data-topics]");
  const select = topics.querySelector("select");
  topics.hidden = false;
  select.addEventListener("change", () => {
    for (const line of lines) line.hidden = Boolean(select.value) && !line.dataset.about.split(" ").includes(select.value);
  });
}

problem("");
buttons(deeds);
chooseAuthorities();
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
