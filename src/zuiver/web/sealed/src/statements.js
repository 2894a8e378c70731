// Statements: short texts with one reading and one writing, the same bytes as in src/zuiver/cases/sealing/statements.py.
import { SealingError } from "./errors.js";

export const NOTHING = "-";
const LONGEST = 16_384;
// What would not stay the same on one line, in either language.
const SPACE = "[ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\ufeff]";
const LONE = "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
const NO_VALUE = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]|${LONE}|^${SPACE}|${SPACE}$|^$`);

/** The form of a kind of statement: its name with version, and its fields in order. */
export class Form {
  constructor(name, fields) {
    this.name = name;
    this.fields = fields;
  }

  /** The text of these values, with a line end after each line. */
  write(values) {
    const given = Object.keys(values);
    const fits = given.length === this.fields.length && this.fields.every((field) => isValue(values[field]));
    if (!fits) throw this.#damaged();
    return [this.name, ...this.fields.map((field) => `${field}: ${values[field]}`)].map((line) => `${line}\n`).join("");
  }

  /** The values of a text; anything that `write` would not have made is refused. */
  read(text) {
    const lines = [...text].length <= LONGEST ? text.split("\n") : [];
    if (lines.length !== this.fields.length + 2 || lines[0] !== this.name) throw this.#damaged();
    const values = {};
    this.fields.forEach((field, place) => {
      const line = lines[place + 1];
      values[field] = line.startsWith(`${field}: `) ? line.slice(field.length + 2) : line;
    });
    if (this.write(values) !== text) throw this.#damaged();
    return values;
  }

  #damaged() {
    return new SealingError("sealing.statement", { name: this.name });
  }
}

function isValue(value) {
  return typeof value === "string" && !NO_VALUE.test(value);
}
