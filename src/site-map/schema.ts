import { z } from 'zod';
import type { LocalName } from '../contract/site-map.js';
import { pathProblem } from '../gather/site-map.js';
import { drugIds, drugOfValueSet, drugsOfClass, type DrugId } from '../knowledge/drugs.js';
import {
  knownScales,
  measureIds,
  measureOfValueSet,
  type MeasureId,
  type ScoreId,
} from '../knowledge/measure-names.js';
import { examinationIds } from '../knowledge/site-map.js';
import { valueSetsOf } from '../knowledge/value-sets.js';
import { nearby } from '../near-names.js';

/** The site map as a hospital writes it: docs/site-map.md. Strict: what is not known here is a mistake. */

const words = z
  .string('must be words')
  .trim()
  .min(1, 'must not be empty')
  .max(300, 'must be at most 300 characters');
const shortWords = words.max(80, 'must be at most 80 characters');
const note = words.optional();

/** One of ours; a wrong one is answered with those that are near. */
const oneOf = <Name extends string>(names: readonly Name[], what: string) =>
  z.enum(names, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `is no ${what} of this service: ${JSON.stringify(input)}${nearby(input, names)}; see docs/site-map.md`
        : `must name a ${what} of this service; see docs/site-map.md`,
  });

const path = z.string('must be a JSONPath').superRefine((text, context) => {
  const problem = pathProblem(text);
  if (problem !== undefined)
    context.addIssue({ code: 'custom', message: `${problem}, but is ${JSON.stringify(text)}` });
});

/** Flat in the entry: a code with its system, or words exactly as the chart has them. */
const localName = { system: words.optional(), code: words.optional(), text: words.optional() };
export type WrittenName = {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly text?: string | undefined;
};

function nameProblem({ system, code, text }: WrittenName): string | undefined {
  if (code === undefined && text === undefined) return 'must have "code" (with its "system"), or "text"';
  if (text !== undefined && (code !== undefined || system !== undefined))
    return 'must have either "code" or "text", not both: write two entries';
  return undefined;
}

const routes = [
  'oral',
  'subcutaneous',
  'intravenous',
  'intramuscular',
  'topical',
  'ophthalmic',
  'inhaled',
  'intra-articular',
] as const;

type Context = {
  readonly addIssue: (issue: { code: 'custom'; message: string; path?: (string | number)[] }) => void;
};
const complain = (context: Context, message: string | undefined, ...at: string[]): void => {
  if (message !== undefined) context.addIssue({ code: 'custom', message, path: at });
};

/** A standard code is not the site's to redefine: the service would then misread every other site's word for it. */
function alreadyKnownAs<Id extends string>(
  { system, code }: WrittenName,
  wanted: Id,
  known: (set: Parameters<typeof drugOfValueSet>[0]) => Id | undefined,
): string | undefined {
  const other = [...valueSetsOf(system, code)].map(known).find((id) => id !== undefined && id !== wanted);
  return other && `is a code that this service knows as ${other} already; it cannot be mapped to ${wanted}`;
}

const drug = z
  .strictObject({
    ...localName,
    drug: oneOf(drugIds, 'drug'),
    route: oneOf(routes, 'route').optional(),
    note,
  })
  .superRefine((entry, context) => {
    complain(context, nameProblem(entry));
    complain(context, alreadyKnownAs(entry, entry.drug, drugOfValueSet), 'code');
  });

const component = z
  .strictObject(localName)
  .superRefine((entry, context) => complain(context, nameProblem(entry)));

const scalesOf = (measure: MeasureId): readonly number[] =>
  measure in knownScales ? knownScales[measure as ScoreId] : [];

const measure = z
  .strictObject({
    ...localName,
    measure: oneOf(measureIds, 'measure'),
    denominator: z.number('must be a number').optional(),
    component: component.optional(),
    value: path.optional(),
    date: path.optional(),
    note,
  })
  .superRefine((entry, context) => {
    complain(context, nameProblem(entry));
    complain(
      context,
      alreadyKnownAs(entry, entry.measure, (set) => measureOfValueSet.get(set)),
      'code',
    );
    const scales = scalesOf(entry.measure);
    if (entry.denominator !== undefined && !scales.includes(entry.denominator))
      complain(
        context,
        scales.length === 0
          ? `is for scores only, and ${entry.measure} is none`
          : `must be ${scales.join(' or ')} for ${entry.measure}, but is ${entry.denominator}`,
        'denominator',
      );
  });

const procedure = z
  .strictObject({ ...localName, examination: oneOf(examinationIds, 'examination'), note })
  .superRefine((entry, context) => complain(context, nameProblem(entry)));

const coding = z.strictObject({ system: words, code: words, display: words });
const productFields = { text: shortWords, coding: coding.optional(), note };

/** An order may not name one drug and carry the code of another. */
const codeProblem = (given: z.output<typeof coding> | undefined, wanted: DrugId): string | undefined =>
  given && alreadyKnownAs(given, wanted, drugOfValueSet);

const formulary = z
  .strictObject({
    ivig: z
      .strictObject(productFields)
      .superRefine((product, context) => complain(context, codeProblem(product.coding, 'ivig'), 'coding'))
      .optional(),
    jakInhibitor: z
      .strictObject({
        drug: oneOf(drugsOfClass('jak-inhibitor'), 'JAK inhibitor'),
        text: shortWords.optional(),
        coding: coding.optional(),
        note,
      })
      .superRefine((product, context) =>
        complain(context, codeProblem(product.coding, product.drug), 'coding'),
      )
      .optional(),
    notAvailable: z.array(oneOf(drugIds, 'drug'), 'must be a list of drugs').default([]),
    note,
  })
  .superRefine(({ ivig, jakInhibitor, notAvailable }, context) => {
    const named: readonly (DrugId | undefined)[] = [ivig && 'ivig', jakInhibitor?.drug];
    notAvailable.forEach((one, index) => {
      if (named.includes(one))
        context.addIssue({
          code: 'custom',
          message: `${one} cannot be the product that orders name and not available at once`,
          path: ['notAvailable', index],
        });
    });
  });

const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry, 'must be a list').default([]);

export const siteMap = z.strictObject(
  {
    drugs: list(drug),
    measures: list(measure),
    procedures: list(procedure),
    formulary: formulary.default({ notAvailable: [] }),
    note,
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'must be a JSON object' : undefined) },
);
export type Written = z.output<typeof siteMap>;

/** The keys of each object of the file, by the member that holds it. */
export const keysAt: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(siteMap.shape),
  drugs: Object.keys(drug.shape),
  measures: Object.keys(measure.shape),
  component: Object.keys(component.shape),
  procedures: Object.keys(procedure.shape),
  formulary: Object.keys(formulary.shape),
  ivig: Object.keys(productFields),
  jakInhibitor: ['drug', ...Object.keys(productFields)],
  coding: Object.keys(coding.shape),
};

/** undefined: the entry has none. */
export function writtenName({ system, code, text }: WrittenName): LocalName | undefined {
  if (typeof code === 'string') return { code, ...(typeof system === 'string' && { system }) };
  return typeof text === 'string' ? { text } : undefined;
}
