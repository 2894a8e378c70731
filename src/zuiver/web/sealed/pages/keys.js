// Keys: the own ones, those that wait for agreement, shares for colleagues, records that several sign, the paper key.
import {
  addPasskey, handlerDoor, inGroups, makePasskey, recoverKeys, shareKeys, unlock, unlockByPasskey, weakness,
} from "../src/index.js";
import {
  agree, approvingKey, endRecord, foundRecord, giveShare, keepersIn, makeKeys, makePaperKey, moveAll, propose, publishRecord,
  recover, signRecord, waitingEntry,
} from "../src/doors/keyring.js";
import { readGuide } from "../src/doors/reporter.js";
import { readEntry, readersOf } from "../src/directory.js";
import { fingerprint } from "../src/signatures.js";
import { buttons, copy, day, page, part, problem, say, word, wrong } from "../screen/shown.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, ring: null, approving: null, unlocked: new Map(), shareFor: null };
const field = (name) => page.querySelector(`#id-${name}`);
const section = (name) => page.querySelector(`[data-part="${name}"]`);
const ownOf = (button) => state.ring.own.find((one) => one.holder_id === button.closest("[data-holder]").dataset.holder);
const keysOf = (own) => state.unlocked.get(own.holder_id) ?? failed("locked");
const openKeys = () => [...state.unlocked.values()];
const directory = () => state.guide.directory;
const figures = (one) => inGroups(fingerprint([one.public_key ?? one.recipient, one.signing_key ?? one.signer]));

function failed(name) {
  throw wrong(name);
}

buttons({
  unlock: async () => {
    const before = state.unlocked.size;
    for (const own of lockedKeys("passphrase")) {
      const keys = await unlock(own, field("passphrase").value).catch(() => null);
      if (keys) state.unlocked.set(own.holder_id, keys);
    }
    if (state.unlocked.size === before) failed("passphrase");
    field("passphrase").value = "";
    await refresh();
    return word("unlocked");
  },
  "unlock-passkey": async () => {
    const [own] = lockedKeys("passkey");
    state.unlocked.set(own.holder_id, await unlockByPasskey(own).catch(() => failed("passkey")));
    await refresh();
    return word("unlocked");
  },
  make: async () => {
    const passphrase = field("new-passphrase").value;
    if (weakness(passphrase)) failed("weak");
    if (passphrase !== field("new-again").value) failed("same");
    const { holder, keys } = await makeKeys(door, page.querySelector("[name=role]:checked").value, passphrase);
    state.unlocked.set(holder, keys);
    for (const name of ["new-passphrase", "new-again"]) field(name).value = "";
    await refresh();
    return word("made");
  },
  end: async (button) => {
    const reason = button.closest("li").querySelector("select").value || failed("reason");
    await door("key_end", { holder: ownOf(button).holder_id, reason });
    await refresh();
    return word("ended");
  },
  renew: async (button) => {
    const own = ownOf(button);
    const keys = keysOf(own);
    await door("key_end", { holder: own.holder_id, reason: "replaced" });
    state.unlocked.set(await propose(door, own.role, keys, own.blobs), keys);
    await refresh();
    return word("renewed");
  },
  "add-passkey": async (button) => {
    const own = ownOf(button);
    const keys = keysOf(own);
    await makePasskey(`Zuiver ${page.dataset.organisation}`, location.hostname).then((passkey) => addPasskey(door, own.holder_id, keys, passkey));
    await refresh();
    return word("passkey.added");
  },
  agree: async (button) => {
    const waiting = state.ring.waiting.find((one) => one.holder_id === compared(button).dataset.holder);
    const keys = approvingKey(directory(), openKeys());
    if (waiting.statement && !keys) failed("approver");
    await agree(door, waiting, keys);
    await refresh();
    return word("agreed");
  },
  "to-shares": (button) => {
    state.shareFor = ownOf(button);
    keysOf(state.shareFor);
    section("shares").hidden = false;
    section("shares").querySelector("h2").focus();
  },
  "leave-shares": leaveShares,
  "ask-shares": async (button) => {
    await door("shares_ask", { holder: ownOf(button).holder_id });
    await refresh();
    return word("shares.asked");
  },
  "give-share": async (button) => {
    const kept = state.ring.kept.find((one) => one.share_id === compared(button).dataset.holder);
    if (!state.unlocked.size) failed("locked");
    await giveShare(door, directory(), kept, openKeys());
    return word("share.given");
  },
  recover: async (button) => {
    const own = ownOf(button);
    if (!state.unlocked.size) failed("locked");
    state.unlocked.set(own.holder_id, await recover(directory(), own, openKeys()));
    await refresh();
    return word("recovered");
  },
  move: async (button) => {
    const from = ownOf(button);
    const to = successor(from) ?? failed("locked");
    const number = await moveAll(door, directory(), { own: from, keys: keysOf(from) }, { own: to, keys: keysOf(to) });
    return `${word("moved")} ${number}`;
  },
  "sign-end": async (button) => {
    const keys = approvingKey(directory(), openKeys()) ?? failed("approver");
    const { holder } = button.closest("[data-holder]").dataset;
    const reader = readersOf(directory()).find((one) => one.person === holder);
    return handOn(endRecord(directory(), state.approving.today, reader, keys));
  },
  found: async () => {
    const chosen = [...part("approvers").querySelectorAll("input:checked")].map((box) => box.value);
    const keys = openKeys().find((one) => chosen.includes(one.signer));
    if (chosen.length < 2 || !keys) failed("two");
    const approvers = Object.fromEntries(chosen.map((signer, place) => [`key-${place + 1}`, signer]));
    return handOn(foundRecord(directory(), state.approving.today, page.dataset.organisation, approvers, keys));
  },
  "read-record": () => {
    const entry = readRecord();
    const names = Object.values(entry.approvers).map((signer) => nameOfSigner(signer));
    const about = entry.reader ? `${entry.reader.name}, ${word(`role.${entry.reader.role}`)}, ${figures(entry.reader)}` : names.join("; ");
    part("record-says").textContent = `${word(`record.${entry.action}`)} ${about}`;
    part("said").hidden = false;
  },
  "sign-record": async () => {
    const entry = readRecord();
    const may = new Set([...Object.values(entry.approvers), ...Object.values(directory().approvers)]);
    const keys = openKeys().find((one) => may.has(one.signer)) ?? failed("approver");
    const signed = tried(() => signRecord(directory(), field("record").value.trim() + "\n", keys), "order");
    if (!signed.isComplete) return handOn(signed.record);
    await publishRecord(door, signed.entry, signed.record);
    field("record").value = "";
    part("said").hidden = true;
    await refresh();
    return word("record.done");
  },
  "make-paper": async () => {
    const { keys, sheets } = await makePaperKey(door, state.approving.today);
    part("sheets").replaceChildren(...sheets.map(sheet));
    await refresh();
    return `${word("paper.made")} ${inGroups(keys.fingerprint)}`;
  },
  "try-paper": async () => {
    const texts = ["sheet-one", "sheet-two"].map((name) => field(name).value.trim() + "\n");
    const keys = await recoverKeys(texts).catch(() => failed("sheets"));
    return `${word("paper.right")} ${inGroups(keys.fingerprint)}`;
  },
});

async function leaveShares() {
  const chosen = [...part("keepers").querySelectorAll("input:checked")].map((box) => box.value);
  const keepers = readersOf(directory()).filter((one) => chosen.includes(one.person));
  if (keepers.length !== 3) failed("three");
  const colleagues = keepers.map((one) => ({ keeper: one.person, recipient: one.recipient, fingerprint: one.fingerprint }));
  await shareKeys(door, state.shareFor.holder_id, keysOf(state.shareFor), state.approving.today, colleagues);
  section("shares").hidden = true;
  return word("shares.left");
}

function readRecord() {
  return tried(() => readEntry(field("record").value.trim() + "\n"), "record");
}

function tried(deed, name) {
  try {
    return deed();
  } catch {
    return failed(name);
  }
}

/** Shows a record that others still have to sign. */
function handOn(record) {
  field("record").value = record;
  part("said").hidden = true;
  field("record").focus();
  return word("record.pass");
}

function compared(button) {
  const line = button.closest("[data-holder]");
  if (!line.querySelector("input").checked) failed("compare");
  return line;
}

const lockedKeys = (method) => state.ring.own.filter((one) => one.blobs[method] && !state.unlocked.has(one.holder_id));
const successor = (old) => state.ring.own.find((one) => one.role === old.role && one.approved_on && !one.ended_on && state.unlocked.has(one.holder_id));

/** The person behind a signing key, as far as this page knows: from the directory, from waiting keys, or oneself. */
function nameOfSigner(signer) {
  const known = [...directory().readers.values(), ...state.ring.waiting].find((one) => (one.signer ?? one.signing_key) === signer);
  return known?.name ?? known?.owner ?? (state.ring.own.some((one) => one.signing_key === signer) ? word("who.reporter") : inGroups(signer));
}

async function refresh() {
  state.guide = await readGuide(page.dataset.guide, {}, { isFresh: true });
  [state.ring, state.approving] = [await door("keys"), await door("approving")];
  showOwn();
  showWaiting();
  showKept();
  showPeople();
  section("unlock").hidden = !lockedKeys("passphrase").length && !lockedKeys("passkey").length;
  page.querySelector('[data-do="unlock-passkey"]').hidden = !lockedKeys("passkey").length;
  section("make").hidden = false;
  section("make").querySelector("details").open = state.ring.own.every((one) => one.ended_on);
}

function showOwn() {
  section("own").hidden = !state.ring.own.length;
  part("own").replaceChildren(...state.ring.own.map(ownLine));
}

function ownLine(own) {
  return copy("own-key", (line) => {
    line.dataset.holder = own.holder_id;
    const isOpen = state.unlocked.has(own.holder_id);
    const inForce = own.approved_on && !own.ended_on;
    const statement = state.approving.own_statements[own.holder_id];
    const isLate = Boolean(statement) && !waitingEntry(directory(), { statement }).isNext;
    line.children[0].textContent = [word(`role.${own.role}`), standing(own, isLate), isOpen ? word("key.open") : ""].filter(Boolean).join("; ");
    line.children[1].textContent = figures(own);
    const shown = {
      "to-shares": inForce && isOpen,
      "add-passkey": inForce && isOpen && !own.blobs.passkey && "credentials" in navigator,
      renew: isLate && isOpen,
      "ask-shares": own.ended_on && own.approved_on && !isOpen && own.given_shares.length < 2,
      recover: own.ended_on && own.given_shares.length >= 2 && !isOpen,
      move: own.ended_on && isOpen && Boolean(successor(own)),
    };
    for (const [name, isShown] of Object.entries(shown)) line.querySelector(`[data-do="${name}"]`).hidden = !isShown;
    line.querySelector(".z-sealed-end").hidden = Boolean(own.ended_on);
  });
}

function standing(own, isLate) {
  if (own.ended_on) return `${word("key.ended")} ${day(own.ended_on)}`;
  if (own.approved_on) return `${word("key.force")} ${day(own.approved_on)}`;
  return isLate ? word("key.late") : `${word("key.waits")} ${own.approvals}`;
}

/** Whether one of the own keys agrees to others: only its signature counts in the directory. */
const signsOthers = () =>
  !directory().number || state.ring.own.some((one) => !one.ended_on && Object.values(directory().approvers).includes(one.signing_key));

function showWaiting() {
  const mine = new Set(state.ring.own.map((one) => one.holder_id));
  const waiting = state.ring.waiting.filter((one) => !mine.has(one.holder_id) && ((directory().number && signsOthers()) || !one.statement));
  section("waiting").hidden = !waiting.length;
  part("waiting").replaceChildren(...waiting.map((one) => copy("waiting-key", (line) => {
    const said = waitingEntry(directory(), one);
    line.dataset.holder = one.holder_id;
    line.children[0].textContent = `${said.name || one.owner}, ${word(`role.${said.role}`)}${said.isNext ? "" : `; ${word("key.late")}`}`;
    line.children[1].textContent = inGroups(said.fingerprint);
    for (const hidden of [line.children[2], line.children[3]]) hidden.hidden = !said.isNext;
  })));
  const ending = readersOf(directory()).filter((one) => signsOthers() && state.approving.to_end.includes(one.person));
  section("ending").hidden = !ending.length;
  part("ending").replaceChildren(...ending.map((one) => copy("ending-key", (line) => {
    line.dataset.holder = one.person;
    line.children[0].textContent = `${one.name}, ${word(`role.${one.role}`)}`;
    line.children[1].textContent = figures(one);
  })));
  section("records").hidden = section("paper").hidden = !state.approving.may_approve || !signsOthers();
  part("found").hidden = directory().number > 0;
}

function showKept() {
  section("kept").hidden = !state.ring.kept.length;
  part("kept").replaceChildren(...state.ring.kept.map((kept) => copy("kept-share", (line) => {
    const owner = readersOf(directory()).find((one) => one.recipient === kept.new_public_key);
    const asks = kept.asked_on && owner;
    line.dataset.holder = kept.share_id;
    line.children[0].textContent = `${kept.owner}: ${word(asks ? "share.asks" : kept.asked_on ? "share.waits" : "share.quiet")}`;
    line.children[1].textContent = asks ? figures(owner) : "";
    for (const hidden of [line.children[2], line.children[3]]) hidden.hidden = !asks;
  })));
}

function showPeople() {
  const keepers = keepersIn(state.guide, state.ring.own.map((one) => one.holder_id));
  part("keepers").replaceChildren(...keepers.map((one) => personLine("keeper", one.person, `${one.name}, ${word(`role.${one.role}`)}`)));
  const makers = [...state.ring.own.filter((one) => !one.ended_on), ...state.ring.waiting];
  const known = new Map(makers.map((one) => [one.signing_key, one]));
  part("approvers").replaceChildren(...[...known.values()].map((one) => personLine("approver", one.signing_key, `${one.owner ?? word("who.reporter")}, ${figures(one)}`)));
}

function personLine(list, value, words) {
  return copy("person", (line) => {
    const [box, label] = line.children;
    Object.assign(box, { id: `${list}-${value}`, value });
    label.htmlFor = box.id;
    label.textContent = words;
  });
}

function sheet(text, place) {
  return copy("sheet", (one) => {
    one.children[0].textContent = `${word("paper.sheet")} ${place + 1}`;
    one.children[1].textContent = text;
  });
}

problem("");
say(word("busy"));
try {
  await refresh();
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
