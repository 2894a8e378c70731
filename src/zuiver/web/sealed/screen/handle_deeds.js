// What the buttons of a case do besides sending a form as it is: readers with their keys, two people together, exports.
import { bringIn, renewKeys, sealAndSend, showIdentity, takeAway } from "../src/doors/handling.js";
import { emptyForm, partFor, readForm } from "./handle_forms.js";
import { letConcernedIn } from "./handle_concerned.js";
import { askOutside, exportCase } from "./handle_export.js";
import { watch } from "./progress.js";
import { word, wrong } from "./shown.js";

const SPECIAL = {
  reader_add: (desk, { holder, last_day: lastDay }) => bringIn(desk, holder, lastDay),
  reader_remove: (desk, { alias }) => takeAway(desk, Number(alias)),
  export: exportCase,
  ask_outside: askOutside,
  let_in: letConcernedIn,
};

/** Sends a form, and says beside it what went wrong: the top of the page may be far away. */
export async function sendForm(desk, form) {
  const said = form.querySelector("[data-wrong]");
  said.hidden = true;
  try {
    await sent(desk, form);
  } catch (caught) {
    said.textContent = caught.params?.text || word(`error.${caught.word ?? "other"}`);
    said.hidden = false;
    throw caught;
  }
  emptyForm(form);
}

async function sent(desk, form) {
  const { fields, contents } = await readForm(form);
  const { deed } = form.dataset;
  if (SPECIAL[deed]) return SPECIAL[deed](desk, fields, contents, form);
  const send = (pieces) => desk.door(deed, { case: desk.opened.case_id, ...fields, pieces });
  return sealAndSend(desk, partFor(form, desk.opened.around.puts), contents, send, watch);
}

export const renew = (desk) => renewKeys(desk);

/** Agrees as the second person. Who knows the reporter hands the key on at once. */
export async function agree(desk, { pair, deed, about }) {
  await desk.door("agree", { case: desk.opened.case_id, pair });
  const knows = Object.values(desk.opened.spaces).some((space) => space.compartment === "identity");
  if (deed === "identity" && knows) await showIdentity(desk, Number(about));
}

/** Looks for colleagues by the beginning of a name, and offers them to choose. */
export async function search(desk, form) {
  const found = await desk.door("people", { name: form.querySelector("[data-search]").value });
  const make = ([value, text]) => Object.assign(document.createElement("option"), { value, textContent: text });
  const select = form.querySelector('[data-field="person"]');
  select.replaceChildren(...found.map(make));
  if (!found.length) throw wrong("nobody");
}
