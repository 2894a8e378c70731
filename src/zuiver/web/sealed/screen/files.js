// Files to send along: what each gives away, and a cleaned copy where one can be made. What is too large is said at once.
import { MOST } from "../src/doors/uploads.js";
import { cleanFile, inspectFile } from "../src/index.js";
import { word } from "./shown.js";

const LARGEST_LOOKED_INTO = 32 * 2 ** 20; // bytes: looking takes the whole file into memory

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
      if (given.size > MOST) findings.append(line(`${given.name}. ${word("file.too_large")}`));
      else await add(given);
    }
  });

  async function add(given) {
    const file = { name: given.name, type: given.type, blob: given };
    if (given.size > LARGEST_LOOKED_INTO) {
      chosen.push({ file, cleaned: null });
      findings.append(line(`${given.name}. ${word("file.not_looked")}`));
      return;
    }
    const bytes = new Uint8Array(await given.arrayBuffer());
    const look = inspectFile(bytes);
    const isToClean = look.canClean && look.findings.length;
    const cleaned = isToClean ? { name: given.name, type: given.type, bytes: (await cleanFile(bytes)).bytes } : null;
    chosen.push({ file, cleaned });
    findings.append(line(found(given.name, look, cleaned)));
  }

  return { chosen, empty };
}

function found(name, look, cleaned) {
  const all = look.findings.map((one) => `${one.what}: ${one.value}`).join("; ");
  const said = !look.isKnown ? word("file.unknown") : all ? `${word("file.finds")} ${all}.` : word("file.nothing");
  return `${name}. ${said} ${cleaned ? word("file.clean") : ""}`;
}

const line = (text) => Object.assign(document.createElement("li"), { textContent: text });
