// The forms of a case: which are shown, where, and what was filled in. The forms themselves stand in the page.
import { page, word, wrong } from "./shown.js";

const ASSIGNED = ["reason", "selected", "assignment", "allegation", "summary"]; // what may be put where one only assigns work
const forms = [...page.querySelectorAll("[data-form]")];
const homes = forms.map((form) => form.parentElement);

/** Shows what is offered; what comes next stands on top. What has to be done first is said instead of the button. */
export function showForms({ offers, next, is_own_turn: isOwn, puts }) {
  const offered = new Map(offers.map((offer) => [offer.name, offer]));
  for (const [place, form] of forms.entries()) {
    const offer = offered.get(form.dataset.form);
    homes[place].append(form);
    form.hidden = !offer || (form.dataset.parts !== "" && !partFor(form, puts));
    form.open = false;
    tell(form.querySelector("[data-first]"), offer?.first?.text ?? "");
    form.querySelector("[data-fields]").hidden = Boolean(offer?.first);
  }
  const top = page.querySelector("[data-next-forms]");
  const wanted = forms.filter((form) => isOwn && !form.hidden && next.offers.includes(form.dataset.form));
  top.append(...wanted);
  if (wanted.length === 1) wanted[0].open = true;
}

/** The first part of a form into which this reader may put its pieces. */
export function partFor(form, puts) {
  const kinds = [...form.querySelectorAll("[data-piece]")].map((one) => one.dataset.piece);
  const fits = (part) => puts[part] === "write" || (puts[part] === "assign" && kinds.every((kind) => ASSIGNED.includes(kind)));
  return form.dataset.parts.split(" ").find(fits);
}

/** What was filled in: { fields, contents }. Throws where something is missing; nothing that was typed goes away. */
export async function readForm(form) {
  const fields = JSON.parse(form.dataset.fixed);
  const contents = [];
  for (const one of form.querySelectorAll("[data-piece]")) {
    const content = one.type === "file" ? await fileIn(one) : textIn(one);
    if (content) contents.push({ kind: one.dataset.piece, content });
    else if (!isOptional(one)) throw wrong("step");
  }
  for (const one of form.querySelectorAll("[data-field]")) {
    const value = one.type === "number" ? one.valueAsNumber || "" : one.value;
    if (value) fields[one.dataset.field] = value;
    else if (!isOptional(one)) throw wrong("choose");
  }
  for (const list of form.querySelectorAll("[data-list]")) {
    fields[list.dataset.list] = [...list.querySelectorAll("input:checked")].map((box) => box.value);
    if (!fields[list.dataset.list].length && !isOptional(list)) throw wrong("choose");
  }
  return { fields, contents };
}

export function emptyForm(form) {
  for (const one of form.querySelectorAll("textarea, input:not([type=checkbox])")) one.value = "";
  for (const one of form.querySelectorAll("input[type=checkbox]")) one.checked = false;
  for (const one of form.querySelectorAll("select")) one.selectedIndex = 0;
}

/** Fills a choice of a form, [[value, words]]. */
export function fillChoice(name, choices) {
  const select = page.querySelector(`[data-filled="${name}"]`);
  const make = ([value, text]) => Object.assign(document.createElement("option"), { value, textContent: text });
  select.replaceChildren(...[["", word("choose")], ...choices].map(make));
}

/** Fills a list of boxes to tick, [[value, words]]. */
export function fillBoxes(name, choices) {
  const lines = choices.map(([value, text]) => {
    const label = Object.assign(document.createElement("label"), { className: "z-radio" });
    const box = Object.assign(document.createElement("input"), { type: "checkbox", className: "utrecht-checkbox z-checkbox", value });
    label.append(box, Object.assign(document.createElement("span"), { textContent: text }));
    return label;
  });
  page.querySelector(`[data-filled="${name}"]`).replaceChildren(...lines);
}

function tell(place, text) {
  place.textContent = text;
  place.hidden = !text;
}

const isOptional = (one) => one.hasAttribute("data-optional");
const textIn = (one) => (one.value.trim() ? { text: one.value.trim() } : null);

async function fileIn(input) {
  const [file] = input.files;
  return file ? { name: file.name, type: file.type, blob: file } : null;
}
