import type { BraceGroup } from './braceGroup.ts';
import type { BracePlace } from './bracePlace.ts';

/** The lines of the preprocessor in a text: of the branches of an `#if`, each goes on from where the first began. */
export class Branches {
  /** The innermost branch, which no other one is called. */
  current = 0;
  #last = 0;
  readonly #open: { readonly around: number; readonly group: BraceGroup; end: BraceGroup | undefined }[] = [];

  /** Reads the directive whose sign was just read; false where it does not fit. */
  read(scan: BracePlace): boolean {
    NAME.lastIndex = scan.end;
    const name = NAME.exec(scan.text)?.[1] ?? '';
    scan.end = lineEnd(scan.text, NAME.lastIndex);
    if (scan.end < 0) return false;
    switch (name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.#open.push({ around: this.current, group: scan.group, end: undefined });
        this.#begin(scan);
        return true;
      case 'elif':
      case 'else': {
        const open = this.#open.at(-1);
        if (!open || !hasSameDepth((open.end ??= scan.group), scan.group)) return false;
        scan.group = open.group;
        this.#begin(scan);
        return true;
      }
      case 'endif': {
        const open = this.#open.pop();
        if (!open || !hasSameDepth(open.end ?? scan.group, scan.group)) return false;
        this.current = open.around;
        return true;
      }
      case 'define':
        scan.found++;
    }
    return true;
  }

  #begin(scan: BracePlace): void {
    this.current = ++this.#last;
    // What stands behind `#if 0` need not be code.
    if (/^#[ \t]*if[ \t]+0\b/.test(scan.text.slice(scan.start, scan.start + 20)))
      scan.end = branchEnd(scan.text, scan.end);
  }
}

function hasSameDepth(a: BraceGroup, b: BraceGroup): boolean {
  return a === b || depthOf(a) === depthOf(b);
}

function depthOf(group: BraceGroup): number {
  let depth = 0;
  for (let around = group.around; around; around = around.around) depth++;
  return depth;
}

/**
 * Where the line ends, with all lines that go on with it; -1 where it is not certain: for the grammar a comment may begin
 * in a string.
 */
function lineEnd(text: string, from: number): number {
  PART.lastIndex = from;
  for (let part = PART.exec(text); part; part = PART.exec(text)) {
    if (part[0] === '\n') return part.index;
    if (part[0] === '/*') {
      const end = text.indexOf('*/', PART.lastIndex);
      if (end < 0) return -1;
      PART.lastIndex = end + 2;
    } else if (part[0].startsWith('"') && part[0].includes('/*')) return -1;
  }
  return text.length;
}

/** Where the directive begins that ends a branch. */
function branchEnd(text: string, from: number): number {
  let depth = 0;
  BRANCH.lastIndex = from;
  for (let found = BRANCH.exec(text); found; found = BRANCH.exec(text)) {
    if (found[1] === 'if') depth++;
    else if (depth === 0) return found.index;
    else if (found[1] === 'endif') depth--;
  }
  return text.length;
}

const NAME = /[ \t]*(\w*)/y;
/** What has to be passed over to find the end of a line, and that. */
const PART = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|\/\/(?:[^\\\n]|\\\r?\n|\\)*|\/\*|\\\r?\n|\n/g;
const BRANCH = /^[ \t]*#[ \t]*(if|elif|else|endif)/gm;
