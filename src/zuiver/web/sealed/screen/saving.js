// A file that was opened, handed to the browser to keep.
import { copy, part, word } from "./shown.js";

let address = null;

/** Gives a file to the browser to keep; `content` is bytes or a Blob. The one before it is let go. */
export function saveFile(name, content) {
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = copy("download", (one) => Object.assign(one, { href: address, download: name, textContent: `${word("save")} ${name}` }));
  part("downloads").replaceChildren(link);
  link.click();
}
