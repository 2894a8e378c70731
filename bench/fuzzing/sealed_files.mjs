// Changes good files in a few places and looks into them, again and again: node sealed_files.mjs CORE FOLDER SECONDS SEED
// Ends with status 1 and the file when something other than an answer or a clear refusal came out, or it took too long.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , core, folder, seconds, seed] = process.argv;
const sealed = await import(pathToFileURL(core));
const PATIENCE = 5_000_000; // microseconds of work, not of waiting on a busy machine
const seeds = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))));
const ends = performance.now() + Number(seconds) * 1000;

// A small generator with a seed, so that a run can be done again.
let state = BigInt(seed) * 2654435761n + 1n;
const below = (limit) => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((state >> 33n) % BigInt(Math.max(1, limit)));
};

const ODD = [0, 1, 0x7f, 0x80, 0xff, 0xfe, 0x3c, 0x28, 0x2f];

function changed(bytes) {
  let copy = bytes.slice();
  for (let count = below(8); count >= 0; count -= 1) {
    const at = below(copy.length);
    const length = below(16);
    const action = below(5);
    if (action === 0) copy[at] = below(256);
    else if (action === 1) copy.fill(ODD[below(ODD.length)], at, at + length);
    else if (action === 2) copy = copy.slice(0, at);
    else if (action === 3) copy = new Uint8Array([...copy.subarray(0, at), ...copy.subarray(at + length)]);
    else copy = new Uint8Array([...copy.subarray(0, at), ...copy.subarray(at, at + length * 64), ...copy.subarray(at)]);
  }
  return copy;
}

let tried = 0;
while (performance.now() < ends) {
  const bytes = changed(seeds[below(seeds.length)]);
  const started = process.cpuUsage();
  tried += 1;
  try {
    const { kind, findings, canClean } = sealed.inspectFile(bytes);
    if (findings.some(({ what, value }) => !what || typeof value !== "string")) throw new Error("a finding without words");
    if (canClean && !["jpeg", "png"].includes(kind)) await sealed.cleanFile(bytes);
    if (process.cpuUsage(started).user > PATIENCE) throw new Error("this took too long");
  } catch (problem) {
    if (problem.code?.startsWith?.("sealing.")) continue;
    writeFileSync("found.bin", bytes);
    console.error(`after ${tried}: ${problem.stack}\nthe file is found.bin`);
    process.exit(1);
  }
}
console.log(`${tried} files tried in ${seconds} s, seed ${seed}`);
