// The interview in place: reading goes on at the new question, and the browser's own back button goes one question back.
// What was answered stays in the memory of this page only: the browser's history holds a number, never an answer.

const snapshots = new Map();
let count = 0;

function place() {
  return document.querySelector("[data-interview]");
}

function readOn() {
  const target = place()?.querySelector("#outcome-sentence, [data-error-summary], #question");
  target?.focus();
  for (const button of place()?.querySelectorAll("[data-print]") ?? []) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

function isInterview(event) {
  return event.target.id === "interview";
}

document.addEventListener("htmx:afterSwap", (event) => {
  const config = event.detail.requestConfig;
  if (!isInterview(event) || config.headers["X-Returned"]) return;
  count += 1;
  snapshots.set(count, { path: config.path, pairs: [...config.formData.entries()] });
  history.pushState({ question: count }, "");
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (isInterview(event)) readOn();
});

window.addEventListener("popstate", (event) => {
  const snapshot = snapshots.get(event.state?.question);
  if (!snapshot) {
    location.reload();
    return;
  }
  const values = {};
  for (const [name, value] of snapshot.pairs) {
    if (name === "csrfmiddlewaretoken") continue;
    values[name] = name in values ? [].concat(values[name], value) : value;
  }
  values.csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]").value;
  window.htmx.ajax("POST", snapshot.path, {
    source: document.body,
    target: "#interview",
    select: "#interview",
    selectOOB: "#language",
    swap: "outerHTML",
    values,
    headers: { "X-Returned": "yes" },
  });
});
