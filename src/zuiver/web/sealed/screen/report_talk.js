// The talk with a confidant on the reporters' page: begin, read, write, end, and make it a report.
import { endTalk, openOwnTalk, startTalk, writeInOwnTalk } from "../src/index.js";
import { reachable } from "../src/doors/reporter.js";
import { copy, page, part, step, word, wrong } from "./shown.js";

const field = (name) => page.querySelector(`#id-${name}`);

/**
 * The deeds of the talk. `state` is that of the page: { guide, words, talk }. `onReport` takes the words that go along to a
 * report, and the confidant, who is offered as a reader.
 */
export function talkDeeds(door, state, { toCode, look, onReport }) {
  const reread = async () => {
    const { talk } = await door("look", { verifier: state.talk.keys.verifier });
    await showTalk(state, talk, state.talk.keys);
  };
  return {
    "begin-talk": () => {
      showConfidants(state.guide);
      step("talk-who");
    },
    "talk-to-code": () => {
      if (!chosenConfidant()) throw wrong("confidant");
      if (!field("talk-text").value.trim()) throw wrong("empty");
      toCode("talk");
    },
    "talk-look": async () => {
      await reread();
      return word("looked");
    },
    "talk-write": async () => {
      const value = { text: field("talk-answer").value.trim() };
      if (!value.text) throw wrong("empty");
      await writeInOwnTalk(door, state.talk.opened, state.talk.keys, value);
      field("talk-answer").value = "";
      await reread();
      return word("added");
    },
    "talk-end": async () => {
      await endTalk(door, state.talk.keys, false);
      await reread();
      return word("talk.ended");
    },
    "talk-to-pick": () => {
      part("picks").replaceChildren(...readable(state).map(pickLine));
      step("talk-pick");
    },
    "back-to-talk": () => step("talk"),
    "talk-picked": () => {
      const numbers = [...part("picks").querySelectorAll("input:checked")].map((box) => Number(box.value));
      const texts = readable(state).filter((item) => numbers.includes(item.number)).map((item) => item.value.text);
      if (!texts.length) throw wrong("picks");
      onReport(texts.join("\n\n"), state.talk.view.confidant);
    },
    "talk-begin": async () => {
      const value = { text: field("talk-text").value.trim() };
      const given = { words: state.words, confidant: chosenConfidant(), subject: field("subject").value, value };
      await startTalk(door, state.guide, given);
      for (const name of ["talk-text", "typed"]) field(name).value = "";
      await look(state.words);
      return word("talk.begun");
    },
  };
}

/** Shows what a code opened when that is a talk. */
export async function showTalk(state, view, keys) {
  state.talk = { view, keys, opened: await openOwnTalk(view, keys, state.guide) };
  part("talk-state").textContent = word(view.became_report ? "talk.report" : view.ended ? "talk.over" : "talk.open");
  part("talk-thread").replaceChildren(...state.talk.opened.items.map(talkLine));
  part("talk-open").hidden = view.ended;
  step("talk");
}

/** After the report arrived: the talk is over, and that it became a report is all that is kept of that. */
export async function talkBecameReport(door, state) {
  if (!state.talk) return;
  await endTalk(door, state.talk.keys, true);
  state.talk = null;
}

const readable = (state) => state.talk.opened.items.filter((item) => item.value?.text);
const chosenConfidant = () => part("confidants").querySelector("input:checked")?.value;

function showConfidants(guide) {
  const confidants = reachable(guide).filter((one) => one.role === "confidant");
  part("no-confidants").hidden = confidants.length > 0;
  part("confidants").replaceChildren(...confidants.map((one) => copy("confidant", (line) => {
    const [box, label] = line.children;
    Object.assign(box, { id: `confidant-${one.person}`, value: one.person });
    label.htmlFor = box.id;
    label.textContent = one.name;
  })));
}

function talkLine(item) {
  return copy("message", (line) => {
    line.children[0].textContent = word(item.byConfidant ? "who.confidant" : "who.person");
    line.children[1].textContent = item.error ? word("unreadable") : item.value?.text ?? "";
  });
}

function pickLine(item) {
  return copy("person", (line) => {
    const [box, label] = line.children;
    Object.assign(box, { id: `pick-${item.number}`, value: item.number, checked: !item.byConfidant });
    label.htmlFor = box.id;
    label.textContent = `${word(item.byConfidant ? "who.confidant" : "who.person")}: ${item.value.text}`;
  });
}
