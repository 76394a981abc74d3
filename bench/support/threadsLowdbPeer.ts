import { JSONFilePreset } from 'lowdb/node';

// What a lowdb file does that two windows share, each with its copy in memory. Arguments: path, name, how many.
const [path = '', name = '', count = '0'] = process.argv.slice(2);
const database = await JSONFilePreset<{ threads: string[] }>(path, { threads: [] });
for (let i = 0; i < Number(count); i++) {
  try {
    await database.update(({ threads }) => threads.push(`${name}-${String(i)}`));
    process.stdout.write(`turn ${name}-${String(i)}\n`);
  } catch {
    // Two processes rename the same temporary file.
  }
}
