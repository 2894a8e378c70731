// Keys: the own ones, those that wait for agreement, shares for colleagues, records that several sign.
import { addPasskey, handlerDoor, inGroups, makePasskey, shareKeys, weakness } from "../src/index.js";
import {
  agree, approvingKey, endRecord, foundRecord, giveShare, makeKeys, moveAll, propose, publishRecord, recover, signRecord,
} from "../src/doors/keyring.js";
import { readGuide } from "../src/doors/reporter.js";
import { readEntry, readersOf } from "../src/directory.js";
import { figures, showLists, successor } from "../screen/keys_lists.js";
import { buttons, page, part, problem, say, word, wrong } from "../screen/shown.js";
import { openKeys, showUnlock, unlockAll, unlockOnDevice } from "../screen/unlocking.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, ring: null, approving: null, unlocked: new Map(), shareFor: null };
const field = (name) => page.querySelector(`#id-${name}`);
const section = (name) => page.querySelector(`[data-part="${name}"]`);
const ownOf = (button) => state.ring.own.find((one) => one.holder_id === button.closest("[data-holder]").dataset.holder);
const keysOf = (own) => state.unlocked.get(own.holder_id) ?? failed("locked");
const directory = () => state.guide.directory;

function failed(name) {
  throw wrong(name);
}

buttons({
  unlock: async () => {
    await unlockAll(state, field("passphrase"));
    await refresh();
    return word("unlocked");
  },
  "unlock-passkey": async () => {
    await unlockOnDevice(state);
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
    const keys = approvingKey(directory(), openKeys(state));
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
    await giveShare(door, directory(), kept, openKeys(state));
    return word("share.given");
  },
  recover: async (button) => {
    const own = ownOf(button);
    if (!state.unlocked.size) failed("locked");
    state.unlocked.set(own.holder_id, await recover(directory(), own, openKeys(state)));
    await refresh();
    return word("recovered");
  },
  move: async (button) => {
    const from = ownOf(button);
    const to = successor(state, from) ?? failed("locked");
    const number = await moveAll(door, directory(), { own: from, keys: keysOf(from) }, { own: to, keys: keysOf(to) });
    return `${word("moved")} ${number}`;
  },
  "sign-end": async (button) => {
    const keys = approvingKey(directory(), openKeys(state)) ?? failed("approver");
    const { holder } = button.closest("[data-holder]").dataset;
    const reader = readersOf(directory()).find((one) => one.person === holder);
    return handOn(endRecord(directory(), state.approving.today, reader, keys));
  },
  found: async () => {
    const chosen = [...part("approvers").querySelectorAll("input:checked")].map((box) => box.value);
    const keys = openKeys(state).find((one) => chosen.includes(one.signer));
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
    const keys = openKeys(state).find((one) => may.has(one.signer)) ?? failed("approver");
    const signed = tried(() => signRecord(directory(), field("record").value.trim() + "\n", keys), "order");
    if (!signed.isComplete) return handOn(signed.record);
    await publishRecord(door, signed.entry, signed.record);
    field("record").value = "";
    part("said").hidden = true;
    await refresh();
    return word("record.done");
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

/** The person behind a signing key, as far as this page knows: from the directory, from waiting keys, or oneself. */
function nameOfSigner(signer) {
  const known = [...directory().readers.values(), ...state.ring.waiting].find((one) => (one.signer ?? one.signing_key) === signer);
  return known?.name ?? known?.owner ?? (state.ring.own.some((one) => one.signing_key === signer) ? word("who.reporter") : inGroups(signer));
}

async function refresh() {
  state.guide = await readGuide(page.dataset.guide, {}, { isFresh: true });
  [state.ring, state.approving] = [await door("keys"), await door("approving")];
  showLists(state);
  showUnlock(state);
  section("make").hidden = false;
  section("make").querySelector("details").open = state.ring.own.every((one) => one.ended_on);
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
