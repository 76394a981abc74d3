/** The word before the cursor that asks for a menu. */
export interface MenuTrigger {
  readonly type: 'mention' | 'command';
  /** What stands behind `@`, `#` or `/`. */
  readonly query: string;
  /** Where the word begins, its sign included. */
  readonly start: number;
  readonly end: number;
}

/** Finds what is being typed at the cursor: `@` or `#` after a space, `/` at the beginning of a line. */
export function menuTrigger(text: string, cursor: number): MenuTrigger | undefined {
  const before = text.slice(Math.max(0, cursor - LONGEST), cursor);
  const command = /(?:^|\n)\/(?<query>[\w-]*)$/.exec(before);
  if (command?.groups && (cursor <= LONGEST || command.index > 0)) {
    return trigger('command', command.groups['query'] ?? '', cursor);
  }
  const mention = MENTION.exec(before);
  return mention?.groups ? trigger('mention', mention.groups['query'] ?? '', cursor) : undefined;
}

/** A longer word is not a query. */
const LONGEST = 300;
/** In quotes behind a kind of context blanks may stand, and in a path another `@` or `#`. */
const MENTION = /(?:^|[\s([{"'`])[@#](?<query>(?:[a-z]+:"[^"\n]*|[^\s@#]\S*)?)$/;

function trigger(type: MenuTrigger['type'], query: string, end: number): MenuTrigger {
  return { type, query, start: end - query.length - 1, end };
}

/** The commands for what is typed: those that begin with it, then those that contain it. */
export function matchingCommands<C extends { readonly name: string }>(
  commands: readonly C[],
  query: string,
): readonly C[] {
  const wanted = query.toLowerCase();
  const rank = (command: C): number => command.name.toLowerCase().indexOf(wanted);
  return commands.filter(command => rank(command) >= 0).sort((a, b) => Math.sign(rank(a)) - Math.sign(rank(b)));
}
