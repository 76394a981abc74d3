import { contextPart } from '../../context/contextPart.ts';
import { TextSearchError, type TextMatch } from '../../index/text/textMatch.ts';
import { inlineCode, link, linkAs } from '../../context/link.ts';
import { grepArguments, type GrepQuery } from '../grepArguments.ts';
import type { SlashCommand, SlashResult } from '../slashCommand.ts';
import type { SlashDeps } from '../slashDeps.ts';

/** `/grep pattern` — text in the files of the workspace, grouped by file. */
export function grep({ edges, workspace }: SlashDeps): SlashCommand {
  return {
    name: 'grep',
    aliases: [],
    usage: '/grep pattern [--type=lang] [--glob=…] [-i] [-w] [--regex]',
    description: 'Find text in all files',
    async run(args, _turn, signal) {
      if (!edges?.searchText)
        return { type: 'failed', message: 'Text search is not available in this window. Use the search view instead.' };
      const parsed = grepArguments(args);
      if (parsed.type === 'failed') return parsed;
      try {
        const matches = await edges.searchText({ ...parsed.query, limit: MOST + 1 }, signal);
        if (matches.length === 0 && workspace.folders().length === 0) return NO_FOLDER;
        return answer(parsed.query, matches);
      } catch (error) {
        signal.throwIfAborted();
        const reason = error instanceof Error ? error.message : String(error);
        const isOfPattern = error instanceof TextSearchError && error.isOfPattern;
        return { type: 'failed', message: isOfPattern ? wrongPattern(parsed.query.pattern, reason) : FAILED + reason };
      }
    },
  };
}

const FAILED = 'The search failed. ';
const NO_FOLDER: SlashResult = {
  type: 'failed',
  message:
    'No folder is open, and nothing that is open and not saved contains this. Open a folder to search its files.',
};

function wrongPattern(pattern: string, reason: string): string {
  return `${inlineCode(pattern)} is no valid regular expression: ${reason}. Leave out \`--regex\` to look for it as it is.`;
}

const MOST = 200;
const LONGEST_LINE = 160;

function answer({ pattern, isCaseSensitive, globs }: GrepQuery, matches: readonly TextMatch[]): SlashResult {
  const isCut = matches.length > MOST;
  const lines = oncePerLine(matches.slice(0, MOST));
  if (lines.length === 0) {
    return {
      type: 'answer',
      markdown: [
        `Nothing in ${globs.length === 0 ? 'the workspace' : 'these files'} contains ${inlineCode(pattern)}.`,
        isCaseSensitive ? MATTERS : '',
      ]
        .join(' ')
        .trimEnd(),
    };
  }
  // They are found in no order: the same search gives the same answer.
  const files = [...Map.groupBy(lines, line => line.path)].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = `${isCut ? 'The first ' : ''}${String(lines.length)} ${lines.length === 1 ? 'line' : 'lines'} in ${String(files.length)} ${files.length === 1 ? 'file' : 'files'}`;
  const groups = files.map(([path, own]) => [`**${link(path)}**`, ...own.map(line => row(line))].join('\n'));
  return {
    type: 'answer',
    markdown: [`${count}${isCut ? '; narrow the search with `--glob` or `--type`.' : '.'}`, ...groups].join('\n\n'),
    context: [
      contextPart({
        provider: 'grep',
        label: `grep ${pattern}`,
        reason: 'The search of this chat found it.',
        text: files
          .flatMap(([, own]) => own)
          .map(({ path, line, text }) => `${path}:${String(line)}: ${text}`)
          .join('\n'),
      }),
    ],
  };
}

const MATTERS = 'Upper and lower case count; `-i` ignores them.';

/** A line with several matches is shown once. */
function oncePerLine(matches: readonly TextMatch[]): readonly TextMatch[] {
  return matches.filter(({ path, line }, i) => matches[i - 1]?.path !== path || matches[i - 1]?.line !== line);
}

function row({ path, line, text }: TextMatch): string {
  const trimmed = text.trim();
  const shown = trimmed.length > LONGEST_LINE ? `${trimmed.slice(0, LONGEST_LINE)}…` : trimmed;
  return `- ${linkAs(String(line), path, line)} ${shown === '' ? '' : inlineCode(shown)}`.trimEnd();
}
