import type { RawResource } from '../../src/contract/fhir.js';
import type { HookBody } from '../support/hook-request.js';
import { sourceOf } from '../support/hook-request.js';
import { DRUGS, type DrugId } from '../../src/knowledge/drugs.js';
import { drugs, oidOf, type Coding } from '../support/codes.js';
import { separateMedication } from '../support/recode.js';
import { isObject, objectsIn } from '../support/json.js';
import type { Story } from './a-story.js';

/** The same patient told otherwise: what changes here must never change what is said. */

// ── how a drug is written ───────────────────────────────────────────────────────────────────────────────

export const writings = [
  ...(['product', 'ingredient', 'ATC', 'brand', 'generic name', 'OID', 'Medication'] as const),
] as const;
export type Writing = (typeof writings)[number];

/** The names of the stories whose drug has brands. */
const DRUG_OF: Readonly<Record<string, DrugId>> = {
  'methotrexate SC': 'methotrexate',
  methotrexate: 'methotrexate',
  azathioprine: 'azathioprine',
  'mycophenolate mofetil': 'mycophenolate',
  tacrolimus: 'tacrolimus',
  ciclosporin: 'ciclosporin',
  prednisolone: 'prednisolone',
  prednisone: 'prednisone',
  'methylprednisolone IV pulse': 'methylprednisolone',
  hydroxychloroquine: 'hydroxychloroquine',
  tofacitinib: 'tofacitinib',
  baricitinib: 'baricitinib',
  adalimumab: 'adalimumab',
  etanercept: 'etanercept',
  infliximab: 'infliximab',
  tocilizumab: 'tocilizumab',
  abatacept: 'abatacept',
  rituximab: 'rituximab',
  cyclophosphamide: 'cyclophosphamide',
  'immune globulin IV': 'ivig',
  'folic acid': 'folic-acid',
  'co-trimoxazole': 'co-trimoxazole',
};

/** @param writingOf how the drug of the resource of that number is written; the route stays as it is */
export const rewriteDrugs = (
  resources: readonly RawResource[],
  writingOf: (index: number) => Writing,
): readonly RawResource[] =>
  resources.flatMap((resource, index) => {
    const concept = resource['medicationCodeableConcept'];
    if (!isObject(concept)) return resource;
    const writing = writingOf(index);
    if (writing !== 'Medication')
      return { ...resource, medicationCodeableConcept: rewritten(String(concept['text']), writing, index) };
    const { record, medication } = separateMedication(resource, index);
    return [record, ...medication];
  });

/** The same of the drugs that somebody is allergic to. */
export const rewriteAllergies = (
  resources: readonly RawResource[],
  writing: Writing,
): readonly RawResource[] =>
  resources.map((resource, index) => {
    const concept = resource['code'];
    return resource.resourceType === 'AllergyIntolerance' && isObject(concept)
      ? { ...resource, code: rewritten(String(concept['text']), writing, index) }
      : resource;
  });

/** Mycophenolate sodium: no brand of mycophenolate mofetil, and its doses are others. */
const ANOTHER_SALT = 'Myfortic';

function rewritten(name: string, writing: Writing, index: number): object {
  const codes = drugs[name];
  const asItWas = { ...(codes && { coding: [codes.product] }), text: name };
  const others = codes?.alsoKnownAs ?? [];
  const coded = (coding: Coding | undefined): object => (coding ? { coding: [coding] } : asItWas);
  switch (writing) {
    case 'product':
    case 'Medication':
      return coded(codes?.product);
    case 'ingredient':
      return coded(others.find(({ system }) => system.includes('rxnorm')));
    case 'ATC':
      return coded(others.find(({ system }) => system.includes('atc')));
    case 'brand': {
      const drug = DRUG_OF[name];
      const brands = drug ? DRUGS[drug].brands.filter((brand) => brand !== ANOTHER_SALT) : [];
      return { text: brands[index % Math.max(1, brands.length)] ?? name };
    }
    case 'generic name':
      return { text: name };
    case 'OID':
      return coded(
        codes && { ...codes.product, system: oidOf[codes.product.system] ?? codes.product.system },
      );
  }
}

// ── what is on file and does not count ──────────────────────────────────────────────────────────────────

/** The whole chart of another story, every resource withdrawn as a mistake. */
export const withdrawn = (story: Story): readonly RawResource[] =>
  chartOf(story).map((resource) => ({
    ...resource,
    id: `mistake-${String(resource['id'])}`,
    ...('verificationStatus' in resource || resource.resourceType === 'AllergyIntolerance'
      ? {
          verificationStatus: {
            coding: [
              {
                system: `http://terminology.hl7.org/CodeSystem/${
                  resource.resourceType === 'Condition'
                    ? 'condition-ver-status'
                    : 'allergyintolerance-verification'
                }`,
                code: 'entered-in-error',
              },
            ],
          },
        }
      : { status: 'entered-in-error' }),
  }));

/** The whole chart of another story, every resource about somebody else. */
export const ofSomebodyElse = (story: Story): readonly RawResource[] => {
  const them = { reference: 'Patient/somebody-else' };
  return chartOf(story).map((resource) => ({
    ...resource,
    id: `theirs-${String(resource['id'])}`,
    subject: them,
    ...(resource.resourceType === 'AllergyIntolerance' && { patient: them }),
  }));
};

const chartOf = (story: Story): readonly RawResource[] =>
  story
    .patient()
    .chart()
    .resources.filter(({ resourceType }) => resourceType !== 'Patient');

const observed = (text: string, category: string, value: number, unit: string): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: category }] }],
  code: { text },
  effectiveDateTime: '2026-11-10',
  valueQuantity: { value, unit },
});
const confirmed = (text: string): RawResource => ({
  resourceType: 'Condition',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text },
  onsetDateTime: '2026-11-10',
});
/** What every chart holds beside the disease. */
export const UNRELATED: readonly RawResource[] = [
  confirmed('Otitis media'),
  confirmed('Fracture of the left radius'),
  confirmed('Myopia'),
  observed('Body temperature', 'vital-signs', 36.8, 'Cel'),
  observed('Vitamin D', 'laboratory', 60, 'nmol/L'),
  observed('Pain score', 'survey', 2, ''),
  {
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: { text: 'paracetamol 500 mg tablet' },
    effectivePeriod: { start: '2026-11-01' },
  },
  {
    resourceType: 'Procedure',
    status: 'completed',
    code: { text: 'Appendectomy' },
    performedDateTime: '2026-11-01',
  },
  {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: 'Peanut' },
  },
  {
    resourceType: 'ServiceRequest',
    status: 'active',
    intent: 'order',
    code: { text: 'Hearing test' },
    authoredOn: '2026-11-01',
  },
].map((resource, index) => ({
  ...resource,
  id: `unrelated-${index}`,
  subject: { reference: 'Patient/a-patient' },
}));

/** The same request with more on file. */
export const withMoreOnFile = (body: HookBody, more: readonly RawResource[]): HookBody =>
  more.reduce((so, resource) => put(so, sourceOf(resource), resource), body);

// ── where it comes ──────────────────────────────────────────────────────────────────────────────────────

type Key = keyof HookBody['prefetch'];

const entries = (body: HookBody, key: Key): readonly unknown[] => {
  const bundle = body.prefetch[key];
  return isObject(bundle) && Array.isArray(bundle['entry']) ? bundle['entry'] : [];
};
const filled = (body: HookBody, key: Key, entry: readonly unknown[]): HookBody => ({
  ...body,
  prefetch: {
    ...body.prefetch,
    [key]: { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry },
  },
});
const put = (body: HookBody, key: Key, resource: RawResource): HookBody =>
  filled(body, key, [...entries(body, key), { resource }]);

/**
 * Moves one resource to another key. A key that is left with nothing of its own kind would read as the answer to
 * another question, so only keys that hold something of their own, or take the same kind, may receive it.
 * @param nth which of the possible moves
 * @param copied it comes under both keys
 */
export function movedBetweenKeys(body: HookBody, nth: number, copied: boolean): HookBody {
  const keys = Object.keys(body.prefetch).filter((key): key is Key => key !== 'patient');
  const moves = keys.flatMap((from) =>
    entries(body, from).flatMap((_, index) =>
      keys
        .filter((to) => to !== from && (areObservations(from, to) || entries(body, to).length > 0))
        .map((to) => ({ from, index, to })),
    ),
  );
  const move = moves[nth % Math.max(1, moves.length)];
  if (move === undefined) return body;
  const moving = objectsIn(entries(body, move.from))[move.index]?.['resource'] as RawResource;
  const staying = entries(body, move.from).filter((_, index) => copied || index !== move.index);
  return put(filled(body, move.from, staying), move.to, moving);
}

const OBSERVATIONS: ReadonlySet<Key> = new Set<Key>(['laboratory', 'surveys', 'exams', 'vitalSigns']);
const areObservations = (one: Key, other: Key): boolean => OBSERVATIONS.has(one) && OBSERVATIONS.has(other);
