// What readers of a case, and the reporter in the box, see of each use of the organisation's key on paper.
import { readersOf } from "../src/directory.js";
import { usesOf } from "../src/paper.js";
import { day, part, word } from "./shown.js";

/** Fills the list of uses from the checked directory; a use that the server says nothing of is told as well. */
export function showPaperUses(directory, caseId, statements) {
  const list = part("paper-uses");
  const uses = usesOf(directory, caseId, statements);
  const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
  list.replaceChildren(...uses.map((use) => line(use.said ? said(directory, use) : `${word("paper.quiet")} ${day(use.day)}.`)));
  list.hidden = !uses.length;
}

const said = (directory, { day: on, said: use }) =>
  [
    `${word("paper.used")} ${day(on)}.`,
    `${word("paper.by")} ${use.sheets.map((office) => word(`paper.office.${office}`)).join(", ")}.`,
    `${word("paper.why")} ${word(`paper.ground.${use.ground}`)}.`,
    `${word("paper.reads")} ${nameOf(directory, use.reader)}.`,
  ].join(" ");

/** Who has a fingerprint, by name and role; also of a key that ended. */
export function nameOf(directory, fingerprint) {
  const known = [...readersOf(directory), ...directory.ended.values()].find((one) => one.fingerprint === fingerprint);
  return known ? `${known.name} (${word(`who.${known.role}`)})` : word("somebody");
}
