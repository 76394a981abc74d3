import type { ContextProvider } from '../contextProvider.ts';
import { ContextError } from '../contextProvider.ts';
import { contextPart } from '../contextPart.ts';
import type { ThreadSource } from '../edges.ts';

/** `@thread:…` — what was asked and answered in another thread. */
export function thread(source: ThreadSource): ContextProvider {
  return {
    id: 'thread',
    description: 'Another chat',
    takesArgument: true,
    argumentHint: 'Type words of another chat: its title, or what was said in it.',
    async suggest(query, limit) {
      const found = await source.find(query, limit);
      return found.map(({ id, title, excerpt }, i) => ({
        provider: 'thread',
        argument: id,
        label: title,
        detail: excerpt ?? '',
        kind: 'thread',
        score: 50 - i,
      }));
    },
    async resolve(argument) {
      const found = await source.read(argument.trim());
      if (!found) throw new ContextError('This thread is not there any more. Choose another one.');
      return [
        contextPart({
          provider: 'thread',
          label: found.title,
          language: 'markdown',
          reason: 'You chose this thread.',
          text: found.text,
        }),
      ];
    },
  };
}
