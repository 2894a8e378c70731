// The box on the reporters' page: what came, both clocks, and all that the reporter does there.
import { fileInBox, missedStatement, proofOf, readBox, revealTo, withdraw, writeInBox } from "../src/index.js";
import { going, watch } from "./progress.js";
import { saveFile } from "./saving.js";
import { showPaperUses } from "./paper_uses.js";
import { copy, day, page, part, step, word, wrong } from "./shown.js";

const OVER = ["completed", "aftercare", "to_destroy"]; // from here on there is nothing to withdraw from
const field = (name) => page.querySelector(`#id-${name}`);
const words = (select) => select.selectedOptions[0].textContent.trim();

/** The deeds of the box. `state` is that of the page: { guide, opened }; `files` those that go along with a message. */
export function boxDeeds(door, state, files) {
  const refresh = async () => showBox(state, { keys: state.opened.keys, ...(await readBox(door, state.guide, state.opened.keys)) });
  const write = (compartment, kind, value, along = []) => writeInBox(door, state.opened, compartment, kind, value, along, watch);
  return {
    answer: going(async () => {
      const value = { text: field("answer").value.trim() };
      if (!value.text) throw wrong("empty");
      const isDetriment = page.querySelector("[name=about]:checked").value === "detriment";
      await write(isDetriment ? "detriment" : "content", isDetriment ? "detriment" : "message", value, files.chosen);
      field("answer").value = "";
      files.empty();
      await refresh();
      return word("added");
    }),
    save: going(async (button) => {
      const item = state.opened.items.find((one) => one.id === button.dataset.item);
      saveFile(item.name, await fileInBox(door, state.opened, item, watch));
    }),
    look: async () => {
      await refresh();
      return word("looked");
    },
    identity: async () => {
      const given = field("later-identity").value.trim();
      if (!given) throw wrong("empty");
      await write("identity", "identity", { given });
      field("later-identity").value = "";
      await refresh();
      return word("identity.kept");
    },
    reveal: async (button) => {
      if (!knownAs(state)) throw wrong("identity");
      await revealTo(door, state.guide, state.opened, Number(button.dataset.alias));
      await refresh();
      return word("revealed");
    },
    "tell-outside": async () => {
      const where = field("outside").value ? ` ${words(field("outside"))}.` : "";
      const ticked = [...page.querySelectorAll("[name=ground]:checked")];
      const reasons = ticked.map((box) => box.closest("label").textContent.trim()).join(", ");
      const text = `${word("outside.said")}${where}${reasons ? ` ${word("outside.reasons")} ${reasons}.` : ""}`;
      const outside = { authority: field("outside").value, grounds: ticked.map((box) => box.value) };
      await write("content", "message", { text, outside });
      await refresh();
      return word("added");
    },
    proof: async () => keep(await proofOf(door, state.guide, state.opened)),
    missed: async (button) => keep(await missedStatement(door, state.opened, button.dataset.clock)),
    withdraw: async () => {
      await withdraw(door, state.opened);
      await refresh();
      return word("withdrawn");
    },
  };
}

/** Shows what a code opened when that is a box. */
export function showBox(state, opened) {
  state.opened = opened;
  const known = knownAs(state);
  const { state: stands, sides } = opened.box;
  part("where").textContent = [word(`state.${stands}`), ...sides.map((side) => word(`side.${side}`))].join(" · ");
  page.querySelector('[data-do="withdraw"]').closest("details").hidden = sides.includes("withdrawn") || OVER.includes(stands);
  showPaperUses(state.guide.directory, opened.box.case_id, opened.box.paper_uses);
  part("clocks").replaceChildren(...opened.box.clocks.map(clockLine));
  part("thread").replaceChildren(...opened.items.filter((item) => item.compartment !== "identity").map(messageLine));
  part("known-as").textContent = known ? `${word("identity.known")} ${known}` : word("identity.none");
  part("readers").replaceChildren(...opened.box.readers.filter((one) => !one.ended_on).map((one) => revealLine(state, one)));
  part("proof-place").hidden = true;
  step("box");
}

/** What the reporter wrote last about who they are. */
const knownAs = (state) =>
  state.opened.items.filter((item) => item.compartment === "identity" && item.value?.given).at(-1)?.value.given ?? "";

function messageLine(item) {
  return copy("message", (line) => {
    const about = item.kind === "detriment" ? `, ${word("detriment")}` : "";
    line.children[0].textContent = `${word(`who.${item.role}`)}, ${day(item.day)}${about}`;
    line.children[1].textContent = item.error ? word("unreadable") : item.name ? `${word("file")} ${item.name}` : item.value?.text ?? "";
    if (item.bytes || item.body) line.append(copy("save", (button) => Object.assign(button.dataset, { do: "save", item: item.id })));
  });
}

function clockLine(clock) {
  const line = document.createElement("li");
  const until = `${word(`clock.${clock.clock}`)} ${day(clock.target_on)}`;
  line.textContent = clock.met_on ? `${until}: ${word("clock.met")} ${day(clock.met_on)}` : until;
  if (clock.is_missed) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "utrecht-button utrecht-button--subtle", textContent: word("clock.missed") });
    Object.assign(button.dataset, { do: "missed", clock: clock.clock });
    line.append(" ", button);
  }
  return line;
}

function revealLine(state, reader) {
  return copy("reveal", (line) => {
    const known = [...state.guide.directory.readers.values()].find((one) => one.person === reader.holder_id);
    const name = known?.name ?? word(`who.${reader.role}`);
    if (reader.knows_since) {
      line.textContent = `${name} ${word("reveal.done")}.`;
      return;
    }
    const button = line.firstElementChild;
    button.textContent = `${word("reveal")} ${name}`;
    Object.assign(button.dataset, { do: "reveal", alias: reader.alias });
  });
}

function keep(text) {
  part("proof").value = text;
  part("proof-file").href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  part("proof-place").hidden = false;
  part("proof").focus();
}
