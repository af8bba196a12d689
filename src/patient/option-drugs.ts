import { drugsOfClass, type DrugId } from '../knowledge/drugs.js';
import type { Facts, TreatmentOption } from './facts.js';

/** What decides whether an option is left for this patient: specification B.1 "Contraindicated". */
export type OptionContext = Pick<
  Facts,
  'person' | 'findings' | 'treatments' | 'condition' | 'settings' | 'formulary'
>;

export const drugsOf: Readonly<Record<TreatmentOption, readonly DrugId[]>> = {
  ivig: ['ivig'],
  'jak-inhibitor': drugsOfClass('jak-inhibitor'),
  rituximab: ['rituximab'],
  cyclophosphamide: ['cyclophosphamide'],
  mycophenolate: ['mycophenolate'],
  'calcineurin-inhibitor': ['ciclosporin', 'tacrolimus'],
  azathioprine: ['azathioprine'],
  'infliximab-adalimumab': ['infliximab', 'adalimumab'],
  abatacept: ['abatacept'],
  scig: ['scig'],
  methotrexate: ['methotrexate'],
  hydroxychloroquine: ['hydroxychloroquine'],
};

export const optionNames: Readonly<Record<TreatmentOption, string>> = {
  ivig: 'IVIG',
  'jak-inhibitor': 'a JAK inhibitor',
  rituximab: 'rituximab',
  cyclophosphamide: 'cyclophosphamide',
  mycophenolate: 'mycophenolate',
  'calcineurin-inhibitor': 'ciclosporin or tacrolimus',
  azathioprine: 'azathioprine',
  'infliximab-adalimumab': 'infliximab or adalimumab',
  abatacept: 'abatacept',
  scig: 'subcutaneous immunoglobulin',
  methotrexate: 'methotrexate',
  hydroxychloroquine: 'hydroxychloroquine',
};
