// Own keys on a page about keys: which are locked here, and opening them with a passphrase or a passkey. `state` is that of
// the page: { ring, unlocked }.
import { unlock, unlockByPasskey } from "../src/index.js";
import { page, wrong } from "./shown.js";

const place = () => page.querySelector('[data-part="unlock"]');
const lockedKeys = (state, method) => state.ring.own.filter((one) => one.blobs[method] && !state.unlocked.has(one.holder_id));

/** The keys that are open on this page. */
export const openKeys = (state) => [...state.unlocked.values()];

/** Opens every own key that these words open. */
export async function unlockAll(state, field) {
  const before = state.unlocked.size;
  for (const own of lockedKeys(state, "passphrase")) {
    const keys = await unlock(own, field.value).catch(() => null);
    if (keys) state.unlocked.set(own.holder_id, keys);
  }
  if (state.unlocked.size === before) throw wrong("passphrase");
  field.value = "";
}

export async function unlockOnDevice(state) {
  const [own] = lockedKeys(state, "passkey");
  const keys = await unlockByPasskey(own).catch(() => null);
  if (!keys) throw wrong("passkey");
  state.unlocked.set(own.holder_id, keys);
}

/** Shows what there is to open. */
export function showUnlock(state) {
  const byPasskey = lockedKeys(state, "passkey").length;
  place().hidden = !lockedKeys(state, "passphrase").length && !byPasskey;
  page.querySelector('[data-do="unlock-passkey"]').hidden = !byPasskey;
}
