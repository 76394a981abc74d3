import { block, item } from '../checkApply.ts';

describe('reported by users: Roo Code', () => {
  const classes = 'class A {\n\tf() {\n\t\tone();\n\t}\n\n\tg() {\n\t\ttwo();\n\t}\n}\n';
  const changed =
    'class A {\n\tf() {\n\t\tone();\n\t\tif (first) {\n\t\t\tuno();\n\t\t}\n\t}\n\n\tg() {\n\t\tif (second) {\n\t\t\ttwo();\n\t\t}\n\t}\n}\n';
  item(
    'several blocks keep their indentation, quoted with it or without (Roo-Code#1559, #2899)',
    [
      classes,
      block('\t\tone();', '\t\tone();\n\t\tif (first) {\n\t\t\tuno();\n\t\t}') +
        block('\t\ttwo();', '\t\tif (second) {\n\t\t\ttwo();\n\t\t}'),
      changed,
    ],
    [
      classes,
      block('one();', 'one();\nif (first) {\n\tuno();\n}') + block('two();', 'if (second) {\n\ttwo();\n}'),
      changed,
    ],
  );

  item('lines after a single quoted one are as deep as it is (Roo-Code#90)', [
    '      onScroll={() => set()}\n      next={1}\n',
    block('onScroll={() => set()}', 'onScroll={() => set()}\nonDone={() => end()}'),
    '      onScroll={() => set()}\n      onDone={() => end()}\n      next={1}\n',
    'typescriptreact',
  ]);

  const css = '.container {\n    display: flex;\n}\n\n.overlay {\n    position: absolute;\n    top: 0;\n}\n';
  const piece = '.piece {\n    will-change: transform;\n}\n\n';
  const ranged = (range: string, search: string, replace: string): string =>
    `<<<<<<< SEARCH\n${range}-------\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
  item(
    'a range of lines that does not fit what is quoted doubles and swallows nothing (Roo-Code#2556, #2657)',
    [
      css,
      ranged(':start_line:4\n:end_line:5\n', '.overlay {', `\n${piece}.overlay {`),
      css.replace('.overlay', `\n${piece}.overlay`),
      'css',
    ],
    [
      css,
      ranged(':start_line:3\n:end_line:5\n', '}\n \n\n.overlay {', `\n}\n${piece}.overlay {`),
      'refused: not-found',
      'css',
    ],
    [
      css,
      ranged(':start_line:7\n', '3 | }', '3 | }\n0 | .piece {\n0 |     will-change: transform;\n0 | }'),
      'refused: ambiguous',
      'css',
    ],
  );

  const board = '{\n    draw();\n}\n\nclass Board\n{\n    move();\n}\n';
  const method =
    '\n\nprivate async Task Animate(Position start)\n{\n    if (!Animated) return;\n\n    // Animation logic here\n    await Task.Delay(500);\n}';
  const numbered = (text: string): string => text.replaceAll('\n', '\n0 | ');
  item(
    'no line number is left in the file (Roo-Code#3013)',
    [board, ranged(':start_line:8\n', '8 | }', `8 | }${numbered(method)}`), `${board.trimEnd()}${method}\n`, 'csharp'],
    [
      'one();\ntwo();\nthree();\n',
      block('1 | one();\n2 | two();', '1 | one();\n2 | TWO();'),
      'one();\nTWO();\nthree();\n',
    ],
    [
      'one();\n  two();\nthree();\n',
      block('1 | one();\n2 |   two();', 'one();\n  TWO();'),
      'one();\n  TWO();\nthree();\n',
    ],
    [
      'one();\n  two();\nthree();\n',
      block('one();\n  two();', '1 | one();\n2 |   TWO();'),
      'one();\n  TWO();\nthree();\n',
    ],
    ['one();\ntwo();\n', block('1 | one();\n2 | two();', '1 | one();\n  TWO();'), 'refused: not-found'],
    ['one();\ntwo();\n', '@@\n 1 | one();\n-2 | two();\n+2 | TWO();\n', 'one();\nTWO();\n'],
    [
      'one = "alpha",\n"beta",\n',
      block('one = "alpha",\n"beta",', '0: "alpha",\n1: "beta",\n2: "gamma",'),
      '0: "alpha",\n1: "beta",\n2: "gamma",\n',
    ],
    ['1: "one",\n2: "two",\n', block('1: "one",', '1: "eins",'), '1: "eins",\n2: "two",\n'],
    [
      '404: "Missing",\n500: "Broken",\n',
      block('7: 404: "Missing",', '404: "Not found",'),
      '404: "Not found",\n500: "Broken",\n',
    ],
  );

  item(
    'a row of = inside the text is text (Roo-Code#1713)',
    [
      '"""Tools."""\nrun()\n',
      block('"""Tools."""', '"""\nContent\n=======\nTools.\n"""'),
      '"""\nContent\n=======\nTools.\n"""\nrun()\n',
      'python',
    ],
    [
      'Title\n=======\n\ntext\n',
      block('text', 'text\n\nOther\n======='),
      'Title\n=======\n\ntext\n\nOther\n=======\n',
      'markdown',
    ],
    [
      '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> topic\n',
      '<<<<<<< SEARCH\n\\<<<<<<< HEAD\na();\n\\=======\nb();\n\\>>>>>>> topic\n=======\na();\n>>>>>>> REPLACE\n',
      'a();\n',
    ],
  );

  item(
    'marks that do not belong together are refused, and none of them is written (Roo-Code#756, #7750, #1557)',
    ['alpha();\nbeta();\n', '=======\nalpha();\n=======\nALPHA();\n>>>>>>> REPLACE\n', 'refused: malformed'],
    ['alpha();\nbeta();\n', 'alpha();\n=======\nALPHA();\n>>>>>>> REPLACE\n', 'refused: malformed'],
    [
      'alpha();\nbeta();\n',
      '<<<<<<< SEARCH\nalpha();\n=======\nALPHA();\n=======\n\n<<<<<<< SEARCH\nbeta();\n=======\nBETA();\n>>>>>>> REPLACE\n',
      'refused: malformed',
    ],
    [
      'alpha();\nbeta();\n',
      '<<<<<<< SEARCH\nalpha();\n=======\nALPHA();\n=======\nOMEGA();\n>>>>>>> REPLACE\n',
      'refused: malformed',
    ],
    ['alpha();\nbeta();\n', '<<<<<<< SEARCH\nalpha();\nALPHA();\n>>>>>>> REPLACE\n', 'refused: malformed'],
    ['alpha();\nbeta();\n', `${block('alpha();', 'ALPHA();')}>>>>>>> REPLACE\n`, 'refused: malformed'],
    [
      'alpha();\nbeta();\n',
      '------- SEARCH\nalpha();\n------- REPLACE\nALPHA();\n------- REPLACE\n',
      'refused: truncated',
    ],
  );
});
