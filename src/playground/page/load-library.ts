import type { OrderableDrug, PatientList, Service } from './contract.js';
import { get } from './service.js';
import type { Library } from './state.js';

/** What there is to look at: patients, drugs, and what the services want to be sent. */
export async function loadLibrary(): Promise<Library> {
  const [list, drugs, discovery] = await Promise.all([
    get<PatientList>('/playground/patients'),
    get<readonly OrderableDrug[]>('/playground/drugs'),
    get<{ readonly services: readonly Service[] }>('/playground/cds-services'),
  ]);
  return { ...list, drugs, services: discovery.services };
}
