// The form of an entry: the advice follows what is typed, and taps fill fields. Without this script every field still works.

const form = document.getElementById("entry-form");

if (form) {
  followWithAdvice(form);
  for (const box of form.querySelectorAll("[data-suggest]")) pickInto(box);
  for (const chip of form.querySelectorAll("[data-fill]")) fillFrom(chip);
  for (const button of form.querySelectorAll("[data-more-parts]")) addParts(button);
  openWhatALinkPointsTo();
}

// Ask for advice, and save, once somebody stops typing or taps an answer. A form that is sent waits for the answer that
// is under way, a second at most: so a draft is never saved after its form arrived.
function followWithAdvice(target) {
  let waiting = 0;
  let underWay = false;
  let sent = false;
  const ask = (delay) => {
    clearTimeout(waiting);
    if (!sent) waiting = setTimeout(() => target.dispatchEvent(new CustomEvent("advise")), delay);
  };
  target.addEventListener("input", (event) => {
    if (event.target.type !== "file" && !event.target.name.endsWith("__search")) ask(700);
  });
  target.addEventListener("change", (event) => {
    if (event.target.type !== "file" && event.target.type !== "text") ask(150);
  });
  target.addEventListener("htmx:beforeRequest", (event) => {
    underWay ||= event.detail.elt === target;
  });
  target.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === target) underWay = false;
  });
  target.addEventListener("submit", (event) => {
    sent = true;
    clearTimeout(waiting);
    if (!underWay) return;
    event.preventDefault();
    event.stopPropagation();
    const since = Date.now();
    const send = () => {
      if (underWay && Date.now() - since < 1000) return void setTimeout(send, 20);
      underWay = false;
      target.requestSubmit(event.submitter);
    };
    send();
  });
  window.addEventListener("pageshow", () => {
    sent = false;
  });
}

// A tapped name goes into the field; a typed name takes the tap away. So the two never disagree.
function pickInto(box) {
  const field = document.getElementById(`id-${box.dataset.suggest}`);
  box.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    field.value = event.target.value;
    goOn(box);
  });
  field.addEventListener("input", () => {
    for (const radio of box.querySelectorAll("input[type=radio]")) radio.checked = false;
  });
}

// After a tap the next text field is ready to type in: one tap less on a phone.
function goOn(box) {
  const fields = [...form.querySelectorAll(".e-form__questions textarea, .e-form__questions input[type=text]")];
  const next = fields.find((one) => box.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !box.contains(one));
  if (next && !next.value) next.focus();
}

function fillFrom(chip) {
  const field = document.getElementById(chip.dataset.fill);
  const show = () => {
    for (const one of form.querySelectorAll(`[data-fill="${chip.dataset.fill}"]`)) {
      one.setAttribute("aria-pressed", String(one.dataset.words === field.value.trim().toLowerCase()));
    }
  };
  chip.addEventListener("click", () => {
    field.value = chip.dataset.words;
    show();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.addEventListener("input", show);
}

function addParts(button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const rows = button.parentElement.querySelectorAll(".e-amount__part");
    const row = rows[rows.length - 1].cloneNode(true);
    for (const input of row.querySelectorAll("input")) {
      input.value = "";
      input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, String(rows.length + 1)));
    }
    button.before(row);
    row.querySelector("input").focus();
  });
}

// A link in the summary of errors opens the part that the field is folded in, and puts the cursor there.
function openWhatALinkPointsTo() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#id-"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const folded = field.closest("details");
    if (folded) folded.open = true;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
}
