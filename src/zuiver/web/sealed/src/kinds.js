// What can stand in an envelope, and how large: the numbers of src/zuiver/cases/sealing/envelope.py and compartments.py.

export const KINDS = { message: 1, file: 2, wrap: 3, keys: 4, share: 5, body: 6 };
export const COMPARTMENTS = {
  none: 0, content: 1, identity: 2, note: 3, investigation: 4, detriment: 5, decision: 6, accused: 7, intake: 8,
};
export const LOCKS = { reader: 1, passphrase: 2, passkey: 3 };

/** In these compartments the reporter reads and writes. */
export const OF_THE_REPORTER = ["content", "identity", "detriment"];

const range = (from, to) => Array.from({ length: to - from }, (_, step) => from + step);

/** Content is filled up to two to this power, in bytes. */
export const CLASSES = { message: [10, 12, 14, 16], file: range(16, 29), wrap: [10], keys: [10], share: [10], body: range(20, 29) };

export const LOCKS_OF = {
  message: ["reader"],
  file: ["reader"],
  wrap: ["reader"],
  keys: ["passphrase", "passkey"],
  share: ["reader"],
  body: ["reader"],
};

const STANZAS = {
  reader: "mlkem768x25519 [A-Za-z0-9+/]{1494}",
  passphrase: "scrypt [A-Za-z0-9+/]{22} 1[0-9]",
  passkey: "age-encryption\\.org/fido2prf [A-Za-z0-9+/]{22}",
};

/** What the text in front of an age file looks like, for each way to open it. */
export const AGE_HEADERS = Object.fromEntries(
  Object.entries(STANZAS).map(([lock, stanza]) => [
    lock,
    new RegExp(`^age-encryption\\.org/v1\n-> ${stanza}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n$`),
  ]),
);
export const AGE_HEADER_SIZES = { reader: 1627, passphrase: 150, passkey: 168 };

/** The word for a number in one of the tables, or undefined. */
export const wordOf = (table, number) => Object.keys(table).find((word) => table[word] === number);
