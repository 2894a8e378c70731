// All that pages use of the sealed part. Format and reasons: docs/reference/sealed-format.md.
export { SealingError } from "./errors.js";
export { digestOf, fromHex, hex, inGroups, randomId } from "./bytes.js";
export { newWords, offered, isTypedBack, readCode, shownCode } from "./code/code.js";
export { keysOfCode } from "./code/derive.js";
export { keysFrom, newKeys, checkRecipient } from "./keys.js";
export { contextOf, envelopeSize, open, readEnvelope, seal } from "./envelope.js";
export { newCompartment, nextVersion, openItem, openWrap, sealFile, sealMessage, wrapFor, wrapForAll } from "./compartments.js";
export { COMPARTMENTS, OF_THE_REPORTER } from "./kinds.js";
export { chooseReaders } from "./recipients.js";
export { approve, claim, draftEntry, readEntry, readersOf, signersOf, verifyDirectory, writeRecord } from "./directory.js";
export { digestOfAll, verifyProof } from "./proof.js";
export { isSigned, publicKeyOf, sign } from "./signatures.js";
export {
  lockWithPasskey, lockWithPassphrase, makePasskey, SHORTEST, unlockWithPasskey, unlockWithPassphrase, weakness,
} from "./locked.js";
export { cleanFile, inspectFile } from "./files/inspect.js";
export { openExport, sealExport } from "./files/export.js";
export { isOutsideKey, outsideFingerprint } from "./files/outside.js";
export { readAsk } from "./doors/paper.js";
export { paperSigners, readPaperUse, recordName, usesOf, writePaperUse } from "./paper.js";
export { openShare, recoverKeys, sealShare, sheetText, splitKeys } from "./recovery.js";
export { handlerDoor, reporterDoor } from "./doors/door.js";
export { readFrame, writeFrame } from "./doors/frames.js";
export { openSpaces } from "./doors/pieces.js";
export {
  fileInBox, missedStatement, openBox, proofOf, readBox, readersFor, readGuide, revealTo, sendReport, withdraw, writeInBox,
} from "./doors/reporter.js";
export { fileOf, sendAhead } from "./doors/uploads.js";
export { SLICE, bodyClass, bodyHeader, demandListing, openSlices, sealSlices, sliceCount } from "./slices.js";
export { answerTalk, endTalk, openOwnTalk, openTalk, startTalk, writeInOwnTalk } from "./doors/talk.js";
export {
  addPasskey, giveKey, giveShare, openCase, openCompartment, proposeKeys, recoverFrom, shareKeys, unlock, unlockByPasskey, writeInCase,
} from "./doors/handler.js";
