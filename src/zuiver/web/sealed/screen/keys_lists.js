// The lists on the page about keys: the own ones, those that wait, shares that one keeps, and people to choose from.
import { inGroups } from "../src/index.js";
import { keepersIn, waitingEntry } from "../src/doors/keyring.js";
import { readersOf } from "../src/directory.js";
import { fingerprint } from "../src/signatures.js";
import { copy, day, page, part, word } from "./shown.js";

const section = (name) => page.querySelector(`[data-part="${name}"]`);

/** The figures of a key, as people read them to each other. */
export const figures = (one) => inGroups(fingerprint([one.public_key ?? one.recipient, one.signing_key ?? one.signer]));

/** The own key in force that takes the place of one that ended, where it is open here. */
export const successor = ({ ring, unlocked }, old) =>
  ring.own.find((one) => one.role === old.role && one.approved_on && !one.ended_on && unlocked.has(one.holder_id));

/** Shows all lists. `state` is that of the page: { guide, ring, approving, unlocked }. */
export function showLists(state) {
  showOwn(state);
  showWaiting(state);
  showKept(state);
  showPeople(state);
}

function showOwn(state) {
  section("own").hidden = !state.ring.own.length;
  part("own").replaceChildren(...state.ring.own.map((own) => ownLine(state, own)));
}

function ownLine(state, own) {
  return copy("own-key", (line) => {
    line.dataset.holder = own.holder_id;
    const isOpen = state.unlocked.has(own.holder_id);
    const inForce = own.approved_on && !own.ended_on;
    const statement = state.approving.own_statements[own.holder_id];
    const isLate = Boolean(statement) && !waitingEntry(state.guide.directory, { statement }).isNext;
    line.children[0].textContent = [word(`role.${own.role}`), standing(own, isLate), isOpen ? word("key.open") : ""].filter(Boolean).join("; ");
    line.children[1].textContent = figures(own);
    const shown = {
      "to-shares": inForce && isOpen,
      "add-passkey": inForce && isOpen && !own.blobs.passkey && "credentials" in navigator,
      renew: isLate && isOpen,
      "ask-shares": own.ended_on && own.approved_on && !isOpen && own.given_shares.length < 2,
      recover: own.ended_on && own.given_shares.length >= 2 && !isOpen,
      move: own.ended_on && isOpen && Boolean(successor(state, own)),
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
const signsOthers = ({ guide: { directory }, ring }) =>
  !directory.number || ring.own.some((one) => !one.ended_on && Object.values(directory.approvers).includes(one.signing_key));

function showWaiting(state) {
  const mine = new Set(state.ring.own.map((one) => one.holder_id));
  const waiting = state.ring.waiting.filter((one) => !mine.has(one.holder_id) && ((state.guide.directory.number && signsOthers(state)) || !one.statement));
  section("waiting").hidden = !waiting.length;
  part("waiting").replaceChildren(...waiting.map((one) => copy("waiting-key", (line) => {
    const said = waitingEntry(state.guide.directory, one);
    line.dataset.holder = one.holder_id;
    line.children[0].textContent = `${said.name || one.owner}, ${word(`role.${said.role}`)}${said.isNext ? "" : `; ${word("key.late")}`}`;
    line.children[1].textContent = inGroups(said.fingerprint);
    for (const hidden of [line.children[2], line.children[3]]) hidden.hidden = !said.isNext;
  })));
  const ending = readersOf(state.guide.directory).filter((one) => signsOthers(state) && state.approving.to_end.includes(one.person));
  section("ending").hidden = !ending.length;
  part("ending").replaceChildren(...ending.map((one) => copy("ending-key", (line) => {
    line.dataset.holder = one.person;
    line.children[0].textContent = `${one.name}, ${word(`role.${one.role}`)}`;
    line.children[1].textContent = figures(one);
  })));
  section("records").hidden = !state.approving.may_approve || !signsOthers(state);
  part("practice-late").hidden = !state.approving.is_practice_late;
  part("found").hidden = state.guide.directory.number > 0;
}

function showKept(state) {
  section("kept").hidden = !state.ring.kept.length;
  part("kept").replaceChildren(...state.ring.kept.map((kept) => copy("kept-share", (line) => {
    const owner = readersOf(state.guide.directory).find((one) => one.recipient === kept.new_public_key);
    const asks = kept.asked_on && owner;
    line.dataset.holder = kept.share_id;
    line.children[0].textContent = `${kept.owner}: ${word(asks ? "share.asks" : kept.asked_on ? "share.waits" : "share.quiet")}`;
    line.children[1].textContent = asks ? figures(owner) : "";
    for (const hidden of [line.children[2], line.children[3]]) hidden.hidden = !asks;
  })));
}

function showPeople(state) {
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
