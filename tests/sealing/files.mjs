// Looks into files as a reporter's browser does: node files.mjs BUNDLE LIST.json, a list of { path, clean }.
// Prints what inspectFile says of each, and for a cleaned copy its bytes in base64 and what is left in it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , bundle, list] = process.argv;
const sealed = await import(pathToFileURL(bundle));
const results = [];
for (const { path, clean } of JSON.parse(readFileSync(list, "utf8"))) {
  const bytes = new Uint8Array(readFileSync(path));
  const result = sealed.inspectFile(bytes);
  if (clean) {
    try {
      const copy = await sealed.cleanFile(bytes);
      Object.assign(result, { copy: Buffer.from(copy.bytes).toString("base64"), left: copy.left });
    } catch (problem) {
      if (!problem.code?.startsWith?.("sealing.")) throw problem;
      result.error = problem.code;
    }
  }
  results.push(result);
}
process.stdout.write(JSON.stringify(results));
