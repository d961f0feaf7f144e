// Which entities fit what was typed: Chinese, pinyin, initials, English and other names.

import { matching, plainText } from "../base/match.js";
import { data } from "../data/data.js";
import { namesOf } from "../state/names.js";

/** @type {(Searched & { uid: string })[] | undefined} */
let searched; // what is searched of each entity, made when the first word is typed

function searchIndex() {
  searched ??= [...data.facts].map(([uid, facts]) => ({
    uid,
    id: uid.toLowerCase(),
    names: [namesOf(uid).zh, namesOf(uid).en, ...(facts.aliases || [])].flatMap((name) => (name ? [plainText(name)] : [])),
    spelled: `${facts.initials || ""} ${facts.pinyin || ""}`.split(" ").filter(Boolean),
  }));
  return searched;
}

/**
 * The best match first; of equal ones the better connected.
 * @param {string} text
 * @param {(uid: string) => boolean} wanted
 */
export function findNodes(text, wanted) {
  const word = plainText(text);
  if (!word) return [];
  const degree = (/** @type {{ uid: string }} */ { uid }) => data.degree.get(uid) || 0;
  const found = matching(word, searchIndex().filter(({ uid }) => wanted(uid)));
  found.sort(([a, one], [b, other]) => a - b || degree(other) - degree(one) || (one.uid < other.uid ? -1 : 1));
  return found.map(([, { uid }]) => uid);
}
