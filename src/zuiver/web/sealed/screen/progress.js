// How far a large file is, in words and as a bar; pausing, and going on after a connection broke.
import { part, say, word, wrong } from "./shown.js";

const STEPS = 10; // said aloud so often, not at each percent
const state = { isPaused: false, again: null, said: 0 };
const codes = { "door.away": "broken", "sealing.unreadable": "unreadable" };

/** What sending and fetching tell: see `sendAhead`. */
export const watch = {
  isPaused: () => state.isPaused,
  onSlice(file, done, count) {
    part("progress").hidden = false;
    part("bar").max = count;
    part("bar").value = done;
    const step = Math.floor((done / count) * STEPS);
    if (step === state.said) return;
    state.said = step;
    const text = `${file.name}: ${Math.floor((done / count) * 100)}% ${word("upload.done")}`;
    part("bar-label").textContent = text;
    say(text);
  },
};

/** A deed that may send or fetch a large file: when it stops in the middle, the same goes on from there. */
export const going = (deed) => async (button) => {
  Object.assign(state, { isPaused: false, said: 0, again: () => going(deed)(button) });
  show("pause");
  try {
    const said = await deed(button);
    part("progress").hidden = true;
    state.again = null;
    return said;
  } catch (problem) {
    show("go-on");
    if (problem.code === "door.paused") return word("upload.paused");
    if (problem.code in codes && !part("progress").hidden) throw wrong(codes[problem.code]);
    throw problem;
  }
};

export const progressDeeds = {
  pause: () => {
    state.isPaused = true;
    return word("upload.pausing");
  },
  "go-on": () => state.again?.(),
};

function show(name) {
  for (const button of part("progress").querySelectorAll("[data-do]")) button.hidden = button.dataset.do !== name;
}
