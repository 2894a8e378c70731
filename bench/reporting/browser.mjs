// What a browser does before and after a report, in Node: node browser.mjs CORE. Prints milliseconds of five times each.
import { pathToFileURL } from "node:url";

const s = await import(pathToFileURL(process.argv[2]));
const PASSPHRASE = "paard accu nietje correct lantaarn";
const measured = async (deed) => {
  const times = [];
  for (let count = 0; count < 5; count += 1) {
    const started = performance.now();
    await deed();
    times.push(performance.now() - started);
  }
  return times;
};

const keys = await s.newKeys();
const locked = await s.lockWithPassphrase(keys, PASSPHRASE);
const space = await s.newCompartment(s.randomId(), "content");
const author = { signingSeed: keys.signingSeed, role: "reporter" };
const file = { name: "a.bin", type: "application/octet-stream", bytes: new Uint8Array(5_000_000).fill(7) };

process.stdout.write(
  JSON.stringify({
    "code to keys": await measured(() => s.keysOfCode(s.newWords(), "0".repeat(32))),
    unlock: await measured(() => s.unlockWithPassphrase(locked, PASSPHRASE, keys.fingerprint)),
    "seal 5 MB": await measured(() => s.sealFile(space, { item: s.randomId(), number: 1 }, file, author)),
  }),
);
