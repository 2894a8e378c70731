// The age key of somebody outside the directory: whether it is whole, and the figures by which people compare it. The same
// rule as src/zuiver/cases/sealing/outside.py.
import { Encrypter } from "age-encryption";
import { fingerprint } from "../signatures.js";

const SHAPE = /^age1([02-9ac-hj-np-z]{58}|pq1[02-9ac-hj-np-z]{1952})$/;

/** Whether this is a whole public key of age: the classic kind, or the hybrid one. Its own check figures are looked at. */
export function isOutsideKey(text) {
  if (!SHAPE.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false; // a figure of it is not right
  }
}

/** 32 figures that stand for the key, to be read to each other by phone. */
export const outsideFingerprint = (text) => fingerprint([text]);
