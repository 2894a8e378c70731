// Letting the person concerned in: the figures of this person's key are shown, compared aloud, and then it is sealed for.
import { keyToCompare, letIn } from "../src/doors/handling.js";
import { inGroups } from "../src/bytes.js";
import { fingerprint } from "../src/signatures.js";
import { wrong } from "./shown.js";

const shown = new WeakMap(); // form -> { person, key } whose figures stand there

/** Shows the figures of the key that the person chosen in a form made for the own page. */
export async function compare(desk, form) {
  const person = form.querySelector('[data-field="person"]').value;
  if (!person) throw wrong("choose");
  forget(form);
  const key = await keyToCompare(desk, person);
  if (!key) throw wrong("nokey");
  shown.set(form, { person, key });
  form.querySelector("[data-figures]").textContent = inGroups(fingerprint([key.public_key, key.signing_key]));
}

/** Lets the person in whose figures are shown, once the box is ticked. */
export async function letConcernedIn(desk, { person }, _, form) {
  const known = shown.get(form);
  if (known?.person !== person || !form.querySelector("[data-compared]").checked) throw wrong("compare");
  await letIn(desk, person, known.key);
  forget(form);
}

function forget(form) {
  shown.delete(form);
  form.querySelector("[data-figures]").textContent = "";
  form.querySelector("[data-compared]").checked = false;
}
