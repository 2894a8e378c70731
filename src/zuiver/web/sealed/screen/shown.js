// What both sealed pages share: words from the page, one step at a time, and text that is only ever text.

export const page = document.querySelector("[data-sealed]");

/** A sentence of the page; a code without one gets the general one. */
export const word = (name) => wordIn(name) ?? wordIn("error.other");

const wordIn = (name) =>
  [...page.querySelectorAll("template[data-words]")]
    .map((words) => words.content.querySelector(`[data-word="${CSS.escape(name)}"]`))
    .find(Boolean)?.textContent;

export const part = (name) => page.querySelector(`[data-${name}]`);

/** Shows one step and brings the reader to its heading. */
export function step(...names) {
  for (const section of page.querySelectorAll("[data-step]")) section.hidden = !names.includes(section.dataset.step);
  page.querySelector(`[data-step="${names[0]}"] h2`)?.focus();
}

export function say(text) {
  part("status").textContent = text;
}

export function problem(text) {
  const place = part("problem");
  place.textContent = text;
  place.closest(".z-notice").hidden = !text;
}

/** A copy of a template of the page, filled by `fill`. */
export function copy(name, fill) {
  const node = page.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
  fill(node);
  return node;
}

/** Runs what a button does: says that it is busy, keeps all that was typed, and tells what went wrong. */
export function buttons(deeds) {
  page.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-do]");
    const deed = button && deeds[button.dataset.do];
    if (!deed || button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    problem("");
    say(word("busy"));
    try {
      say((await deed(button)) ?? "");
    } catch (caught) {
      say("");
      problem(caught.params?.text || word(`error.${caught.word ?? "other"}`));
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

/** An error with a sentence of the page. */
export const wrong = (name) => Object.assign(new Error(name), { word: name });

/** As dates are written here: English pages have the day first as well. */
export const locale = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

export const day = (text) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(`${text}T12:00:00`));
