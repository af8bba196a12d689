#!/usr/bin/env node
/**
 * One-off import of the reviewed terminology draft into src/knowledge/value-sets/*.json.
 *
 *   SHARED_DIR=../shared node scripts/import-value-sets.mjs
 *
 * The JSON it writes is committed: the project builds and runs without the draft. Run it again only when
 * terminology publishes a new draft, and review the diff (one concept per line, ordered as in the draft).
 *
 * What it changes on the way, and why:
 * - ICD codes that a category prefix of icd-prefixes.json covers are dropped: the prefix says the same,
 *   survives the yearly additions, and keeps thousands of lines out of the review.
 * - ATC displays are dropped: WHOCC does not allow redistribution of its texts.
 * - cond-diverticulitis keeps its enumerated codes and gets no prefix: the draft selected them by title
 *   (icd10cm_display_regex), and K57 also holds diverticulosis.
 * - cond-malignancy excludes C44 in both editions of ICD-10: the draft enumerates neither, and the two skin
 *   cancer sets must not overlap.
 * - "[component only; full name not verified]" moves from the display to a note, so that a display can be
 *   sent to an EHR as it is.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const terminology = join(resolve(projectRoot, process.env.SHARED_DIR ?? '../shared'), 'terminology');
const target = join(projectRoot, 'src/knowledge/value-sets');

const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
const ICD_10_WHO = 'http://hl7.org/fhir/sid/icd-10';
const ATC = 'http://www.whocc.no/atc';

/** The first word of a set's id tells which file it goes to. */
const fileOf = {
  cond: 'conditions',
  med: 'medications',
  vax: 'vaccines',
  lab: 'laboratory',
  obs: 'observations',
  proc: 'procedures',
  ref: 'referrals',
};

const readJson = (name) => JSON.parse(readFileSync(join(terminology, name), 'utf8'));
const draftPrefixes = readJson('icd-prefixes.json').sets;

/** @returns {{icd10cm: string[], icd10who: string[], exclude: string[]} | undefined} */
function prefixesOf(id) {
  const draft = draftPrefixes[id];
  if (!draft || draft.icd10cm_display_regex) return undefined;
  const exclude = [...new Set([...(draft.icd10cm_exclude ?? []), ...(draft.icd10who_exclude ?? [])])];
  return { icd10cm: draft.icd10cm ?? [], icd10who: draft.icd10who ?? [], exclude };
}

function coveredByPrefix(prefixes, system, code) {
  if (!prefixes) return false;
  const listed = system === ICD_10_CM ? prefixes.icd10cm : system === ICD_10_WHO ? prefixes.icd10who : [];
  const startsWithAny = (some) => some.some((prefix) => code.startsWith(prefix));
  return startsWithAny(listed) && !startsWithAny(prefixes.exclude);
}

/** The draft's README: these three lists are not redistributable and are matched by ICD alone. */
const snomedTakenOut = new Set(['cond-malignancy', 'cond-nmsc', 'cond-pregnancy']);

/** The draft ends every description with a sentence about its own making, and often starts with the title. */
function noteOf(draft) {
  const note = draft.description.replace(/\s*Enumerated from sources listed in sources\.csv;.*$/s, '');
  const lines = [
    note === draft.title ? '' : note,
    snomedTakenOut.has(draft.id) ? 'The SNOMED CT list was taken out (licence).' : '',
  ];
  return lines.filter(Boolean).join(' ');
}

const unverifiedName = / \[(component only; full name not verified)\]$/;

function conceptFrom(system, { code, display }) {
  if (system === ATC) return { code };
  const note = unverifiedName.exec(display)?.[1];
  return { code, display: display.replace(unverifiedName, ''), ...(note && { note }) };
}

function valueSetFrom(draft) {
  const icdPrefixes = prefixesOf(draft.id);
  const systems = {};
  for (const { system, concept } of draft.compose.include) {
    const kept = concept.filter(({ code }) => !coveredByPrefix(icdPrefixes, system, code));
    if (new Set(kept.map(({ code }) => code)).size !== kept.length)
      throw new Error(`${draft.id} lists a code of ${system} twice`);
    if (kept.length > 0) systems[system] = kept.map((concept) => conceptFrom(system, concept));
  }
  const note = noteOf(draft);
  return {
    id: draft.id,
    title: draft.title,
    ...(note && { note }),
    source: `terminology draft ${draft.date}, see NOTICE`,
    retrievedOn: draft.date,
    ...(icdPrefixes && { icdPrefixes }),
    systems,
  };
}

const oneLine = (value) => JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');

/** JSON with one concept per line and short lists on one line, so that a reviewer can read a diff. */
function print(sets) {
  const list = (entries, indent) => entries.join(`,\n${indent}`);
  const printSystem = ([system, concepts]) =>
    `${JSON.stringify(system)}: [\n        ${list(concepts.map(oneLine), '        ')}\n      ]`;
  const printField = ([field, value]) => {
    if (field !== 'systems') return `${JSON.stringify(field)}: ${oneLine(value)}`;
    const systems = Object.entries(value).map(printSystem);
    return systems.length === 0 ? '"systems": {}' : `"systems": {\n      ${list(systems, '      ')}\n    }`;
  };
  const printSet = (set) =>
    `${JSON.stringify(set.id)}: {\n    ${list(Object.entries(set).map(printField), '    ')}\n  }`;
  return `{\n  ${list(sets.map(printSet), '  ')}\n}\n`;
}

const byFile = {};
for (const name of readdirSync(terminology).sort()) {
  if (!name.endsWith('.json')) continue;
  const draft = readJson(name);
  if (draft.resourceType !== 'ValueSet') continue;
  const file = fileOf[draft.id.split('-')[0]];
  if (!file) throw new Error(`no file for the set ${draft.id}: add its first word to fileOf`);
  (byFile[file] ??= []).push(valueSetFrom(draft));
}

mkdirSync(target, { recursive: true });
for (const [file, sets] of Object.entries(byFile)) {
  const text = print(sets);
  JSON.parse(text);
  writeFileSync(join(target, `${file}.json`), text);
  const concepts = sets.flatMap(({ systems }) => Object.values(systems).flat()).length;
  console.log(`${file}.json: ${sets.length} sets, ${concepts} codes, ${Math.round(text.length / 1024)} kB`);
}
