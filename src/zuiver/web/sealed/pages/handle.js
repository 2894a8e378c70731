// The inbox of who holds a key: make or unlock the key, open a report, answer. The key stays in the memory of this page.
import { handlerDoor, inGroups, openCase, proposeKeys, readGuide, unlock, weakness, writeInCase } from "../src/index.js";
import { fingerprint } from "../src/signatures.js";
import { buttons, copy, day, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
const door = handlerDoor(page.dataset.door, token);
const state = { directory: null, own: null, keys: null, opened: null };
const field = (name) => page.querySelector(`#id-${name}`);

buttons({
  make: async () => {
    const passphrase = field("new-passphrase").value;
    if (weakness(passphrase)) throw wrong("weak");
    await proposeKeys(door, page.querySelector("[name=role]:checked").value, passphrase);
    field("new-passphrase").value = "";
    await start();
  },
  unlock: async () => {
    try {
      state.keys = await unlock(state.own, field("passphrase").value);
    } catch {
      throw wrong("passphrase");
    }
    field("passphrase").value = "";
    await list();
  },
  list,
  open: (button) => open(button.dataset.case),
  answer: () => write(),
  acknowledge: () =>
    write((pieces) => door("act", { case: state.opened.case_id, action: "acknowledge", pieces, codes: [] })),
  recuse: async () => {
    await door("recuse", { case: state.opened.case_id, pieces: [] });
    await list();
  },
});

async function start() {
  state.directory = (await readGuide(page.dataset.guide, {})).directory;
  const { own } = await door("keys");
  const inUse = own.filter((one) => !one.ended_on);
  state.own = inUse.find((one) => one.approved_on) ?? inUse[0] ?? null;
  if (!state.own) return step("make");
  if (state.own.approved_on) return step("unlock");
  part("fingerprint").textContent = inGroups(fingerprint([state.own.public_key, state.own.signing_key]));
  return step("wait");
}

async function list() {
  const { cases } = await door("inbox");
  part("none").hidden = cases.length > 0;
  part("cases").replaceChildren(
    ...cases.map((one) =>
      copy("line", (line) => {
        const button = line.firstElementChild;
        const until = one.next_on ? ` ${word("until")} ${day(one.next_on)}` : "";
        button.textContent = `${one.is_new ? `${word("new")}: ` : ""}${word(`state.${one.state}`)}, ${day(one.received_on)}.${until}`;
        Object.assign(button.dataset, { do: "open", case: one.case_id });
      }),
    ),
  );
  step("inbox");
}

async function open(caseId) {
  state.opened = await openCase(door, state.directory, state.keys, caseId);
  const { state: place, clocks, items, actions } = state.opened;
  part("where").textContent = word(`state.${place}`);
  part("clocks").replaceChildren(...clocks.map(clockLine));
  part("thread").replaceChildren(...items.filter((item) => item.compartment !== "note").map(messageLine));
  page.querySelector('[data-do="acknowledge"]').hidden = !actions.includes("acknowledge");
  step("case");
}

async function write(send) {
  const value = { text: field("answer").value.trim() };
  if (!value.text) throw wrong("empty");
  await writeInCase(door, state.opened, "content", "message", value, send);
  field("answer").value = "";
  await open(state.opened.case_id);
  return word("added");
}

function clockLine(clock) {
  const line = document.createElement("li");
  const until = `${word(`clock.${clock.clock}`)} ${day(clock.target_on)}`;
  line.textContent = clock.met_on ? `${until}: ${word("clock.met")} ${day(clock.met_on)}` : until;
  return line;
}

function messageLine(item) {
  return copy("message", (line) => {
    const who = item.role === "reporter" ? "who.them" : `who.${item.role}`;
    line.children[0].textContent = `${word(who)}, ${day(item.day)}`;
    line.children[1].textContent = item.error ? word("unreadable") : (item.value?.text ?? item.value?.given ?? item.meta?.name ?? "");
  });
}

problem("");
say(word("busy"));
try {
  await start();
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
