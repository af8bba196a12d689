import { orderSelect } from '../../hooks/order-select.js';
import { orderSign } from '../../hooks/order-sign.js';
import { patientView } from '../../hooks/patient-view.js';
import { isObject, isResource, type RawResource } from '../contract/fhir.js';
import { BadRequest, readHookRequest, type HookRequest } from '../contract/hook-request.js';
import { holds, sources, type Source } from '../contract/patient-record.js';
import { hookNames, type Call, type HookName, type Question } from '../contract/question.js';

const hooks: Readonly<Record<HookName, (request: HookRequest, call: Call) => Question>> = {
  'patient-view': patientView,
  'order-select': orderSelect,
  'order-sign': orderSign,
};

/** What a file lacks to be explained is the option --hook at times; the rest of a call is ours. */
export interface Asked extends Omit<Call, 'service'> {
  /** For a Bundle patient-view unless said; a hook request says it itself. */
  readonly hook: string | undefined;
}

/**
 * The Question that a file asks: a hook request as it came, or a Bundle of one patient's resources.
 * @throws BadRequest with the path of the field at fault.
 */
export function questionOf(content: unknown, { hook: wanted, ...call }: Asked): Question {
  const isBundle = isResource(content) && content.resourceType === 'Bundle';
  if (!isBundle && (!isObject(content) || !('hook' in content)))
    throw new BadRequest('hook', 'required: this is neither a Bundle nor a hook request');
  const asked = wanted ?? (isBundle ? 'patient-view' : content['hook']);
  const hook = hookNames.find((name) => name === asked);
  if (hook === undefined) throw new BadRequest('hook', `must be ${hookNames.join(', ')}`);
  // Only what stands in the file is explained: no FHIR server is asked.
  const body = isBundle
    ? requestFrom(content, hook)
    : { ...content, hook, fhirServer: undefined, fhirAuthorization: undefined };
  return hooks[hook](readHookRequest(body), { ...call, service: 'explain' });
}

interface Entry {
  readonly resource: RawResource;
  readonly fullUrl?: unknown;
}

/** Where each type goes. Observations count under whichever key they come; Medications ride along with orders. */
const sourceOf = (type: string): Source | undefined =>
  type === 'Medication' ? 'medicationRequests' : sources.find((source) => holds[source] === type);

/** The hook request that an EHR with this chart would send: every prefetch key is answered, if with nothing. */
function requestFrom(bundle: RawResource, hook: HookName): Record<string, unknown> {
  const entries = entriesOf(bundle, 'entry');
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient');
  const [patient] = patients;
  if (patient === undefined) throw new BadRequest('entry', 'holds no Patient');
  if (patients.length > 1) throw new BadRequest('entry', `holds ${patients.length} Patients, must hold one`);
  if (typeof patient.resource['id'] !== 'string')
    throw new BadRequest('entry.resource.id', 'Patient has none');

  const onDesk = hook === 'patient-view' ? [] : entries.filter(isDraftOrder);
  if (hook !== 'patient-view' && onDesk.length === 0)
    throw new BadRequest('entry', `holds no MedicationRequest of status draft, which ${hook} is about`);
  const filed = entries.filter((entry) => !onDesk.includes(entry));
  const under = (source: Source) =>
    filed.filter(({ resource }) => sourceOf(resource.resourceType) === source);
  return {
    hook,
    hookInstance: 'explain',
    context: { patientId: patient.resource['id'], draftOrders: { resourceType: 'Bundle', entry: onDesk } },
    prefetch: Object.fromEntries(
      sources.map((source) => [
        source,
        source === 'patient' ? patient.resource : { resourceType: 'Bundle', entry: under(source) },
      ]),
    ),
  };
}

const isDraftOrder = ({ resource }: Entry): boolean =>
  resource.resourceType === 'MedicationRequest' && resource['status'] === 'draft';

/** The resources of a Bundle; those of Bundles inside it too, as a batch answers. */
function entriesOf(bundle: RawResource, path: string): readonly Entry[] {
  const list = bundle['entry'] ?? [];
  if (!Array.isArray(list)) throw new BadRequest(path, 'must be a list');
  return list.flatMap((entry: unknown, index): readonly Entry[] => {
    const at = `${path}[${index}]`;
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(entry) || !isResource(resource))
      throw new BadRequest(`${at}.resource`, 'must be a resource');
    if (resource.resourceType !== 'Bundle') return [{ resource, fullUrl: entry['fullUrl'] }];
    if (path !== 'entry') throw new BadRequest(`${at}.resource`, 'is a Bundle nested too deep');
    return entriesOf(resource, `${at}.resource.entry`);
  });
}
