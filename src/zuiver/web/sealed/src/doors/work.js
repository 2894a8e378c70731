// When very much comes at once, the door asks a browser for a second of work: src/zuiver/web/cases/limits.py has the reasons.
import { scryptAsync } from "@noble/hashes/scrypt.js";
import { demand } from "../errors.js";
import { digestOfFile, isHex, utf8 } from "../bytes.js";

const MOST_BITS = 8; // a server that asks for more is not ours
const OPTIONS = { N: 4096, r: 8, p: 1, dkLen: 4 };

/** The number under which this frame solves the riddle of a refusal: { challenge, numbers: { bits } }. */
export async function workFor({ challenge, numbers }, body) {
  const bits = numbers?.bits;
  demand(isHex(challenge, 32) && Number.isInteger(bits) && bits > 0 && bits <= MOST_BITS, "door.frame");
  const salt = utf8(`zuiver-work-1\n${challenge}\n${await digestOfFile(body)}`);
  for (let number = 0; ; number += 1) {
    const [first] = await scryptAsync(utf8(String(number)), salt, OPTIONS);
    if (first >> (8 - bits) === 0) return String(number);
  }
}
