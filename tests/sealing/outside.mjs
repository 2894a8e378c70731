// Seals an export for somebody outside: node outside.mjs CORE RECIPIENT
import { pathToFileURL } from "node:url";

const [, , core, recipient] = process.argv;
const s = await import(pathToFileURL(core));
const lines = ["Export of a sealed case.", `The invoices of the bridge. ${"word ".repeat(60)}`, ...Array.from({ length: 80 }, (_, line) => `line ${line}`)];
const files = [{ name: "scan of page 1.pdf", bytes: new Uint8Array([37, 80, 68, 70]) }];
const stamp = { text: "Only for Insp. De Wit · 22 November 2026", page: "page", file: "Insp. De Wit-2026-11-22" };
const { bytes, mark } = await s.sealExport({ lines, files, passages: [], stamp }, [recipient]);
const struck = await s.sealExport({ lines, files, passages: [{ text: "invoices", ground: "secret" }], stamp }, [recipient]);
const slip = recipient.slice(0, -1) + (recipient.endsWith("q") ? "p" : "q");
const own = await s.newKeys();
process.stdout.write(JSON.stringify({
  mark,
  sealed: Buffer.from(bytes).toString("base64"),
  struck: Buffer.from(struck.bytes).toString("base64"),
  fingerprint: s.outsideFingerprint(recipient),
  whole: [recipient, own.recipient, slip, recipient.toUpperCase(), "age1", ` ${recipient}`, ""].map(s.isOutsideKey),
  slip,
}));
