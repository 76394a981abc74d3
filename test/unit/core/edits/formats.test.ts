import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { formats } from '../../../../src/core/edits/formats/formats.ts';

describe('edit formats', () => {
  it('every file of the folder that is a format is in the list', () => {
    const helpers = ['contextBlanks', 'format', 'formats', 'placeholder', 'sectionsFor'];
    const files = readdirSync('src/core/edits/formats').map(name => name.replace(/\.ts$/, ''));
    const names = formats.map(format => format.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    assert.deepEqual(names.toSorted(), files.filter(name => !helpers.includes(name)).toSorted());
  });
});
