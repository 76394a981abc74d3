import { Parser } from 'htmlparser2';

export interface PageText {
  readonly title: string;
  /** Markdown: headings, lists, tables, code and the words between them. No links, no pictures. */
  readonly text: string;
}

/**
 * The readable text of a page, as Markdown: what a reader would see of its main part. Scripts, styles, navigation, forms
 * and what is hidden from sight stay behind: words that nobody sees must not reach a model.
 */
export function htmlText(html: string): PageText {
  const page = new PageReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      ontext: text => page.say(text),
      onclosetag: name => page.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length && !page.isTooDeep; at += PIECE) parser.write(html.slice(at, at + PIECE));
  parser.end();
  return page.result();
}

/** What holds no words of the page itself. */
const SILENT: ReadonlySet<string> = new Set(
  'script style noscript template svg math iframe object embed canvas video audio picture nav form button select textarea input dialog head title'.split(
    ' ',
  ),
);
/** Beside the main part these are the site's, not the page's. */
const FRAME: ReadonlySet<string> = new Set(['header', 'footer', 'aside']);
/** Never closed, so nothing is in them. */
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const BLOCK: ReadonlySet<string> = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer header main p section summary table ul ol hgroup'.split(
    ' ',
  ),
);
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0(?:px|em|rem|pt)?\s*(?:;|$)/i;
/** Deeper than any page is written: what a page that wants to hurt is made of, and is not read further. */
const DEEPEST = 1_000;
/** Characters. The parser takes ever longer the deeper it stands, so it is looked at between the pieces. */
const PIECE = 16_384;
/** A main part with fewer characters than this is a frame around nothing. */
const ENOUGH = 200;

interface List {
  readonly isOrdered: boolean;
  count: number;
}

class PageReader {
  #title = '';
  #all = '';
  #main = '';
  readonly #open: string[] = [];
  readonly #lists: List[] = [];
  /** How many tags deep it stands in something that is passed over, in the main part, in code. */
  #silent = 0;
  #mainDepth = 0;
  #pre = 0;
  #isInTitle = false;
  #cells = 0;

  get isTooDeep(): boolean {
    return this.#open.length > DEEPEST;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'title' && this.#title === '' && !this.#open.includes('svg')) this.#isInTitle = true;
    if (VOID.has(name)) {
      if (name === 'br') this.#put('\n');
      else if (name === 'hr') this.#block();
      return;
    }
    this.#open.push(name);
    if (this.#silent > 0 || this.#isPassedOver(name, attributes)) {
      this.#silent++;
      return;
    }
    if (name === 'main' || name === 'article' || attributes['role'] === 'main' || this.#mainDepth > 0)
      this.#mainDepth++;
    this.#begin(name, attributes);
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    if (/^h[1-6]$/.test(name)) {
      this.#block();
      this.#put(`${'#'.repeat(Number(name[1]))} `);
    } else if (name === 'ul' || name === 'ol') {
      if (this.#lists.length === 0) this.#block();
      this.#lists.push({ isOrdered: name === 'ol', count: 0 });
    } else if (name === 'li') this.#item();
    else if (name === 'pre') {
      this.#block();
      const language = /(?:language|lang|highlight-source)-([\w+#-]+)/.exec(attributes['class'] ?? '')?.[1] ?? '';
      this.#put(`\`\`\`${language}\n`);
      this.#pre++;
    } else if (name === 'code' && this.#pre === 0) this.#put('`');
    else if (name === 'tr') {
      this.#line();
      this.#cells = 0;
    } else if (name === 'td' || name === 'th') {
      if (this.#cells++ > 0) this.#put(' | ');
    } else if (BLOCK.has(name)) this.#block();
  }

  say(text: string): void {
    if (this.#isInTitle) this.#title += text;
    if (this.#silent > 0) return;
    this.#put(this.#pre > 0 ? text : text.replace(/\s+/g, ' '));
  }

  close(name: string): void {
    if (name === 'title') this.#isInTitle = false;
    if (VOID.has(name)) return;
    this.#open.pop();
    if (this.#silent > 0) {
      this.#silent--;
      return;
    }
    if (/^h[1-6]$/.test(name) || (BLOCK.has(name) && name !== 'ul' && name !== 'ol')) this.#block();
    else if (name === 'ul' || name === 'ol') {
      this.#lists.pop();
      if (this.#lists.length === 0) this.#block();
    } else if (name === 'pre') {
      this.#pre--;
      this.#line();
      this.#put('```');
      this.#block();
    } else if (name === 'code' && this.#pre === 0) this.#put('`');
    if (this.#mainDepth > 0) this.#mainDepth--;
  }

  result(): PageText {
    const main = tidy(this.#main);
    return { title: this.#title.replace(/\s+/g, ' ').trim(), text: main.length >= ENOUGH ? main : tidy(this.#all) };
  }

  #isPassedOver(name: string, attributes: Readonly<Record<string, string>>): boolean {
    return (
      SILENT.has(name) ||
      (FRAME.has(name) && this.#mainDepth === 0) ||
      attributes['hidden'] !== undefined ||
      attributes['aria-hidden'] === 'true' ||
      /^(?:navigation|banner|contentinfo|search)$/.test(attributes['role'] ?? '') ||
      HIDDEN_STYLE.test(attributes['style'] ?? '')
    );
  }

  #item(): void {
    this.#line();
    const list = this.#lists.at(-1);
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1));
    if (list) list.count++;
    this.#put(`${indent}${list?.isOrdered === true ? `${String(list.count)}.` : '-'} `);
  }

  #line(): void {
    this.#put('\n');
  }

  #block(): void {
    // In a list a paragraph is the item's own.
    this.#put(this.#lists.length > 0 ? '' : '\n\n');
  }

  #put(text: string): void {
    if (this.#silent > 0) return;
    this.#all += text;
    if (this.#mainDepth > 0) this.#main += text;
  }
}

/** No blanks at the ends of lines, at most one empty line; code keeps its indentation. */
function tidy(text: string): string {
  let isCode = false;
  const lines = text.split('\n').map(line => {
    const isFence = line.startsWith('```');
    if (isFence) isCode = !isCode;
    if (isCode || isFence) return line.trimEnd();
    const indent = /^ *(?=(?:-|\d+\.) )/.exec(line)?.[0] ?? '';
    return indent + line.trim().replace(/ {2,}/g, ' ');
  });
  return lines
    .join('\n')
    .replace(/^(?: *(?:-|\d+\.|#+))$\n?/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
