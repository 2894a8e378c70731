// On every page: small comforts. Each page works without them.

// After a form came back with errors, start reading at the summary.
document.querySelector("[data-error-summary]")?.focus();

// A second press on a button sends nothing a second time (the server would notice too).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-post")) return;
  if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 4000) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = String(Date.now());
});

// A page that comes back from the browser's own cache may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A link in the error summary leads into the field, not only to it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});
