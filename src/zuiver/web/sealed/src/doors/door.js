// A door: one address to which a browser sends what is to be done. A refusal becomes an error with the server's words.
import { SealingError } from "../errors.js";
import { readFrame, writeFrame } from "./frames.js";

/** The reporter's door takes no cookie along and tells no other site that it was visited. */
export const reporterDoor = (address) => door(address, { credentials: "omit" });

/** The door for who is signed in; `token` is the one against forged requests. */
export const handlerDoor = (address, token) =>
  door(address, { credentials: "same-origin", headers: { "X-CSRFToken": token } });

function door(address, { credentials, headers = {} }) {
  return async (deed, fields = {}) => {
    const answer = await sent(address, {
      method: "POST",
      body: writeFrame({ do: deed, ...fields }),
      headers: { "Content-Type": "application/octet-stream", ...headers },
      credentials,
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
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
