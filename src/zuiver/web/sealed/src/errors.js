// What is wrong, as a stable code: the page has the sentence for it in the reader's language. Codes are those of Python.

export class SealingError extends Error {
  /** @param {string} code  such as "sealing.elsewhere"  @param {object} [params]  numbers and words for the sentence */
  constructor(code, params = {}) {
    super(code);
    this.name = "SealingError";
    this.code = code;
    this.params = params;
  }
}

/** Throws the error unless something is so. */
export function demand(isSo, code, params) {
  if (!isSo) throw new SealingError(code, params);
}
