import type { ProviderDeps } from '../../context/providerDeps.ts';
import { projectMap } from '../../context/projectMap.ts';

/** Whether a question asks for the whole rather than a part: “What does this project do?”. */
export function isAboutProject(question: string): boolean {
  return WHOLE.test(question);
}

/** What the project is and how it is laid out, as Markdown. */
export function projectEvidence(deps: ProviderDeps): Promise<string> {
  return projectMap(deps);
}

const WHOLE =
  /\b(?:this|the|whole|entire|my|our) (?:project|code ?base|repo|repository|workspace|app|application|program|library)\b|\b(?:architecture|overview|get started|start reading|entry points?|structure)\b/i;
