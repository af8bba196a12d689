/** What Stryker found, in numbers and in words: docs/mutation.md. */

/** Stryker's names for what a test noticed and what none did; the rest was not judged (constants, wording). */
const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);
const UNSEEN = 'not yet looked at';

/** @param {[string, any][]} files name and report of each */
export function scoreOf(files) {
  const statuses = files.flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
  const killed = statuses.filter((status) => NOTICED.has(status)).length;
  const judged = killed + statuses.filter((status) => UNNOTICED.has(status)).length;
  const static_ = files
    .flatMap(([, { mutants }]) => mutants)
    .filter(({ statusReason = '' }) => /static/i.test(statusReason));
  return {
    killed,
    judged,
    notRun: static_.length,
    percent: judged === 0 ? '0.0' : ((100 * killed) / judged).toFixed(1),
  };
}

export const survivorsIn = (files) =>
  files.flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => UNNOTICED.has(status))
      .sort(
        (one, other) =>
          one.location.start.line - other.location.start.line ||
          one.location.start.column - other.location.start.column,
      )
      .map((mutant) => ({
        file,
        line: mutant.location.start.line,
        change: `${short(textAt(source, mutant.location))} → ${short(mutant.replacement ?? mutant.mutatorName)}`,
        because: whyNot(mutant),
      })),
  );

/** What is known of a survivor before anybody looked at it. */
function whyNot({ status, testsCompleted = 0, coveredBy = [] }) {
  if (status === 'NoCoverage') return 'no test reaches it';
  return testsCompleted < coveredBy.length ? 'cut short' : 'all tests tried';
}

/** @param {[string, any][]} files */
export function describeMutants(files, { commit, day }) {
  const folders = [...new Set(files.map(([name]) => folderOf(name)))].sort();
  const { killed, judged, notRun, percent } = scoreOf(files);
  const survivors = survivorsIn(files);
  const rows = folders.map((folder) => {
    const score = scoreOf(files.filter(([name]) => folderOf(name) === folder));
    return `| \`${folder}/\` | ${score.judged} | ${score.killed} | ${score.percent} % |`;
  });
  const named = [...new Set(survivors.map(({ file }) => file))].map((file) =>
    [`### ${file}`, '', ...survivors.filter((one) => one.file === file).map(lineOf)].join('\n'),
  );
  return [
    '# Mutation testing',
    '',
    `${day}, commit ${commit}: **${percent} %** of ${judged} mutants were noticed by a test (${killed}). Made by \`npm run mutate\`.`,
    '',
    'A mutant is the code of `cards/` or `src/patient` with one small change: a condition turned round, a boundary moved, a block emptied. When no test fails, the tests do not say what that line is for, or it makes no difference.',
    '',
    `- Not judged: string literals (wording, or names that the compiler checks), and ${notRun} changes to tables and constants that are made while modules load.`,
    '- The tests that judge are those of `test/patient` and `test/cards`, the wordings of findings and drugs in `test/knowledge`, and every own vignette, written in codes, in one process. Those that need a port (the shared vignettes, the sandbox recordings, the corpora) and the properties of generated patients do not take part.',
    '- A mutant counts as survived after 3 CPU seconds of tests, those of its own file first: the score is a lower bound.',
    '- Not in CI, where one file is tried: `npm run mutate -- src/patient/answer.ts`.',
    '',
    '| folder | mutants | noticed | score |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `## The ${survivors.length} survivors`,
    '',
    `Each with its line, what became what, and a word on why it stands. ${howMany(survivors, 'all tests tried')} survived all tests that reach them, ${howMany(survivors, 'cut short')} were cut short with tests left to try, ${howMany(survivors, 'no test reaches it')} are reached by no test that takes part.`,
    '',
    named.join('\n\n'),
    '',
  ].join('\n');
}

const howMany = (survivors, why) => survivors.filter(({ because }) => because === why).length;

const lineOf = ({ line, change, because }) => `- ${line}: ${change} (${because}) — ${UNSEEN}`;

/** The words that were written by hand stay with their mutant, whichever line it moved to. */
export function withWords(fresh, before) {
  const words = new Map();
  for (const { key, word } of wordsIn(before)) words.set(key, [...(words.get(key) ?? []), word]);
  let file = '';
  return fresh
    .split('\n')
    .map((line) => {
      file = /^### (.*)$/.exec(line)?.[1] ?? file;
      const entry = entryIn(line);
      const word = entry && words.get(`${file} ${entry.change}`)?.shift();
      return word === undefined ? line : line.replace(/ — [^—]*$/, ` — ${word}`);
    })
    .join('\n');
}

function wordsIn(text) {
  let file = '';
  return text.split('\n').flatMap((line) => {
    file = /^### (.*)$/.exec(line)?.[1] ?? file;
    const entry = entryIn(line);
    return entry ? [{ key: `${file} ${entry.change}`, word: entry.word }] : [];
  });
}

function entryIn(line) {
  const [, change, word] = /^- \d+: (.*) \([a-z ]+\) — ([^—]*)$/.exec(line) ?? [];
  return change === undefined ? undefined : { change, word };
}

const folderOf = (file) =>
  file
    .split('/')
    .slice(
      0,
      file.startsWith('cards/')
        ? file.split('/').length > 2
          ? 2
          : 1
        : file.startsWith('src/patient/words/')
          ? 3
          : 2,
    )
    .join('/');

/** Stryker's locations are 1-based and end before their last column. */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join(' ');
}

/** On one line, in code marks, not longer than a reader looks at. */
function short(code) {
  const line = code.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('—', '-').trim();
  return `\`${line.length > 70 ? `${line.slice(0, 67)}...` : line}\``;
}
