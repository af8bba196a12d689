import type { Coding } from '../src/contract/cds-response.js';
import { SYSTEM } from '../src/knowledge/value-sets.js';
import type { Examination, Treatment } from '../src/patient/facts.js';
import type { Proposal } from '../src/rules/rule.js';

/** Ready-made orders, as every card words them. */

const codedIn =
  (system: string) =>
  (code: string, display: string): Coding => ({ system, code, display });
export const snomed = codedIn(SYSTEM.snomed);
export const loinc = codedIn(SYSTEM.loinc);
export const rxnorm = codedIn(SYSTEM.rxnorm);

/** Lung function, whatever it is asked for. */
export const LUNG_FUNCTION = snomed('23426006', 'Measurement of respiratory function (procedure)');

type Request = Omit<Extract<Proposal, { kind: 'service-request' }>, 'kind'>;

/** The request, unless the examination is ordered already. */
export const unlessOrdered = ({ ordered }: Examination, request: Request): readonly Proposal[] =>
  ordered === undefined ? [{ kind: 'service-request', ...request }] : [];

/** To take the order off the desk; of what is taken there is none to remove. */
export const removalOf = (about: Treatment | undefined, recommended?: 'recommended'): readonly Proposal[] =>
  about?.as === 'order'
    ? [
        {
          kind: 'delete-order',
          label: `Remove the ${about.name} order`,
          order: about.order.ref,
          ...(recommended && { recommended: true }),
        },
      ]
    : [];
