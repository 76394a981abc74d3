import { execFile } from 'node:child_process';
import { ContextError } from './contextProvider.ts';

/**
 * Runs git in a folder and gives what it prints. Reads only: no hooks, no external programs, no locks. Throws
 * `ContextError` where git is missing or refuses, an abort error once the signal is aborted.
 */
export function git(folder: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: folder,
      signal,
      maxBuffer: LARGEST,
      env: { ...process.env, ...ENVIRONMENT },
      windowsHide: true,
    };
    execFile('git', [...SAFE, ...args], options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (signal.aborted) reject(new DOMException('Stopped.', 'AbortError'));
      else if (error.code === 'ENOENT')
        reject(new ContextError('Git was not found on this machine. Install it and try again.'));
      else reject(new ContextError(sentence(stderr || error.message)));
    });
  });
}

const LARGEST = 32 * 1024 * 1024;
const SAFE = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '-c', 'diff.external='];
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

function sentence(message: string): string {
  if (/not a git repository/i.test(message)) return 'This workspace is not in a git repository.';
  const [, name] = /(?:unknown revision|bad revision|ambiguous argument) '?([^'\n:]+)/.exec(message) ?? [];
  if (name !== undefined) return `Git knows no commit, branch or tag called “${name.trim()}”.`;
  const [first = ''] = message.split('\n');
  return `Git says: ${first.replace(/^(?:fatal|error):\s*/, '')}`;
}
