// What who holds keys does with reports: unlock, the list, a case with its steps, readers and exports, and talks.
import { handlerDoor, inGroups, openCase, proposeKeys, readGuide, unlock, unlockByPasskey, weakness } from "../src/index.js";
import { again, deskOf, fileInCase } from "../src/doors/handling.js";
import { openExport } from "../src/files/export.js";
import { fingerprint } from "../src/signatures.js";
import { showCase } from "../screen/handle_case.js";
import { compare } from "../screen/handle_concerned.js";
import { agree, renew, search, sendForm } from "../screen/handle_deeds.js";
import { answerIn, showTalk, showTalks } from "../screen/handle_talks.js";
import { going, progressDeeds, watch } from "../screen/progress.js";
import { saveFile } from "../screen/saving.js";
import { buttons, copy, day, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, own: [], keys: new Map(), lines: [], talks: [], desk: null, talk: null };
const field = (name) => page.querySelector(`#id-${name}`);

buttons({
  ...progressDeeds,
  make: async () => {
    const passphrase = field("new-passphrase").value;
    if (weakness(passphrase)) throw wrong("weak");
    await proposeKeys(door, page.querySelector("[name=role]:checked").value, passphrase);
    field("new-passphrase").value = "";
    await start();
  },
  unlock: async () => {
    await unlockAll(state.own.filter((one) => one.blobs.passphrase), (own) => unlock(own, field("passphrase").value));
    field("passphrase").value = "";
  },
  "unlock-passkey": () => unlockAll(state.own.filter((one) => one.blobs.passkey), unlockByPasskey),
  list,
  open: async (button) => {
    const line = state.lines.find((one) => one.case_id === button.dataset.case);
    await open(line.case_id, state.keys.get(line.role));
  },
  form: going(async (button) => {
    const form = button.closest("[data-form]");
    await sendForm(state.desk, form);
    // Who stepped aside has no case any more.
    if (form.dataset.deed === "recuse") return list();
    return reload();
  }),
  renew: async () => {
    await renew(state.desk);
    return reload();
  },
  compare: (button) => compare(state.desk, button.closest("[data-form]")),
  search: (button) => search(state.desk, button.closest("[data-form]")),
  agree: async (button) => {
    await agree(state.desk, button.dataset);
    return reload();
  },
  destroy: async (button) => {
    const proof = await door("destroy", { case: state.desk.opened.case_id, pair: button.dataset.pair });
    await list();
    return `${word("destroyed")} ${proof}`;
  },
  back: async (button) => {
    await door("export_back", { case: state.desk.opened.case_id, export: button.dataset.export });
    return reload();
  },
  save: going(async (button) => {
    const item = state.desk.opened.items.find((one) => one.id === button.dataset.item);
    saveFile(item.name, await fileInCase(state.desk, item, watch));
  }),
  "open-export": openExported,
  "open-talk": async (button) => {
    state.talk = state.talks.find((one) => one.talk_id === button.dataset.talk);
    state.openTalk = await showTalk(door, state.guide.directory, confidantKeys(), state.talk);
  },
  "answer-talk": async () => {
    await answerIn(door, state.openTalk, confidantKeys(), field("talk-answer"));
    state.openTalk = await showTalk(door, state.guide.directory, confidantKeys(), state.talk);
    return word("added");
  },
});

async function unlockAll(owned, open) {
  for (const own of owned) {
    const keys = await open(own).catch(() => null);
    if (keys) state.keys.set(own.role, keys);
  }
  if (!state.keys.size) throw wrong("passphrase");
  await list();
}

const confidantKeys = () => state.keys.get("confidant");

async function start() {
  state.guide = await readGuide(page.dataset.guide, {}, { isFresh: true });
  const { own } = await door("keys");
  // The person concerned has a page of their own.
  const inUse = own.filter((one) => !one.ended_on && one.role !== "accused");
  state.own = inUse.filter((one) => one.approved_on);
  page.querySelector('[data-do="unlock-passkey"]').hidden = !state.own.some((one) => one.blobs.passkey);
  if (state.own.length) return step("unlock");
  if (!inUse.length) return step("make");
  part("fingerprint").textContent = inGroups(fingerprint([inUse[0].public_key, inUse[0].signing_key]));
  return step("wait");
}

async function list() {
  const { cases, talks } = await door("inbox");
  state.lines = cases.filter((one) => state.keys.has(one.role));
  state.talks = confidantKeys() ? talks : [];
  part("none").hidden = state.lines.length + state.talks.length > 0;
  part("cases").replaceChildren(...state.lines.map(caseLine));
  showTalks(state.talks);
  step("inbox");
}

function caseLine(one) {
  return copy("line", (line) => {
    const button = line.firstElementChild;
    const until = one.next_on ? ` ${word("until")} ${day(one.next_on)}` : "";
    button.textContent = `${one.is_new ? `${word("new")}: ` : ""}${word(`state.${one.state}`)}, ${day(one.received_on)}.${until}`;
    Object.assign(button.dataset, { do: "open", case: one.case_id });
  });
}

async function open(caseId, keys) {
  state.desk = deskOf(door, state.guide, await openCase(door, state.guide.directory, keys, caseId));
  showCase(state.desk);
  step("case");
}

async function reload() {
  state.desk = deskOf(door, state.guide, await again(state.desk));
  showCase(state.desk);
  part("next").querySelector("h3").focus();
  return word("done");
}

async function openExported() {
  const [file] = field("exported").files;
  if (!file) throw wrong("choose");
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const keys of state.keys.values()) {
    const opened = await openExport(bytes, keys).catch(() => null);
    if (opened) return saveFile(file.name.replace(/(\.age)?$/, ".zip"), opened);
  }
  throw wrong("export");
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
