/**
 * How well a name fits what was typed, 0 to 100: the same, the same without case, its beginning, its humps (`sI` for
 * `SymbolIndex`), the beginning of a part, anywhere, letters in order. May give 0 for what is below `least`.
 */
export function matchName(name: string, query: string, least = 0): number {
  if (query === '') return 0;
  if (name === query) return 100;
  // Only what begins like it scores more.
  if (least >= 75 && !beginsAlike(name, query)) return 0;
  // Whatever fits has the letters in order; most names have not.
  if (!hasLetters(name, query)) return 0;
  const lowerName = name.toLowerCase();
  const lowerQuery = query.toLowerCase();
  // How much of the name was typed, as a fraction: it decides between names that fit in the same way.
  const share = query.length / name.length;
  if (lowerName === lowerQuery) return 95;
  if (name.startsWith(query)) return 75 + 15 * share;
  if (lowerName.startsWith(lowerQuery)) return 70 + 15 * share;
  if (matchesHumps(name, query)) return 60 + 15 * share;
  const at = lowerName.indexOf(lowerQuery);
  if (at > 0) return (isPartStart(name, at) ? 45 : 30) + 15 * share;
  return lowerQuery.length > 2 && isSubsequence(lowerName, lowerQuery) ? 10 + 15 * share : 0;
}

function beginsAlike(name: string, query: string): boolean {
  const own = name.charCodeAt(0);
  const wanted = query.charCodeAt(0);
  return own > 127 || wanted > 127 || lowerCode(own) === lowerCode(wanted);
}

/** Whether the letters of a query stand in a name in this order. Quick: without making any text. */
function hasLetters(name: string, query: string): boolean {
  if (query.length > name.length) return false;
  let typed = 0;
  for (let i = 0; i < name.length && typed < query.length; i++) {
    const own = name.charCodeAt(i);
    const wanted = query.charCodeAt(typed);
    if (own === wanted || lowerCode(own) === lowerCode(wanted)) typed++;
    // Letters beyond ASCII have cases of their own: those are compared as texts.
    else if (own > 127 || wanted > 127) return isSubsequence(name.toLowerCase(), query.toLowerCase());
  }
  return typed === query.length;
}

function lowerCode(code: number): number {
  if (code > 127) return String.fromCharCode(code).toLowerCase().charCodeAt(0);
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Each letter typed goes on in the current part, or begins a later one. */
function matchesHumps(name: string, query: string): boolean {
  return matchFrom(name, 0, query, 0);
}

function matchFrom(name: string, at: number, query: string, typed: number): boolean {
  if (typed === query.length) return true;
  const wanted = lowerCode(query.charCodeAt(typed));
  for (let start = at; start < name.length; start++) {
    if (lowerCode(name.charCodeAt(start)) !== wanted || !isPartStart(name, start)) continue;
    let length = 1;
    while (typed + length < query.length && isAlike(name, start + length, query, typed + length)) length++;
    for (; length > 0; length--) {
      if (matchFrom(name, start + length, query, typed + length)) return true;
    }
    return false;
  }
  return false;
}

function isAlike(name: string, at: number, query: string, typed: number): boolean {
  return lowerCode(name.charCodeAt(at)) === lowerCode(query.charCodeAt(typed));
}

/** Whether a part of a name begins here: a hump, a number, or what follows a sign. */
function isPartStart(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = kindOf(name.charCodeAt(at - 1));
  const own = kindOf(name.charCodeAt(at));
  if (before === SIGN) return own !== SIGN;
  if (own === UPPER) return before !== UPPER || kindOf(name.charCodeAt(at + 1)) === LOWER;
  return own === DIGIT && before !== DIGIT;
}

const SIGN = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

/** Letters beyond ASCII begin no part: they count as signs. */
function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : SIGN;
}

function isSubsequence(name: string, query: string): boolean {
  let typed = 0;
  for (let i = 0; i < name.length && typed < query.length; i++) {
    if (name[i] === query[typed]) typed++;
  }
  return typed === query.length;
}
