// One case on the page of a handler: what comes next, the clocks, what was written in each part, who reads it, the log.
import { readersOf } from "../src/directory.js";
import { activePlaces } from "../src/doors/handling.js";
import { fillBoxes, fillChoice, showForms } from "./handle_forms.js";
import { outsideChoices, outsideIn, outsideText } from "./handle_export.js";
import { showPaperUses } from "./paper_uses.js";
import { copy, day, page, part, word } from "./shown.js";

const OF_NOBODY = ["system", "organisation"];
const SHOWN_IN = { content: "thread", identity: "identity" }; // the other parts stand under their own name

/** Shows the case of a desk, whole. */
export function showCase(desk) {
  const { opened } = desk;
  const { around } = opened;
  part("where").textContent = [word(`state.${opened.state}`), word(`family.${opened.family}`), ...opened.sides.map((side) => word(`side.${side}`)), ...channelOf(opened)].join(" · ");
  showPaperUses(desk.guide.directory, opened.case_id, opened.paper_uses);
  part("case-number").textContent = opened.case_id;
  showNext(desk);
  lines("clocks", opened.clocks.map(clockText));
  for (const place of page.querySelectorAll("[data-items]")) {
    const items = opened.items.filter((item) => (SHOWN_IN[item.compartment] ?? item.compartment) === place.dataset.items);
    place.replaceChildren(...items.map((item) => itemLine(item, desk)));
    place.hidden = !items.length;
  }
  lines("findings", Object.entries(around.findings).map(([number, result]) => `${word("allegation")} ${number}: ${word(`code.findings.${result}`)}`));
  lines("register-line", registerTexts(around));
  lines("readers", around.places.map((place) => readerText(place, desk)));
  lines("check-ins", opened.check_ins.map(([due, done]) => (done ? `${day(due)}: ${word("clock.met")} ${day(done)}` : day(due))));
  lines("log", opened.log.map((line) => logText(line, desk)));
  part("told").textContent = around.notified_on ? `${word("told.on")} ${day(around.notified_on)}` : word("told.not");
  part("known").textContent = opened.known_on ? `${word("known.since")} ${day(opened.known_on)}` : word("known.not");
  showTogether(desk);
  fillForms(desk);
  showForms(around);
  tellWhoElse(opened);
  for (const section of page.querySelectorAll("[data-section]")) section.hidden = isEmpty(section);
}

const channelOf = ({ channel }) => (channel === "manager" ? [word("channel.manager")] : []);

function showNext({ opened }) {
  const { next, is_own_turn: isOwn } = opened.around;
  part("next-what").textContent = next.what;
  part("next-why").textContent = next.why;
  const whose = next.roles.map((role) => word(`who.${role}`)).join(", ");
  part("next-who").textContent = isOwn || !whose ? "" : `${word("turn")} ${whose}.`;
  page.querySelector('[data-do="renew"]').hidden = !opened.to_renew.length;
}

/** Somebody whose role may take the step has no form for it where a part is not theirs to write in: then it is a colleague's. */
function tellWhoElse({ role, around: { next, is_own_turn: isOwn } }) {
  const isStuck = isOwn && next.offers.length && !page.querySelector("[data-next-forms] [data-form]");
  const others = next.roles.filter((one) => one !== role).map((one) => word(`who.${one}`));
  if (isStuck && others.length) part("next-who").textContent = `${word("turn")} ${others.join(", ")}.`;
}

function showTogether(desk) {
  const { pairs, exports } = desk.opened.around;
  part("pairs").replaceChildren(...pairs.map((pair) => copy("pair", (line) => fillPair(line, pair, desk))));
  part("exports").replaceChildren(...exports.map((one) => copy("exported", (line) => fillExport(line, one, desk))));
}

function fillPair(line, pair, desk) {
  const about = pair.piece ? ` ${outsideName(pair.piece, desk)}.` : pair.about ? ` ${nameOf(pair.about, desk)}.` : "";
  const asked = `${word("asked.by")} ${nameOf(pair.asked_by, desk)}, ${day(pair.asked_on)}. ${word("ground")} ${word(`code.legal_grounds.${pair.ground}`)}.`;
  line.querySelector("p").textContent = `${word(`deed.${pair.deed}`)}${about} ${asked}${pair.is_agreed ? ` ${word("agreed.both")}` : ""}`;
  const handles = desk.opened.around.offers.some((offer) => offer.name === "ask.destroy");
  const isForDestroying = pair.deed === "destroy" && pair.is_agreed && handles;
  for (const [name, isShown] of [["agree", pair.may_agree], ["destroy", isForDestroying]]) {
    const button = line.querySelector(`[data-do="${name}"]`);
    button.hidden = !isShown;
    Object.assign(button.dataset, { pair: pair.id, deed: pair.deed, about: pair.about });
  }
}

function fillExport(line, one, desk) {
  const known = (key) => readersOf(desk.guide.directory).find((reader) => reader.recipient === key)?.name ?? word("somebody");
  const names = one.outside ? [outsideIn(desk, one.piece)?.name ?? word("outside.unread"), word(`code.outside.${one.outside}`)] : one.recipients.map(known);
  const until = one.back_on ? `${word("export.back")} ${day(one.back_on)}` : `${word("export.until")} ${day(one.destroy_by)}`;
  line.querySelector("p").textContent = `${day(one.made_on)}, ${nameOf(one.alias, desk)}: ${names.join(", ")}. ${until}.`;
  const button = line.querySelector("button");
  button.hidden = Boolean(one.back_on);
  button.dataset.export = one.id;
}

/** Somebody outside, where this reader may know for whom an export is. */
function outsideName(piece, desk) {
  const outside = outsideIn(desk, piece);
  return outside ? outsideText(outside) : word("outside.unread");
}

function fillForms(desk) {
  const { opened, guide } = desk;
  const { places, may_join: joining } = opened.around;
  const active = activePlaces(desk);
  const known = readersOf(guide.directory);
  const said = (one) => `${one.name}, ${word(`who.${one.role}`)}`;
  const candidates = known.filter((one) => joining.includes(one.person));
  fillChoice("holder", candidates.map((one) => [one.person, said(one)]));
  fillChoice("alias", active.filter((one) => one.alias !== opened.alias).map((one) => [String(one.alias), nameOf(one.alias, desk)]));
  const seers = active.filter((one) => ["officer", "committee"].includes(one.role));
  fillChoice("about", seers.map((one) => [one.id, nameOf(one.alias, desk)]));
  fillChoice("due_on", opened.check_ins.filter(([, done]) => !done).map(([due]) => [due, day(due)]));
  const readers = known.filter((one) => active.some((place) => place.holder_id === one.person));
  fillBoxes("recipients", [...[...readers, ...candidates].map((one) => [one.recipient, said(one)]), ...outsideChoices(desk)]);
  return places;
}

/** A reader by name where the directory has one, else by role and number. */
export function nameOf(alias, { opened, guide }) {
  const place = opened.around.places.find((one) => one.alias === alias);
  if (!place) return word("who.them");
  const known = readersOf(guide.directory).find((one) => one.person === place.holder_id);
  return known ? `${known.name} (${word(`who.${place.role}`)})` : `${word(`who.${place.role}`)} ${alias}`;
}

function readerText(place, desk) {
  const parts = [nameOf(place.alias, desk), `${word("since")} ${day(place.since)}`];
  if (place.ended_on) parts.push(`${word("until.day")} ${day(place.ended_on)}`);
  else if (place.last_day) parts.push(`${word("until.day")} ${day(place.last_day)}`);
  if (place.free_on) parts.push(`${word("free.on")} ${day(place.free_on)}`);
  return parts.join(", ");
}

function registerTexts({ register, register_missing: missing }) {
  const filled = Object.entries(register).filter(([, code]) => code);
  const texts = filled.map(([name, code]) => `${word(`register.${name}`)}: ${word(`code.${name}.${code}`)}`);
  return [...texts, ...missing.map((name) => `${word(`register.${name}`)}: ${word("register.open")}`)];
}

const logText = (line, desk) =>
  `${day(line.day)}: ${word(`event.${line.event}`)} (${OF_NOBODY.includes(line.role) ? word(`who.${line.role}`) : nameOf(line.alias, desk)})`;

function clockText(clock) {
  const until = `${word(`clock.${clock.clock}`)} ${day(clock.target_on)}`;
  if (clock.met_on) return `${until}: ${word("clock.met")} ${day(clock.met_on)}`;
  const lastDay = clock.due_on === clock.target_on ? "" : ` (${word("clock.last")} ${day(clock.due_on)})`;
  return `${until}${lastDay}${clock.is_missed ? `. ${word("clock.late")}` : ""}`;
}

function itemLine(item, desk) {
  return copy("message", (line) => {
    const who = item.role === "reporter" ? word("who.them") : nameOf(item.alias, desk);
    const kind = ["message", "report", "file"].includes(item.kind) ? "" : `${word(`kind.${item.kind}`)}. `;
    line.children[0].textContent = `${kind}${who}, ${day(item.day)}`;
    line.children[1].textContent = item.error ? word("unreadable") : (item.value?.text ?? item.value?.given ?? item.name ?? "");
    if (item.bytes || item.body) line.append(saveButton(item));
  });
}

function saveButton(item) {
  return copy("save", (button) => Object.assign(button.dataset, { do: "save", item: item.id }));
}

function lines(name, texts) {
  const list = part(name);
  list.replaceChildren(...texts.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  list.hidden = !texts.length;
}

// The page itself may not be shown yet, so only what is in the section counts.
const isEmpty = (section) =>
  ![...section.querySelectorAll("[data-form]")].some((form) => !form.hidden) && !section.querySelector(":scope > ul:not([hidden]) > li");
