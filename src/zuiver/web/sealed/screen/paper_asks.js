// The page of the key on paper: what was asked and waits, the choices of the form, and the sheets of a new key.
import { inGroups } from "../src/index.js";
import { readersOf } from "../src/directory.js";
import { readAsk } from "../src/doors/paper.js";
import { paperKeys } from "../src/paper.js";
import { nameOf } from "./paper_uses.js";
import { copy, day, page, part, word } from "./shown.js";

/** What was asked, each with what both sign; one that this browser cannot read is never offered to sign. */
export function showAsks(state) {
  const { asks } = state.desk;
  page.querySelector('[data-part="asks"]').hidden = !asks.length;
  part("asks").replaceChildren(...asks.map((ask) => copy("ask", (line) => fillAsk(line, ask, state))));
}

function fillAsk(line, ask, { guide, unlocked }) {
  const read = readOrNull(guide.directory, ask);
  line.dataset.pair = ask.pair_id;
  line.querySelector("p").textContent = read ? askText(guide.directory, ask, read) : word("paper.damaged");
  line.querySelector(".z-sealed-figures").textContent = read?.reader ? inGroups(read.use.reader) : "";
  const isReady = Boolean(read?.isNext) && unlocked.size > 0;
  const shown = { "agree-paper": ask.may_agree && isReady, drop: ask.is_own };
  for (const [name, isShown] of Object.entries(shown)) line.querySelector(`[data-do="${name}"]`).hidden = !isShown;
  line.querySelector("label").hidden = !shown["agree-paper"];
  const sheets = line.querySelector("[data-put]");
  sheets.hidden = !(ask.is_own && ask.is_agreed && isReady);
  for (const [place, label] of [...sheets.querySelectorAll("label")].entries()) {
    const field = sheets.querySelectorAll("textarea")[place];
    field.id = `sheet-${place}-${ask.pair_id}`;
    label.htmlFor = field.id;
  }
}

function askText(directory, ask, { use, isNext }) {
  const isUse = use.what === "use";
  return [
    isUse ? `${word("paper.ask.use")} ${ask.received_on ? day(ask.received_on) : use.caseId}.` : word("paper.ask.practice"),
    isUse ? `${word("paper.ask.reader")} ${nameOf(directory, use.reader)}.` : "",
    isUse ? `${word("paper.why")} ${word(`paper.ground.${use.ground}`)}.` : "",
    `${word("paper.by")} ${use.sheets.map((office) => word(`paper.office.${office}`)).join(", ")}.`,
    `${word("asked.by")} ${ask.asked_by}, ${day(ask.asked_on)}.`,
    ask.is_agreed ? word("agreed.both") : word("paper.ask.waits"),
    isNext ? "" : word("paper.late"),
  ].filter(Boolean).join(" ");
}

function readOrNull(directory, ask) {
  try {
    return readAsk(directory, ask);
  } catch {
    return null; // changed by somebody else than who asked: told as such, and never signed
  }
}

/** The choices of the form: cases that nobody opens any more, who can become a reader, and which key on paper. */
export function showChoices({ guide, desk }) {
  const { directory } = guide;
  const readers = readersOf(directory).filter((one) => one.person && !guide.away?.includes(one.person));
  fill("case", desk.stuck.map((one) => [one.case_id, `${word("paper.received")} ${day(one.received_on)}`]));
  fill("reader", readers.map((one) => [one.fingerprint, nameOf(directory, one.fingerprint)]));
  const keys = paperKeys(directory).reverse();
  for (const name of ["key", "practice-key"]) fill(name, keys.map((one) => [one.fingerprint, inGroups(one.fingerprint)]), { isFirst: true });
}

function fill(name, choices, { isFirst = false } = {}) {
  const select = page.querySelector(`#id-paper-${name}`);
  const make = ([value, text]) => Object.assign(document.createElement("option"), { value, textContent: text });
  const before = select.value;
  select.replaceChildren(...[...(isFirst && choices.length ? [] : [["", word("choose")]]), ...choices].map(make));
  if (choices.some(([value]) => value === before)) select.value = before;
}

/** When two sheets were put together last, and by when it has to be done again. */
export function showPractice({ guide, desk }) {
  part("directory-head").textContent = `${guide.directory.number}: ${inGroups(guide.directory.head.slice(0, 32))}`;
  const { last_on: last, due_on: due, is_late: isLate } = desk;
  part("paper-last").textContent = last ? `${word("paper.last")} ${day(last)}.` : word("paper.none");
  part("paper-due").textContent = due ? `${word(isLate ? "paper.overdue" : "paper.due")} ${day(due)}.` : last ? word("paper.no-term") : "";
  part("paper-due").classList.toggle("z-sealed-wrong", isLate);
}

/** The key on paper in force, which has to end before there is a next one; undefined where there is none. */
export const paperInForce = ({ guide }) => readersOf(guide.directory).find((one) => !one.person && one.role === "organisation");

/** Whether a new key on paper can be made, or the one in force ends first. */
export function showMaking(state) {
  const inForce = paperInForce(state);
  part("in-force").hidden = !inForce;
  part("not-in-force").hidden = Boolean(inForce);
  part("in-force-figures").textContent = inForce ? inGroups(inForce.fingerprint) : "";
}

/** One sheet of a new key, to be printed. */
export const sheet = (text, place) =>
  copy("sheet", (one) => {
    one.children[0].textContent = `${word("paper.sheet")} ${place + 1}`;
    one.children[1].textContent = text;
  });
