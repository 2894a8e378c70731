// Files to send along: what each gives away, and a cleaned copy where one can be made.
import { cleanFile, inspectFile } from "../src/index.js";
import { word } from "./shown.js";

/** Watches a file field; returns the list of { file, cleaned } that it holds, kept up to date, and how to empty it. */
export function filesOf(input, findings) {
  const chosen = [];
  const empty = () => {
    chosen.length = 0;
    input.value = "";
    findings.replaceChildren();
  };
  input.addEventListener("change", async () => {
    chosen.length = 0;
    findings.replaceChildren();
    for (const given of input.files) {
      const bytes = new Uint8Array(await given.arrayBuffer());
      const look = inspectFile(bytes);
      const file = { name: given.name, type: given.type, bytes };
      const cleaned = look.canClean && look.findings.length ? { ...file, bytes: (await cleanFile(bytes)).bytes } : null;
      chosen.push({ file, cleaned });
      findings.append(findingLine(given.name, look, cleaned));
    }
  });
  return { chosen, empty };
}

function findingLine(name, look, cleaned) {
  const line = document.createElement("li");
  const found = look.findings.map((one) => `${one.what}: ${one.value}`).join("; ");
  const said = !look.isKnown ? word("file.unknown") : found ? `${word("file.finds")} ${found}.` : word("file.nothing");
  line.textContent = `${name}. ${said} ${cleaned ? word("file.clean") : ""}`;
  return line;
}
