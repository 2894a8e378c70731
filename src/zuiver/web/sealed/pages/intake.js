// A manager was told something: seal it for who handles reports, keep an own copy, and see where it stands.
import { handlerDoor, readGuide, readersFor } from "../src/index.js";
import { openIntake, sendIntake, wordsForNobody } from "../src/doors/own_side.js";
import { reachable } from "../src/doors/reporter.js";
import { ownKey } from "../screen/own_keys.js";
import { buttons, copy, day, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, owned: null, words: null };
const field = (name) => page.querySelector(`#id-${name}`);
// Made and used in one browser: nobody else has to agree to it.
const own = ownKey(door, "manager", () => true, async (owned) => {
  state.owned = owned;
  await list();
});

buttons({
  ...own.deeds,
  list,
  send,
  open: async (button) => {
    const opened = await openIntake(door, state.guide.directory, state.owned.keys, button.dataset.case);
    part("where").textContent = stands(opened);
    part("items").replaceChildren(...opened.items.map(item));
    step("one");
  },
});

async function list() {
  const { may_write: mayWrite, lines } = await door("intakes");
  part("write-part").hidden = !mayWrite;
  part("own-part").hidden = !lines.length;
  part("lines").replaceChildren(
    ...lines.map((one) =>
      copy("line", (line) => {
        const button = line.firstElementChild;
        button.textContent = `${one.is_new ? `${word("new")}: ` : ""}${stands(one)}`;
        Object.assign(button.dataset, { do: "open", case: one.case_id });
      }),
    ),
  );
  showOfficers();
  step("list");
}

async function send() {
  const text = field("told").value.trim();
  if (!text) throw wrong("nothing");
  const { excluded, readers, people } = chosenReaders();
  if (!people) throw wrong("readers");
  state.words ??= wordsForNobody();
  await sendIntake(door, state.guide, { words: state.words, readers, excluded, text }, state.owned);
  state.words = null;
  field("told").value = "";
  await list();
  return word("sent");
}

const officers = () => reachable(state.guide).filter((one) => one.role === "officer");
const stands = (one) => `${word("received")} ${day(one.received_on)}. ${word(`state.${one.state}`)}.`;

/** All officers but who is ruled out; where that is one person, a confidant reads as well. */
function chosenReaders() {
  const excluded = ruledOut();
  const chosen = officers().map((one) => one.person).filter((one) => !excluded.includes(one));
  return { excluded, ...readersFor(state.guide, { chosen, excluded, roles: ["officer", "confidant"] }) };
}

/** Names who will read it, as it stands now. */
function nameReaders() {
  const { readers, people } = chosenReaders();
  const names = [...new Set(readers.filter((one) => one.person).map((one) => one.name))];
  part("readers").textContent = people ? `${word("readers")} ${names.join(", ")}.` : word("error.readers");
}

const ruledOut = () => [...part("excluded").querySelectorAll("input:checked")].map((box) => box.value);

/** Who may be ruled out, without losing what was ticked. */
function showOfficers() {
  const ticked = ruledOut();
  const people = reachable(state.guide).filter((one) => ["officer", "confidant"].includes(one.role));
  const lines = people.map((one) =>
    copy("person", (line) => {
      const [box, label] = line.children;
      Object.assign(box, { id: `excluded-${one.person}`, value: one.person, checked: ticked.includes(one.person) });
      label.htmlFor = box.id;
      label.textContent = `${one.name}, ${word(`who.${one.role}`)}`;
    }),
  );
  part("excluded").replaceChildren(...lines);
  nameReaders();
}

function item(one) {
  return copy("message", (shown) => {
    shown.children[0].textContent = `${word("yours")}, ${day(one.day)}`;
    shown.children[1].textContent = one.error ? word("unreadable") : (one.value?.text ?? "");
  });
}

part("excluded").addEventListener("change", nameReaders);
problem("");
say(word("busy"));
try {
  state.guide = await readGuide(page.dataset.guide, {});
  await own.begin();
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
