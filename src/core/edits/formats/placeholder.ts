/**
 * Whether a line stands for code that was left out: a comment (or, but in Python, a bare line) of dots, perhaps with a
 * few words, or a comment that says in so many words that the rest stays. An ordinary comment that ends in dots is not.
 */
export function isPlaceholder(line: string, language: string): boolean {
  const text = line.trim();
  if (text === '' || text.length > 100) return false;
  const comment = commentBody(text);
  if (comment === undefined) return language !== 'python' && /^(?:\.{3,}|…)$/.test(text);
  const isDotted = /^(?:\.{3,}|…)/.test(comment) || /(?:\.{3,}|…)$/.test(comment);
  const words = comment
    .replace(/\.{3,}|…|[()[\]{}<>*=:,-]/g, ' ')
    .replace(/[.!]+$/, '')
    .trim()
    .toLowerCase();
  if (words === '') return isDotted;
  const isBetweenDots = /^(?:\.{3,}|…).*(?:\.{3,}|…)$/.test(comment);
  if (isBetweenDots || /^[([<](?:\.{3,}|…)?.*(?:\.{3,}|…)?[)\]>]$/.test(comment))
    return isDotted ? words.split(/\s+/).length <= 12 : LEFT_OUT.test(words);
  return isDotted ? LEFT_OUT_LOOSELY.test(words) : LEFT_OUT.test(words);
}

/** What a one-line comment says, undefined when the line is no comment. */
function commentBody(text: string): string | undefined {
  for (const pattern of COMMENTS) {
    const found = pattern.exec(text);
    if (found) return (found[1] ?? '').trim();
  }
  return undefined;
}

const COMMENTS: readonly RegExp[] = [
  /^\{\s*\/\*+(.*?)\*+\/\s*\}$/,
  /^\/\*+(.*?)\*+\/$/,
  /^<!--(.*?)-->$/,
  /^\{#(.*?)#\}$/,
  /^\/\/+!?(.*)$/,
  /^#+(?!include|define|if|endif|else|pragma)(.*)$/,
  /^--+(.*)$/,
  /^;+(.*)$/,
  /^%+(.*)$/,
  /^"(\s*\.{3}.*)$/,
  /^'(\s*\.{3}.*)$/,
  /^\(\*(.*?)\*\)$/,
];

const THING =
  '(?:code|file|files|function|functions|method|methods|class|classes|implementation|implementations|import|imports|content|contents|component|components|body|logic|props|fields|properties|variables|definitions|lines|parts|tests|cases|styles|handlers|module|script|state|setup|document|config|configuration)';
const KEPT =
  '(?:unchanged|the same|same|same as before|as is|as before|as it was|stays the same|remain unchanged|remains unchanged|remains the same|remain the same|stays unchanged|goes here|here|above|below|omitted|not changed|no changes|no change)';
const OLD = '(?:existing|rest|remaining|remainder|other|previous|original|unchanged|same|current)';

/** The whole comment says that something is left as it was. */
const LEFT_OUT = new RegExp(
  `^(?:(?:the )?(?:rest|remainder) of (?:the |your |this )?(?:\\w+ )?${THING}(?: \\w+)?(?: ${KEPT})?` +
    `|(?:the )?${OLD} (?:\\w+ )?${THING}(?: ${KEPT})?` +
    `|(?:keep|include) (?:the |all )?(?:rest|remaining|existing|other)(?: \\w+){0,3}` +
    `|(?:unchanged|no changes?|same as before|omitted|rest unchanged|existing|rest omitted)(?: (?:code|here|above|below))?` +
    `|(?:\\w+ )?${THING} ${KEPT})$`,
);

/** With dots about, a hint of it is enough. */
const LEFT_OUT_LOOSELY = new RegExp(
  `\\b${OLD}\\b|\\b(?:unchanged|omitted|keep|same|more ${THING}|other ${THING}|rest of)\\b|^${THING}$`,
);
