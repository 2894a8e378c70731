// Talks with people who have not reported: the list of a confidant, one talk, an answer. No clock runs.
import { signersOf } from "../src/directory.js";
import { answerTalk, openTalk } from "../src/doors/talk.js";
import { copy, locale, part, step, word, wrong } from "./shown.js";

const month = (text) =>
  new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(new Date(`${text}T12:00:00`));

/** Shows the list of talks. */
export function showTalks(talks) {
  part("talks-part").hidden = !talks.length;
  part("talks").replaceChildren(
    ...talks.map((talk) =>
      copy("line", (line) => {
        const ended = talk.ended ? `, ${word("talk.ended")}` : "";
        const button = line.firstElementChild;
        button.textContent = `${talk.is_new ? `${word("new")}: ` : ""}${word(`code.subjects.${talk.subject}`)}, ${month(talk.month)}${ended}`;
        Object.assign(button.dataset, { do: "open-talk", talk: talk.talk_id });
      }),
    ),
  );
}

/** Opens one talk and shows it; returns it, to be answered. */
export async function showTalk(door, directory, keys, talk) {
  const items = await door("talk", { talk: talk.talk_id });
  const opened = await openTalk({ talkId: talk.talk_id, wrap: talk.wrap, items }, keys, signersOf(directory));
  part("talk-thread").replaceChildren(
    ...opened.items.map((item) =>
      copy("message", (line) => {
        line.children[0].textContent = word(item.byConfidant ? "who.reporter" : "who.asker");
        line.children[1].textContent = item.error ? word("unreadable") : (item.value?.text ?? "");
      }),
    ),
  );
  part("talk-answer").hidden = talk.ended;
  step("talk");
  return opened;
}

/** Answers a talk with what stands in a field. */
export async function answerIn(door, opened, keys, field) {
  const text = field.value.trim();
  if (!text) throw wrong("step");
  await answerTalk(door, opened, keys, { text });
  field.value = "";
}
