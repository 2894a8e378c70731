// The desk by keyboard: j and k walk through the list, Enter opens, a number chooses a step. Never while somebody types.

const cases = [...document.querySelectorAll("[data-case]")];
const form = document.getElementById("decide");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (/^[1-9]$/.test(event.key)) choose(event.key);
  else return;
  event.preventDefault();
});

function isTyping(target) {
  return target instanceof HTMLElement && target.matches("textarea, select, input:not([type=radio])");
}

function walk(step) {
  if (!cases.length) return;
  const at = cases.indexOf(document.activeElement);
  const open = cases.findIndex((one) => one.getAttribute("aria-current"));
  const from = at >= 0 ? at : open >= 0 ? open : step > 0 ? -1 : cases.length;
  cases[Math.min(Math.max(from + step, 0), cases.length - 1)].focus();
}

function choose(key) {
  const choice = form?.querySelector(`[data-key="${key}"]`);
  if (!choice) return;
  choice.checked = true;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  form.querySelector("[name=reason]")?.focus();
}

// What only some steps ask is shown with those steps. Without a script all of it stands there, and says with what it goes.
function showAsked() {
  const action = form.querySelector("[name=action]:checked")?.value;
  for (const part of form.querySelectorAll("[data-for]")) {
    part.hidden = !part.dataset.for.split(" ").includes(action);
  }
  for (const when of form.querySelectorAll(".e-asked__when")) when.hidden = true;
}

if (form?.querySelector("[data-for]")) {
  form.addEventListener("change", showAsked);
  showAsked();
}
