import assert from 'node:assert/strict';
import { cleanTitle } from '../../../../src/core/chat/modelTitle.ts';
import { readSummary } from '../../../../src/core/chat/summaries.ts';

describe('reading a summary', () => {
  const check = (answer: string, topics: readonly string[], text: string): void => {
    it(JSON.stringify(answer), () => assert.deepEqual(readSummary(answer), { topics, text }));
  };
  check('Topics: a; b; c\n\nText.', ['a', 'b', 'c'], 'Text.');
  check('**Topics:** a, b\n\n**Summary:** Text.', ['a', 'b'], 'Text.');
  check('## Topics: `a`; b.\nText', ['a', 'b'], 'Text');
  check('Just text.', [], 'Just text.');
  check('Topics: a; b; c; d; e; f; g\nText', ['a', 'b', 'c', 'd', 'e'], 'Text');
  check('Topics: a; b', ['a', 'b'], 'Topics: a; b');
  check('Topics: ;;\nText', [], 'Text');
});

describe('a title out of a model’s answer', () => {
  const check = (answer: string, expected: string): void => {
    it(JSON.stringify(answer), () => assert.equal(cleanTitle(answer), expected));
  };
  check('Retries', 'Retries');
  check('\n\n  "Retries."  \n', 'Retries');
  check('„Wiederholungen“', 'Wiederholungen');
  check('- Title: Retries', 'Retries');
  check('Why `retry` fails', 'Why `retry` fails');
  check('C#', 'C#');
  check('What is a.b?', 'What is a.b?');
  check('...', '');
  check('', '');
});
