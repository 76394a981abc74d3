import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart } from '../contextPart.ts';
import type { PageSource } from '../edges.ts';

/** `@url:https://…` — the text of a web page. */
export function url(source: PageSource): ContextProvider {
  return {
    id: 'url',
    description: 'The text of a web page',
    takesArgument: true,
    suggest: () => Promise.resolve([]),
    async resolve(argument, signal) {
      const address = argument.trim();
      if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
        throw new ContextError('Write the whole address after @url:, beginning with https://.');
      }
      const { title, text } = await source(address, signal);
      if (text.trim() === '') throw new ContextError(`The page at ${new URL(address).host} has no text to read.`);
      const label = title === '' ? new URL(address).host : title;
      return [
        contextPart({
          provider: 'url',
          label,
          uri: address,
          language: 'markdown',
          reason: 'You named this page.',
          text: text.slice(0, LONGEST),
        }),
      ];
    },
  };
}

/** Characters; a page that is longer is hardly one text. */
const LONGEST = 60_000;
