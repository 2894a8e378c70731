// Who can read a new report: the same rule, and the same vectors, as src/zuiver/cases/sealing/recipients.py.

export const LEAST = 2; // people: with one, a lost key is a lost case
export const ORGANISATION = "organisation";

/**
 * The keys for a compartment, and who was added without being chosen, so that the reporter is asked first.
 * With nobody left `people` is 0: the report then goes by another route, which the page shows.
 */
export function chooseReaders(readers, { chosen, excluded, roles, withRecovery }) {
  const allowed = readers.filter((reader) => reader.person && !excluded.includes(reader.person));
  const people = peopleOf(allowed).filter((person) => chosen.includes(person));
  const spare = peopleOf(allowed.filter((reader) => roles.includes(reader.role))).filter(
    (person) => !people.includes(person),
  );
  const added = spare.slice(0, Math.max(0, LEAST - people.length));
  const all = [...people, ...added];
  const keys = allowed.filter((reader) => all.includes(reader.person));
  if (withRecovery && keys.length) {
    keys.push(...readers.filter((reader) => !reader.person && reader.role === ORGANISATION));
  }
  return { readers: keys, added, people: all.length };
}

const peopleOf = (readers) => [...new Set(readers.map((reader) => reader.person))];
