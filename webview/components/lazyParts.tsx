import { lazily } from '../lazily.ts';

/** What is not needed for the first paint of most threads. */
export const VirtualTurns = lazily(
  async () => (await import('./VirtualTurns.tsx')).VirtualTurns,
  // The end of the thread, as it will stand.
  ({ turns, rowOf }) => (
    <>{turns.slice(-4).map((turn, position) => rowOf(turn, Math.max(0, turns.length - 4) + position))}</>
  ),
);

export const QuestionEditor = lazily(async () => (await import('./QuestionEditor.tsx')).QuestionEditor);

export const PartView = lazily(async () => (await import('./PartView.tsx')).PartView);

export const PreviewView = lazily(async () => (await import('../context/PreviewView.tsx')).PreviewView);

export const ReferenceList = lazily(async () => (await import('../context/ReferenceList.tsx')).ReferenceList);

export const RulesLine = lazily(async () => (await import('../context/RulesLine.tsx')).RulesLine);

export const Attaching = lazily(async () => (await import('../context/Attaching.tsx')).Attaching);

export const Queue = lazily(async () => (await import('./Queue.tsx')).Queue);
