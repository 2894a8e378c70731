// A reporter's code: six Dutch words and a check figure, made by chance in this browser. As in src/zuiver/cases/words/code.py.
import { sha256, utf8 } from "../bytes.js";
import { WORDS } from "./words.js";

export const WORDS_IN_A_CODE = 6;
const LONGEST = 400;
const OFFERED = 3;
const FARTHEST = 2;
const LOOKED_UP = 12; // words: who typed more did not type a code, and looking each up would take long
const KNOWN = new Set(WORDS);

/** Six words by chance; each of the 7,776 as likely as any other. */
export function newWords() {
  const limit = Math.floor(2 ** 16 / WORDS.length) * WORDS.length;
  const words = [];
  while (words.length < WORDS_IN_A_CODE) {
    const [drawn] = crypto.getRandomValues(new Uint16Array(1));
    if (drawn < limit) words.push(WORDS[drawn % WORDS.length]);
  }
  return words;
}

/** A code as it is shown and written down: `appel boot ... 7`. */
export const shownCode = (words) => `${words.join(" ")} ${checkFigure(words)}`;

/** The figure that belongs to these words in this order: it finds words that changed places. */
export function checkFigure(words) {
  const digest = sha256(utf8(`zuiver-code-check-1\n${words.join(" ")}`));
  return String(new DataView(digest.buffer, digest.byteOffset).getUint32(0) % 10);
}

/**
 * What somebody typed: { words, unknown: [{ place, typed, offered }], check: "right" | "wrong" | "absent", isCode }.
 * Capitals, accents, hyphens and commas do not matter; a word that is not on the list is never guessed, only offered.
 */
export function readCode(text) {
  const parts = plain([...text].slice(0, LONGEST).join("")).match(/[a-z]+|[0-9]+/g) ?? [];
  const figures = /^[0-9]/.test(parts.at(-1) ?? "") ? parts.pop() : "";
  const unknown = parts
    .map((typed, place) => ({ place: place + 1, typed }))
    .filter(({ typed }) => !KNOWN.has(typed))
    .map((one) => ({ ...one, offered: parts.length <= LOOKED_UP ? offered(one.typed) : [] }));
  const check = figures ? (figures === checkFigure(parts) ? "right" : "wrong") : "absent";
  const isCode = parts.length === WORDS_IN_A_CODE && unknown.length === 0 && check !== "wrong";
  return { words: parts, unknown, check, isCode };
}

/** Whether what was typed back is the code that was shown. */
export function isTypedBack(text, words) {
  const typed = readCode(text);
  return typed.isCode && typed.words.join(" ") === words.join(" ");
}

/** Up to three words of the list that are one or two slips away, the nearest first. */
export function offered(typed) {
  if (!/^[a-z]+$/.test(typed)) return [];
  const letters = lettersOf(typed);
  return WORDS.filter((word) => Math.abs(word.length - typed.length) <= FARTHEST)
    .filter((word) => bitsIn(lettersOf(word) ^ letters) <= 2 * FARTHEST)
    .map((word) => ({ word, distance: slips(typed, word) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((one, other) => one.distance - other.distance || (one.word < other.word ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ word }) => word);
}

/** How many letters to add, drop, change, or exchange with their neighbour to get from one to the other. */
export function slips(typed, word) {
  let earlier = [];
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (let i = 0; i < typed.length; i += 1) {
    [earlier, before, row] = [before, row, [i + 1]];
    for (let j = 0; j < word.length; j += 1) {
      let cost = Math.min(before[j] + (typed[i] === word[j] ? 0 : 1), before[j + 1] + 1, row[j] + 1);
      if (i && j && typed[i] === word[j - 1] && typed[i - 1] === word[j]) cost = Math.min(cost, earlier[j - 1] + 1);
      row.push(cost);
    }
  }
  return row.at(-1);
}

/** Which letters stand in it, a bit for each: a slip changes at most two, so most words need no closer look. */
const lettersOf = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0);

function bitsIn(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
}

/** Small letters without accents. */
const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "");
