import type { Card } from '../../src/contract/cds-response.js';
import type { Consultation } from '../cards/consult.js';
import { isObject, objectsIn } from '../support/json.js';

/** What a card offers and says, as the tests ask about it. */

/** Orders of drugs that a card offers ready-made: their product in small letters, and the dose. */
export const offeredDrugs = ({ cards }: Pick<Consultation, 'cards'>) =>
  cards.flatMap(({ suggestions = [] }) =>
    suggestions.flatMap(({ actions }) =>
      actions.flatMap((action) => {
        if (action.type !== 'create' || action.resource.resourceType !== 'MedicationRequest') return [];
        const concept = action.resource['medicationCodeableConcept'];
        const [dosage] = objectsIn(action.resource['dosageInstruction']);
        const [rate] = objectsIn(dosage?.['doseAndRate']);
        return [
          {
            product: (isObject(concept) ? String(concept['text']) : '').toLowerCase(),
            text: typeof dosage?.['text'] === 'string' ? dosage['text'] : '',
            quantity: isObject(rate?.['doseQuantity']) ? rate['doseQuantity'] : undefined,
          },
        ];
      }),
    ),
  );

/** Words in the name of a suggested product, by what a story or a rule calls the drug. */
export const PRODUCT = {
  ivig: /intravenous/,
  immunoglobulin: /immunoglobulin|ivig/,
  rituximab: /rituximab/,
  cyclophosphamide: /cyclophosphamide/,
  'jak inhibitor': /tofacitinib|baricitinib|ruxolitinib|upadacitinib|jak/,
  mycophenolate: /mycophenol/,
  methotrexate: /methotrexate/,
  azathioprine: /azathioprine/,
  'calcineurin inhibitor': /ciclosporin|tacrolimus/,
  'infliximab or adalimumab': /infliximab|adalimumab/,
  abatacept: /abatacept/,
  hydroxychloroquine: /hydroxychloroquine/,
} as const;
export type Product = keyof typeof PRODUCT;

export const offers = (seen: Pick<Consultation, 'cards'>, product: Product): boolean =>
  offeredDrugs(seen).some((offered) => PRODUCT[product].test(offered.product));
/** Those of the products that some card offers: empty when none is. */
export const offeredOf = (seen: Pick<Consultation, 'cards'>, products: readonly Product[]) =>
  products.filter((product) => offers(seen, product));

/** Everything that is written on the cards. */
export const writtenOn = ({ cards }: Pick<Consultation, 'cards'>): string =>
  cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');

export const topicOf = (card: Card): string => card.source.topic.code;
