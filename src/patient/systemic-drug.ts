import type { Concept, NamedMedication } from '../contract/fhir.js';
import { classOf, type DrugId, type Route } from '../knowledge/drugs.js';
import { recogniseDrug } from './recognise-drug.js';
import { routeOf } from './recognise-route.js';

/** A drug that works in the whole body, as a record or a draft names it. */
export interface SystemicDrug {
  readonly drug: DrugId;
  readonly route: Route | undefined;
  /** Intravenous glucocorticoid pulse. */
  readonly pulse: boolean;
}

/** Not "1 mg/kg daily after the IV pulse", which is the oral steroid that follows it. */
const SAYS_PULSE = /(?<!\b(?:after|following|post|since|until|between|no)\b[^.;]*)\bpulse/i;

/** undefined: none of ours, or drops, creams and the like. */
export function systemicDrug(
  medication: NamedMedication,
  dosages: readonly { readonly text?: string | undefined; readonly route?: Concept | undefined }[],
): SystemicDrug | undefined {
  const dosageTexts = dosages.flatMap((dosage) => dosage.text ?? []);
  const routes = dosages.flatMap((dosage) => dosage.route ?? []);
  const stated = routeOf({
    codings: routes.flatMap((concept) => concept.coding),
    text: routes.flatMap((concept) => concept.text ?? [])[0],
    dosageText: dosageTexts.join('; ') || undefined,
    productText: medication.texts.join('; ') || undefined,
  });
  const recognised = recogniseDrug({ codings: medication.codings, texts: medication.texts, route: stated });
  if (!recognised?.systemic) return undefined;
  const { drug } = recognised;
  const route = stated ?? recognised.impliedRoute;
  const saysPulse = [...medication.texts, ...dosageTexts].some((text) => SAYS_PULSE.test(text));
  const isPulse = saysPulse || (drug === 'methylprednisolone' && route === 'intravenous');
  return { drug, route, pulse: classOf(drug) === 'glucocorticoid' && isPulse };
}

/** What the product is called; its strength turns "6 tablets" into 15 mg. */
export const productTextsOf = ({ texts, codings }: NamedMedication): readonly string[] => [
  ...texts,
  ...codings.flatMap(({ display }) => display ?? []),
];
