// A door: one address to which a browser sends what is to be done. A refusal becomes an error with the server's words.
import { SealingError } from "../errors.js";
import { LARGEST, STEP, readFrame, writeFrame } from "./frames.js";
import { workFor } from "./work.js";

const TRIES = 3; // a riddle may be of the hour before
const OF_A_FILE = ["upload", "file"];
const LONGEST_WAIT = 120_000; // milliseconds for 1 MiB: who is slower than 70 kbit/s cannot send a large file

/** The reporter's door takes no cookie along and tells no other site that it was visited. */
export const reporterDoor = (address) => door(address, { credentials: "omit" });

/** The door for who is signed in; `token` is the one against forged requests. */
export const handlerDoor = (address, token) =>
  door(address, { credentials: "same-origin", headers: { "X-CSRFToken": token } });

function door(address, { credentials, headers = {} }) {
  const send = (body, work, limit) =>
    sent(address, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/octet-stream", ...headers, ...work },
      credentials,
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
      ...limit,
    });
  return async (deed, fields = {}) => {
    // A line that went dead is noticed in the middle of a file, where somebody waits and can go on.
    const limit = () => (OF_A_FILE.includes(deed) ? { signal: AbortSignal.timeout(LONGEST_WAIT) } : {});
    const whole = writeFrame({ do: deed, ...fields }, deed === "upload" ? STEP : undefined);
    // What is too large is not sent at all: the server only says what there is to say about it, in the reader's language.
    const body = whole.length > LARGEST ? writeFrame({ do: "too_large" }) : whole;
    let answer = await send(body, {}, limit());
    for (let tried = 0; answer.code === "work_wanted" && tried < TRIES; tried += 1) {
      answer = await send(body, { "X-Zuiver-Work": await workFor(answer, body) }, limit());
    }
    if (answer.ok) return answer.result;
    const { text, numbers = {}, fields: wrong = {} } = answer;
    throw new SealingError(answer.code, { text: text ?? Object.values(wrong).join(" "), numbers });
  };
}

async function sent(address, request) {
  try {
    const response = await fetch(address, request);
    if (!response.ok) throw new Error(String(response.status));
    return readFrame(new Uint8Array(await response.arrayBuffer()));
  } catch {
    throw new SealingError("door.away"); // nothing typed is lost: the page keeps it and offers to send again
  }
}
