/**
 * How well a name fits what was typed, 0 to 100: the same, the same without case, its beginning, its humps (`sI` for
 * `SymbolIndex`), the beginning of a part, anywhere, letters in order.
 */
export function matchName(name: string, query: string): number {
  if (query === '') return 0;
  if (name === query) return 100;
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
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** Each letter typed goes on in the current part, or begins a later one. */
function matchesHumps(name: string, query: string): boolean {
  return matchFrom(name, 0, query.toLowerCase(), 0);
}

function matchFrom(name: string, at: number, query: string, typed: number): boolean {
  if (typed === query.length) return true;
  for (let start = at; start < name.length; start++) {
    if (!isPartStart(name, start) || name[start]?.toLowerCase() !== query[typed]) continue;
    let length = 1;
    while (typed + length < query.length && name[start + length]?.toLowerCase() === query[typed + length]) length++;
    for (; length > 0; length--) {
      if (matchFrom(name, start + length, query, typed + length)) return true;
    }
    return false;
  }
  return false;
}

function isPartStart(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name[at - 1] ?? '';
  const own = name[at] ?? '';
  if (!/[A-Za-z\d]/.test(before)) return /[A-Za-z\d]/.test(own);
  return (
    (/[A-Z]/.test(own) && (!/[A-Z]/.test(before) || /[a-z]/.test(name[at + 1] ?? ''))) ||
    (/\d/.test(own) && !/\d/.test(before))
  );
}

function isSubsequence(name: string, query: string): boolean {
  let typed = 0;
  for (let i = 0; i < name.length && typed < query.length; i++) {
    if (name[i] === query[typed]) typed++;
  }
  return typed === query.length;
}
