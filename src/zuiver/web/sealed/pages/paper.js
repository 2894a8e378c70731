// The organisation's key on paper: made, practised, and used for one case by two people with two sheets.
import { handlerDoor, inGroups, readGuide, recoverKeys } from "../src/index.js";
import { sheetText } from "../src/recovery.js";
import { approvingKey, endRecord, makePaperKey } from "../src/doors/keyring.js";
import { agreePaper, askPaper, putPaper } from "../src/doors/paper.js";
import { buttons, page, part, problem, say, word, wrong } from "../screen/shown.js";
import { paperInForce, sheet, showAsks, showChoices, showMaking, showPractice } from "../screen/paper_asks.js";
import { openKeys, showUnlock, unlockAll, unlockOnDevice } from "../screen/unlocking.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, ring: null, desk: null, today: "", unlocked: new Map() };
const field = (name) => page.querySelector(`#id-${name}`);
const directory = () => state.guide.directory;
const own = () => approvingKey(directory(), openKeys(state)) ?? failed("approver");
const askOf = (button) => state.desk.asks.find((one) => one.pair_id === button.closest("[data-pair]").dataset.pair);

function failed(name) {
  throw wrong(name);
}

buttons({
  unlock: async () => {
    await unlockAll(state, field("passphrase"));
    await refresh();
    return word("unlocked");
  },
  "unlock-passkey": async () => {
    await unlockOnDevice(state);
    await refresh();
    return word("unlocked");
  },
  "ask-use": async () => {
    const asked = {
      caseId: field("paper-number").value.trim().toLowerCase() || field("paper-case").value || failed("case"),
      reader: field("paper-reader").value || failed("reader"),
      ground: field("paper-ground").value || failed("ground"),
      key: field("paper-key").value || failed("no_paper"),
      sheets: sheetsOf("office"),
    };
    await askPaper(door, directory(), state.today, asked, own());
    await refresh();
    return word("paper.asked");
  },
  "ask-practice": async () => {
    const key = field("paper-practice-key").value || failed("no_paper");
    await askPaper(door, directory(), state.today, { key, ground: "practice", sheets: sheetsOf("practice-office") }, own());
    await refresh();
    return word("paper.asked");
  },
  "agree-paper": async (button) => {
    if (!button.closest("[data-pair]").querySelector("input").checked) failed("compare");
    await agreePaper(door, directory(), askOf(button), own());
    await refresh();
    return word("paper.agreed");
  },
  put: async (button) => {
    const fields = [...button.closest("[data-pair]").querySelectorAll("textarea")];
    await putPaper(door, directory(), askOf(button), fields.map(typed)).catch(unfit);
    for (const one of fields) one.value = "";
    await refresh();
    return word("paper.done");
  },
  drop: async (button) => {
    await door("paper_drop", { pair: askOf(button).pair_id });
    await refresh();
    return word("paper.dropped");
  },
  "end-paper": () => {
    field("paper-record").value = endRecord(directory(), state.today, paperInForce(state), own());
    part("record-place").hidden = false;
    field("paper-record").focus();
    return word("record.pass");
  },
  "make-paper": async () => {
    const { keys, sheets } = await makePaperKey(door, state.today);
    part("sheets").replaceChildren(...sheets.map(sheet));
    await refresh();
    return `${word("paper.made")} ${inGroups(keys.fingerprint)}`;
  },
  "try-paper": async () => {
    const keys = await recoverKeys(["sheet-one", "sheet-two"].map((name) => typed(field(name)))).catch(() => failed("sheets"));
    return `${word("paper.right")} ${inGroups(keys.fingerprint)}`;
  },
});

const typed = ({ value }) => sheetText(value);

function sheetsOf(name) {
  const chosen = [...page.querySelectorAll(`[name="${name}"]:checked`)].map((box) => box.value);
  return chosen.length === 2 ? chosen : failed("offices");
}

/** What is wrong with sheets is said in words of their own; all else as it is. */
function unfit(caught) {
  const isSheet = ["sealing.statement", "sealing.share_slip", "sealing.shares"].includes(caught.code);
  throw isSheet ? wrong("sheets") : caught;
}

async function refresh() {
  state.guide = await readGuide(page.dataset.guide, {}, { isFresh: true });
  state.ring = await door("keys");
  state.desk = await door("paper");
  state.today = (await door("approving")).today;
  showUnlock(state);
  showPractice(state);
  showAsks(state);
  showChoices(state);
  showMaking(state);
  for (const one of page.querySelectorAll("[data-may]")) one.hidden = !state.desk.may_use;
  part("may-not").hidden = state.desk.may_use;
}

problem("");
say(word("busy"));
try {
  await refresh();
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
