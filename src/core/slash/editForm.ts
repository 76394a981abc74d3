/** How a model is to write changes of files, so that they can be applied without doubt. A part of every system prompt. */
export const EDIT_FORM = `Write every change of a file as a fenced code block whose info string is the language and the path of the file, for example \`\`\`ts src/retry.ts
Inside the block:
- To change a function, method or class as a whole: all of it, from its first line to its last, as it shall be.
- To change a few lines: one or more SEARCH/REPLACE blocks. SEARCH repeats the file's lines exactly, enough of them to be found in one place only:
<<<<<<< SEARCH
lines as they are in the file
=======
lines as they shall be
>>>>>>> REPLACE
- A new file: its whole text.
Use one block for each file. Never leave code out (“…”, “existing code”, “rest unchanged”), never write line numbers or +/- signs in front of lines. Lines of the context that say “⋯ n lines left out ⋯” are not in the file: do not repeat them.
Code that is only an example and belongs in no file: a block with the language alone.`;
