import type { Failure } from '../../src/shared/thread.ts';
import { ask, notice, threadId } from '../store.ts';
import { t } from '../texts.ts';

/** Hands files that only the page can read to the host, one after the other. */
export async function upload(files: readonly File[]): Promise<void> {
  let problem: Failure | undefined;
  for (const file of files) {
    const name = file.name === '' ? t('pastedImage') : file.name;
    if (file.size > (file.type.startsWith('audio/') ? LARGEST_RECORDING : LARGEST)) problem = tooLarge(name);
    else {
      await ask('context/upload', { threadId: threadId.peek(), name, data: await base64(file) });
      // A file that was taken does not wipe away why another was not.
      problem = notice.peek() ?? problem;
    }
  }
  notice.value = problem;
}

function tooLarge(name: string): Failure {
  return {
    code: 'invalid_message',
    message: t('uploadTooLarge', { name }),
    advice: t('uploadAdvice'),
    details: '',
  };
}

const LARGEST = 10 * 1024 * 1024;
const LARGEST_RECORDING = 25 * 1024 * 1024;

/** A data URL is read by the browser itself, off this thread. */
async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}
