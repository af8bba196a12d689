import type { Concept } from '../contract/fhir.js';
import {
  maybeMeasured,
  measureIds,
  measureOfValueSet,
  measures,
  panelAntibodies,
  type MeasureId,
} from '../knowledge/measure-names.js';
import { OWN_SYSTEM } from '../knowledge/site-map.js';
import { valueSetsOf } from '../knowledge/value-sets.js';
import { wordsOf } from './chart-reading.js';

export interface RecognisedMeasure {
  readonly measure: MeasureId;
  /** As charted. */
  readonly name: string;
  /** Hepatitis B core IgM: absent in old infection, so only a positive one says anything. */
  readonly onlyPositive: boolean;
}

/** What an Observation or a component measures: by code, and by name where no code of ours decides. */
export function recogniseMeasure(code: Concept | undefined): RecognisedMeasure | undefined {
  if (!code) return undefined;
  const byCode = measureByCode(code);
  if (byCode === 'another test') return undefined;
  const wordings = wordsOf(code);
  const measure = byCode ?? measureByName(wordings);
  if (!measure) return undefined;
  const name = wordings[0] ?? code.coding[0]?.code ?? measure;
  return { measure, name, onlyPositive: measure === 'anti-hbc' && isIgm(code, wordings) };
}

function measureByCode(code: Concept): MeasureId | 'another test' | undefined {
  let isOurs = false;
  const bySite = code.coding.find(({ system }) => system === OWN_SYSTEM.measure)?.code;
  const mapped = measureIds.find((id) => id === bySite);
  if (mapped) return mapped;
  for (const coding of code.coding)
    for (const set of valueSetsOf(coding.system, coding.code)) {
      const measure = measureOfValueSet.get(set);
      if (measure) return measure;
      isOurs = true;
    }
  return isOurs ? 'another test' : undefined;
}

/** Names are short; the bound keeps every pattern cheap. */
const LONGEST_NAME = 300;

function measureByName(wordings: readonly string[]): MeasureId | undefined {
  const names = wordings.map((words) => words.slice(0, LONGEST_NAME).toLowerCase());
  const all = names.join(' | ');
  if (!maybeMeasured.test(all)) return undefined;
  const matches = measureIds.filter((id) => {
    const { names: pattern, not } = measures[id];
    return names.some((name) => pattern.test(name)) && !not?.test(all);
  });
  if (!matches.includes('myositis-antibodies')) return matches[0];
  // "Myositis antibodies: anti-MDA5" is that antibody; "Myositis panel (MDA5, Mi-2, Jo-1)" is the panel.
  const named = matches.filter((id) => id in panelAntibodies);
  return named.length === 1 ? named[0] : 'myositis-antibodies';
}

/** "Core antibody, IgM"; not "core antibodies, total (IgG + IgM)". */
const isIgm = (code: Concept, wordings: readonly string[]): boolean =>
  (wordings.some((words) => /\bigm\b/i.test(words)) &&
    !wordings.some((words) => /\btotal\b|\bigg\b/i.test(words))) ||
  code.coding.some((coding) => valueSetsOf(coding.system, coding.code).has('lab-anti-hbc-igm'));
