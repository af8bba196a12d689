import type { AllergyIntolerance, Concept } from '../contract/fhir.js';
import type { DrugId } from '../knowledge/drugs.js';
import { referenceTo, statusWords, wordsOf } from './chart-reading.js';
import type { Intolerance } from './facts.js';
import { recogniseDrug } from './recognise-drug.js';

/** Mild reactions: with criticality low and nothing else, a caution and no intolerance. Specification B.1 Outcome 1. */
const MILD = /\b(headaches?|nausea|fever|pyrexia|febrile|chills?|rigors?)\b/i;
/** "Headache with urticaria" is two reactions. */
const BETWEEN_REACTIONS = /[,;/+&]|\b(?:and|with|plus)\b/i;
const SEVERE = /anaphyla|severe|shock|angioedema|bronchospasm|stevens|necrolysis/i;

/** Headache and fever are what an infusion of these brings: nobody has to write "criticality low" beside them. */
const IMMUNOGLOBULINS: ReadonlySet<DrugId> = new Set<DrugId>(['ivig', 'scig']);

/** "No known allergy to rituximab". */
const NONE_KNOWN = /\b(?:no|not|denies|without)\b[^,;.]*\b(?:allerg|intoleran|hypersensitiv|reaction)/i;

/** What the patient did not tolerate, from AllergyIntolerance: active and not refuted. */
export function readIntolerances(allergies: readonly AllergyIntolerance[]): readonly Intolerance[] {
  return allergies.flatMap((allergy) => {
    const clinical = statusWords(allergy.clinicalStatus);
    const verification = statusWords(allergy.verificationStatus);
    if (clinical.some((word) => word === 'inactive' || word === 'resolved')) return [];
    if (verification.some((word) => word === 'refuted' || word === 'entered-in-error')) return [];
    if (wordsOf(allergy.code).some((words) => NONE_KNOWN.test(words))) return [];
    const named = [
      { codings: allergy.code?.coding ?? [], texts: wordsOf(allergy.code) },
      ...allergy.reaction.map(({ substance }) => ({
        codings: substance?.coding ?? [],
        texts: wordsOf(substance),
      })),
    ];
    const drugs = new Set(named.flatMap((one) => recogniseDrug({ ...one, route: undefined })?.drug ?? []));
    const words = wordsOf(allergy.code)[0] ?? 'allergy';
    return [...drugs].map((drug): Intolerance => {
      // "Immune globulin" without a route on an allergy list is the product that was infused.
      const actual = drug === 'immunoglobulin-unspecified' ? 'ivig' : drug;
      const reactions = reactionWords(allergy);
      return {
        drug: actual,
        words: reactions.length > 0 ? `${words} (${reactions.join(', ')})` : words,
        from: referenceTo('AllergyIntolerance', allergy),
        weight: weightOf(actual, allergy, reactions),
      };
    });
  });
}

/** A mild reaction withholds nothing. */
export const isIntolerance = ({ weight }: Intolerance): boolean => weight !== 'caution';

function weightOf(
  drug: DrugId,
  allergy: AllergyIntolerance,
  reactions: readonly string[],
): Intolerance['weight'] {
  const single = reactions.flatMap((words) => words.split(BETWEEN_REACTIONS)).filter((words) => words.trim());
  // First: a headache, however severe, withholds nothing where the criticality is low (specification B.6).
  const onlyMild =
    single.length > 0 && single.every((words) => MILD.test(words)) && !hasUnreadableReaction(allergy);
  const low = allergy.criticality === 'low' || (IMMUNOGLOBULINS.has(drug) && allergy.criticality !== 'high');
  if (low && onlyMild) return 'caution';
  const severe =
    allergy.reaction.some(({ severity }) => severity === 'severe') ||
    [...reactions, ...wordsOf(allergy.code)].some((words) => SEVERE.test(words));
  return severe ? 'severe' : 'intolerant';
}

/** Without words nobody can tell a headache from anaphylaxis: no code for either is verified. */
const hasUnreadableReaction = ({ reaction }: AllergyIntolerance): boolean =>
  reaction.some(({ manifestation }) => manifestation.some((concept) => wordsOf(concept).length === 0));

const reactionWords = (allergy: AllergyIntolerance): readonly string[] =>
  allergy.reaction.flatMap(({ manifestation, description }) => [
    ...manifestation.map(inWords),
    ...(description === undefined ? [] : [description]),
  ]);

/** A wording that says how grave it was goes before the others. */
function inWords(manifestation: Concept): string {
  const wordings = wordsOf(manifestation);
  const code = manifestation.coding.find((coding) => coding.code !== undefined)?.code;
  const unread = code === undefined ? 'reaction not readable' : `reaction coded ${code}`;
  return wordings.find((words) => SEVERE.test(words)) ?? wordings[0] ?? unread;
}
