import { ask, notice, threadId } from '../store.ts';
import { t } from '../texts.ts';

/** Hands files that only the page can read to the host, one after the other. */
export async function upload(files: readonly File[]): Promise<void> {
  for (const file of files) {
    if (file.size > LARGEST) {
      notice.value = {
        code: 'invalid_message',
        message: t('uploadTooLarge', { name: file.name }),
        advice: t('uploadAdvice'),
        details: '',
      };
      continue;
    }
    const name = file.name === '' ? t('pastedImage') : file.name;
    await ask('context/upload', { threadId: threadId.peek(), name, data: await base64(file) });
  }
}

const LARGEST = 10 * 1024 * 1024;

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
