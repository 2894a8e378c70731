// The person concerned: what this person was given, the own steps with their days, and a way to answer. Nothing of the rest.
import { fileOf, handlerDoor, readGuide } from "../src/index.js";
import { answerConcerned, openConcernedCase } from "../src/doors/own_side.js";
import { VOUCHED } from "../src/doors/vouched.js";
import { ownKey } from "../screen/own_keys.js";
import { going, progressDeeds, watch } from "../screen/progress.js";
import { saveFile } from "../screen/saving.js";
import { buttons, copy, day, page, part, problem, say, step, word, wrong } from "../screen/shown.js";

const door = handlerDoor(page.dataset.door, page.querySelector("[name=csrfmiddlewaretoken]").value);
const state = { guide: null, keys: null, opened: null };
const field = (name) => page.querySelector(`#id-${name}`);
const own = ownKey(door, "accused", (one) => Boolean(one.approved_on), async ({ keys }) => {
  state.keys = keys;
  await list();
});

buttons({
  ...own.deeds,
  ...progressDeeds,
  list,
  open: (button) => open(button.dataset.case),
  reply: going(() => answer("reply")),
  correct: going(() => answer("correction")),
  save: going(async (button) => {
    const { case_id: caseId, items } = state.opened;
    const item = items.find((one) => one.id === button.dataset.item);
    saveFile(item.name, await fileOf(door, item, { case: caseId }, watch));
  }),
});

async function list() {
  const cases = await door("concerned");
  if (cases.length === 1) return open(cases[0].case_id);
  part("none").hidden = cases.length > 0;
  part("cases").replaceChildren(
    ...cases.map((one) =>
      copy("line", (line) => {
        const button = line.firstElementChild;
        button.textContent = `${one.is_new ? `${word("new")}: ` : ""}${word("list.case")}. ${word("told")} ${day(one.told_on)}`;
        Object.assign(button.dataset, { do: "open", case: one.case_id });
      }),
    ),
  );
  return step("list");
}

async function open(caseId) {
  state.opened = await openConcernedCase(door, state.guide.directory, state.keys, caseId);
  show(state.opened);
  step("case");
}

/** Seals what stands in the fields of one form, and shows it as it was sent. */
async function answer(kind) {
  const [text, file] = [field(kind), field(`${kind}-file`)];
  const contents = [];
  if (text.value.trim()) contents.push({ kind, content: { text: text.value.trim() } });
  for (const one of file.files) {
    contents.push({ kind: "file", content: { name: one.name, type: one.type, blob: one } });
  }
  if (!contents.length) throw wrong("nothing");
  await answerConcerned(door, state.opened, contents, watch);
  for (const one of [text, file]) one.value = "";
  await open(state.opened.case_id);
  return word("sent");
}

function show(opened) {
  part("told").textContent = `${word("told")} ${day(opened.told_on)}.`;
  part("term").textContent = term(opened);
  part("steps").replaceChildren(...opened.steps.map((one) => line(`${day(one.day)}: ${word(`step.${one.event}`)}`)));
  part("items").replaceChildren(...opened.items.filter((one) => one.kind !== VOUCHED).map(item));
  part("reply-part").hidden = !(opened.may_answer && opened.waits_for_reply);
  part("correction-part").hidden = !opened.may_answer;
}

function term({ closed_on: closedOn, draft_on: draftOn, reply_by: replyBy, replied_on: repliedOn }) {
  if (closedOn) return `${word("closed")} ${day(closedOn)}.`;
  if (!draftOn) return word("reply.none");
  if (replyBy) return `${word("reply.by")} ${day(replyBy)}.`;
  return repliedOn ? `${word("reply.done")} ${day(repliedOn)}.` : word("reply.open");
}

const line = (text) => Object.assign(document.createElement("li"), { textContent: text });

function item(one) {
  return copy("message", (shown) => {
    const who = one.isOwn ? word("who.you") : word(`who.${one.context?.role ?? one.role}`);
    shown.children[0].textContent = `${word(`kind.${one.kind}`)}. ${who}, ${day(one.day)}`;
    shown.children[1].textContent = one.error ? word("unreadable") : (one.value?.text ?? one.name ?? "");
    if (one.bytes || one.body) shown.append(copy("save", (button) => Object.assign(button.dataset, { do: "save", item: one.id })));
  });
}

problem("");
say(word("busy"));
try {
  state.guide = await readGuide(page.dataset.guide, {});
  await own.begin();
  say("");
} catch (caught) {
  say("");
  problem(caught.params?.text || word("error.other"));
}
