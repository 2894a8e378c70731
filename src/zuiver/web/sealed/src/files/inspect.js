// What a file gives away, told before it is sealed; and a cleaned copy beside the original where that can be made.
import { SealingError } from "../errors.js";
import { cleanPicture, isJpeg, isPng, jpegFindings, pngFindings } from "./images.js";
import { cleanOffice, isZip, officeFindings, officeKind } from "./office.js";
import { isPdf, pdfFindings } from "./pdf.js";

/**
 * { kind, findings: [{ what, value }], canClean, isKnown }. Nothing leaves the browser. A file that cannot be looked into is
 * never called clean: `isKnown` is false then.
 */
export function inspectFile(bytes) {
  const kind = kindOf(bytes);
  const look = { jpeg: jpegFindings, png: pngFindings, pdf: pdfFindings, word: officeFindings, excel: officeFindings, powerpoint: officeFindings }[kind];
  const findings = look ? look(bytes) : [];
  return { kind, findings, canClean: Boolean(look) && kind !== "pdf", isKnown: Boolean(look) };
}

/** A cleaned copy: { bytes, left }, where `left` is what is still in it. */
export async function cleanFile(bytes) {
  const kind = kindOf(bytes);
  if (kind === "jpeg" || kind === "png") return { bytes: await cleanPicture(bytes, `image/${kind}`), left: [] };
  if (["word", "excel", "powerpoint"].includes(kind)) return cleanOffice(bytes);
  throw new SealingError("sealing.cannot_clean");
}

function kindOf(bytes) {
  if (isJpeg(bytes)) return "jpeg";
  if (isPng(bytes)) return "png";
  if (isZip(bytes)) return zipKind(bytes);
  return isPdf(bytes) ? "pdf" : "other";
}

function zipKind(bytes) {
  try {
    return officeKind(bytes) ?? "other";
  } catch {
    return "other"; // damaged: sealed as it is, and said to be not looked into
  }
}
