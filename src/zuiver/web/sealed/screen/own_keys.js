// The own key of a page of one's own: make it, wait until it may be used, unlock it.
import { inGroups, proposeKeys, unlock, weakness } from "../src/index.js";
import { fingerprint } from "../src/signatures.js";
import { page, part, step, wrong } from "./shown.js";

const field = (name) => page.querySelector(`#id-${name}`);

/**
 * `role` is whose page it is. `isReady` says of a key whether it may be used; `onOpen` gets { holder, keys } once it is open.
 * Gives the deeds of the buttons, and `begin`, which shows the first step.
 */
export function ownKey(door, role, isReady, onOpen) {
  let own = null;
  async function begin() {
    const { own: all } = await door("keys");
    own = all.find((one) => one.role === role && !one.ended_on) ?? null;
    if (!own) return step("make");
    if (isReady(own)) return step("unlock");
    part("fingerprint").textContent = inGroups(fingerprint([own.public_key, own.signing_key]));
    return step("wait");
  }
  async function make() {
    const passphrase = field("new-passphrase").value;
    if (weakness(passphrase)) throw wrong("weak");
    if (passphrase !== field("new-again").value) throw wrong("same");
    const made = await proposeKeys(door, role, passphrase);
    for (const name of ["new-passphrase", "new-again"]) field(name).value = "";
    await begin();
    if (isReady(own)) await onOpen(made);
  }
  async function open() {
    const keys = await unlock(own, field("passphrase").value).catch(() => {
      throw wrong("passphrase");
    });
    field("passphrase").value = "";
    await onOpen({ holder: own.holder_id, keys });
  }
  async function anew() {
    await door("key_end", { holder: own.holder_id, reason: "lost" });
    await begin();
  }
  return { begin, deeds: { make, unlock: open, look: begin, anew } };
}
