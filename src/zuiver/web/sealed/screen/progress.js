// How far a large file is, in words and as a bar; pausing, and going on after a connection broke.
import { part, say, word } from "./shown.js";

const STEPS = 10; // said aloud so often, not at each percent
const state = { isRunning: false, isPaused: false, again: null, said: -1 };
const words = { "door.away": "error.broken", "sealing.unreadable": "error.unreadable" };

/** What sending and fetching tell: see `sendAhead`. */
export const watch = {
  isPaused: () => state.isPaused,
  onSlice(file, done, count) {
    if (part("progress").hidden) show("pause");
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

/**
 * A deed that may send or fetch a large file: when it stops in the middle, the same goes on from there. `unfinished` names the
 * sentence about what that means for this deed.
 */
export const going = (deed, unfinished) => async (button) => {
  if (state.isRunning) return word("busy");
  Object.assign(state, { isRunning: true, isPaused: false, said: -1, again: () => going(deed, unfinished)(button) });
  if (!part("progress").hidden) show("pause");
  const stopped = (name) => [word(name), unfinished && word(unfinished)].filter(Boolean).join(" ");
  try {
    const said = await deed(button);
    part("progress").hidden = true;
    state.again = null;
    return said;
  } catch (problem) {
    if (part("progress").hidden) throw problem; // nothing of a file went yet: the button itself sends again
    show("go-on");
    if (problem.code === "door.paused") return stopped("upload.paused");
    if (problem.code in words) problem.params = { text: stopped(words[problem.code]) };
    throw problem;
  } finally {
    state.isRunning = false;
  }
};

export const progressDeeds = {
  pause: () => {
    state.isPaused = true;
    return word("upload.pausing");
  },
  "go-on": () => state.again?.(),
};

/** Shows the bar with one of its buttons, and brings it to who may have scrolled away from it. */
function show(name) {
  part("progress").hidden = false;
  for (const button of part("progress").querySelectorAll("[data-do]")) button.hidden = button.dataset.do !== name;
  part("progress").scrollIntoView({ block: "nearest" });
}
