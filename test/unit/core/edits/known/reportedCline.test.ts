import { block, item } from '../checkApply.ts';

describe('reported by users: Cline', () => {
  item(
    'a search that does not match empties no file (cline#9555)',
    ['gem "rails"\ngem "pg"\n', block('gem  "rails", "~> 7"\ngem "pg"', ''), 'refused: not-found', 'ruby'],
    ['const alpha = 1;\n', block('const omega = 1;', ''), 'refused: not-found'],
  );

  item(
    'no blank line comes in after a block (cline#11274)',
    [
      'def f():\n    try:\n        return a\n    except E:\n        pass\n',
      block('        return a', '        return b'),
      'def f():\n    try:\n        return b\n    except E:\n        pass\n',
      'python',
    ],
    [
      'alpha();\nbeta();\ngamma();\n',
      `${block('alpha();', 'ALPHA();')}\n\n${block('beta();', 'BETA();')}\n`,
      'ALPHA();\nBETA();\ngamma();\n',
    ],
  );

  const audio =
    '    features[0].frequency = live.frequency;\n  }\n\n  // Build spheres with CONTINUOUS time + live audio (no jerk)\n  build();\n';
  item(
    'a search whose last line stops in the middle of the file’s is found, and the rest of that line stays (cline#11439)',
    [
      audio,
      block(
        '    features[0].frequency = live.frequency;\n  }\n\n  // Build spheres',
        '    features[0].frequency = 2 * live.frequency;\n  }\n\n  // Build spheres',
      ),
      audio.replace('= live', '= 2 * live'),
      'cpp',
    ],
    ['const total = sum(alpha, beta);\n', block('sum(alpha, beta)', 'sum(beta)'), 'const total = sum(beta);\n'],
  );

  item(
    'blocks may come in any order (cline#4067)',
    [
      'alpha();\nbeta();\ngamma();\n',
      block('gamma();', 'GAMMA();') + block('alpha();', 'ALPHA();') + block('beta();', 'BETA();'),
      'ALPHA();\nBETA();\nGAMMA();\n',
    ],
    [
      'alpha();\nbeta();\n',
      block('beta();', 'BETA();') + block('alpha();\nbeta();', 'ALPHA();\nbeta();'),
      'ALPHA();\nBETA();\n',
    ],
  );

  const three = 'import os\n\ndef one():\n    return 1\n\ndef two():\n    return 2\n\ndef three():\n    return 3\n';
  item(
    '“[original content here]” does not take the place of the original content (cline#3183)',
    [
      three,
      '[original content here]\n\ndef two():\n    return 22\n\n[original content here]\n',
      'refused: not-found',
      'python',
    ],
    [
      three,
      '# [original content here]\n\ndef two():\n    return 22\n\n# [original content here]\n',
      three.replace('return 2\n', 'return 22\n'),
      'python',
    ],
    [
      three,
      block('def two():\n    return 2', 'def two():\n    # [original content here]\n    return 22'),
      'refused: placeholder',
      'python',
    ],
  );

  const radio =
    'static void bt_ready(int err)\n{\n\tif (err) {\n\t\treturn;\n\t}\n\tstart();\n}\n\nint main(void)\n{\n\twhile (1) {\n\t\tpoll();\n\t}\n}\n';
  item(
    'the loop of one function does not end up in another (cline#5126)',
    [
      radio,
      block('\twhile (1) {\n\t\tpoll();\n\t}', '\twhile (1) {\n\t\tpoll();\n\t\tk_yield();\n\t}'),
      radio.replace('poll();\n', 'poll();\n\t\tk_yield();\n'),
      'c',
    ],
    [
      radio,
      block('\twhile (1) {\n\t\tscan();\n\t\tsend();\n\t}', '\twhile (1) {\n\t\tscan();\n\t\tk_yield();\n\t}'),
      'refused: not-found',
      'c',
    ],
  );

  item(
    'the line after the replaced ones is not taken along (cline#7600)',
    ['alpha();\nbeta();\ngamma();\n', block('alpha();', 'ALPHA();\n'), 'ALPHA();\n\nbeta();\ngamma();\n'],
    ['alpha();\nbeta();\ngamma();\n', block('alpha();\n', 'ALPHA();\n'), 'ALPHA();\nbeta();\ngamma();\n'],
  );
});
