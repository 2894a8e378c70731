// Runs each case of the shared vectors through the bundle that browsers get: node vectors.mjs BUNDLE CASES.json
// Prints a list with, for each case, { output } or { error: code }.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , bundle, cases] = process.argv;
const sealed = await import(pathToFileURL(bundle));
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));

const runs = {
  keys: async ({ seeds }) => {
    const { identity, recipient, signer, fingerprint } = await sealed.keysFrom(sealed.fromHex(seeds));
    return { identity, recipient, signer, fingerprint };
  },
  code_read: ({ text }) => sealed.readCode(text),
  code_derive: async ({ words, salt }) => {
    const { verifier, fingerprint } = await sealed.keysOfCode(words, salt);
    return { verifier, fingerprint };
  },
  header: ({ envelope }) => {
    const header = sealed.readEnvelope(bytes(envelope));
    return { ...header, size: sealed.envelopeSize(header.sizeClass, header.lock) };
  },
  open: async ({ envelope, identity, expected }) => shown(await sealed.open(bytes(envelope), identity, expected)),
  unlock: async ({ envelope, passphrase, fingerprint }) => {
    const keys = await sealed.unlockWithPassphrase(bytes(envelope), passphrase, fingerprint);
    return { seeds: sealed.hex(keys.seeds) };
  },
  directory: async ({ records, firstHash, seen }) => {
    const directory = await sealed.verifyDirectory(records, { firstHash, seen });
    return {
      number: directory.number,
      head: directory.head,
      approvers: directory.approvers,
      readers: [...directory.readers.keys()],
      ended: [...directory.ended.keys()],
    };
  },
  proof: async ({ text, keys }) => {
    const { organisation, case: caseId, day, digest } = await sealed.verifyProof(text, keys);
    return { organisation, case: caseId, day, digest };
  },
  digest_of_all: ({ digests }) => sealed.digestOfAll(digests),
  signature: ({ key, purpose, content, signature }) => sealed.isSigned(key, purpose, content, signature),
  recover: async ({ texts }) => ({ seeds: sealed.hex((await sealed.recoverKeys(texts)).seeds) }),
  listing: ({ meta }) => {
    const listing = sealed.demandListing(JSON.parse(meta).body);
    const sizeClass = sealed.bodyClass(listing.size);
    const lastSlice = sealed.envelopeSize(sizeClass) - (listing.digests.length - 1) * sealed.SLICE;
    return { listing, sizeClass, lastSlice, header: sealed.hex(sealed.bodyHeader(listing.id, sizeClass)) };
  },
  choose: ({ readers, ...rules }) => {
    const chosen = sealed.chooseReaders(readers, rules);
    return { readers: chosen.readers.map((one) => one.fingerprint), added: chosen.added, people: chosen.people };
  },
};

const shown = ({ context, meta, body }) => ({ context, meta: sealed.hex(meta), body: sealed.hex(body) });

const results = [];
for (const { function: name, input } of JSON.parse(readFileSync(cases, "utf8"))) {
  try {
    results.push({ output: await runs[name](input) });
  } catch (problem) {
    if (!problem.code?.startsWith?.("sealing.")) throw problem;
    results.push({ error: problem.code });
  }
}
process.stdout.write(JSON.stringify(results));
