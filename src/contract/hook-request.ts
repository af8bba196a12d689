import { z } from 'zod';
import { asList, isObject, isResource, type RawResource } from './fhir.js';
import type { Call, Question } from './question.js';

/**
 * CDS Hooks 2.0.1 "HTTP Request": https://cds-hooks.hl7.org/STU2/#http-request_1
 *
 * Read at the door and as tolerantly as clients need: unknown members are ignored, `Patient/x` becomes `x`,
 * a Bundle needs no type, optional members of the wrong shape are absent. What is left to reject is named by
 * its path and never by its value, because values are patient data.
 */
export interface HookRequest {
  readonly hook: string;
  readonly hookInstance: string;
  /** Bare id, without `Patient/`. */
  readonly patientId: string;
  /** `Practitioner/123`; undefined: the client did not say. */
  readonly userId: string | undefined;
  readonly fhirServer: string | undefined;
  readonly fhirAuthorization: FhirAuthorization | undefined;
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly drafts: readonly RawResource[];
  readonly draftUrls: ReadonlyMap<RawResource, string>;
  /** undefined: the client did not say. */
  readonly selections: readonly string[] | undefined;
}

/** The client's fault (400): which field, and what is wrong with it. Holds no value of the request. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}

/** Says "required" of what is absent or null, else what it must be. */
const must = (be: string) => ({
  error: (issue: { readonly input?: unknown }) => (issue.input == null ? 'required' : `must be ${be}`),
});
const text = z.string(must('text')).trim().min(1, 'must not be empty');
const anything = z.unknown().optional();
const optionalText = z.string().trim().min(1).optional().catch(undefined);

/** `Patient/x`, `https://ehr/fhir/Patient/x/_history/2` and `urn:uuid:x` all name the patient `x`. */
export const bareId = (id: string) =>
  id.replace(/^urn:(?:uuid|oid):/i, '').replace(/^(?:.*\/)?Patient\/([^/]+)(?:\/_history\/.*)?$/, '$1');

const patientId = text.transform(bareId).refine((id) => !id.includes('/'), 'must be the id of a patient');

/** https://cds-hooks.hl7.org/STU2/#passing-the-access-token-to-the-cds-service */
const authorization = z.object({
  access_token: optionalText,
  token_type: optionalText,
  expires_in: z
    .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)])
    .optional()
    .catch(undefined),
  scope: optionalText,
  subject: optionalText,
  patient: optionalText.transform((id) => (id === undefined ? undefined : bareId(id))),
});
export type FhirAuthorization = z.output<typeof authorization>;

const schema = z.object(
  {
    hook: text,
    hookInstance: text,
    fhirServer: optionalText,
    fhirAuthorization: authorization.optional().catch(undefined),
    context: z.object(
      { patientId, userId: optionalText, draftOrders: anything, selections: anything },
      must('an object'),
    ),
    prefetch: z.custom<Record<string, unknown>>(isObject, 'must be an object').nullish(),
  },
  must('a JSON object'),
);

/**
 * Reads the parsed body of a hook call.
 * @throws BadRequest with the path of the first field that cannot be read, or of one that names another patient.
 */
export function readHookRequest(body: unknown): HookRequest {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BadRequest(issue?.path.join('.') || 'body', issue?.message ?? 'cannot be read');
  }
  const { context, prefetch, ...request } = parsed.data;
  const grantedFor = request.fhirAuthorization?.patient;
  if (grantedFor !== undefined && grantedFor !== context.patientId) {
    throw new BadRequest('fhirAuthorization.patient', 'is not the patient of context.patientId');
  }
  return {
    hook: request.hook,
    hookInstance: request.hookInstance,
    patientId: context.patientId,
    userId: context.userId,
    fhirServer: request.fhirServer,
    fhirAuthorization: request.fhirAuthorization,
    prefetch: prefetch ?? {},
    ...readDrafts(context.draftOrders),
    selections: readSelections(context.selections),
  };
}

/** A Bundle, with or without type or entries; also its entries or resources as a bare list, or one resource. */
function readDrafts(value: unknown): Pick<HookRequest, 'drafts' | 'draftUrls'> {
  const drafts: RawResource[] = [];
  const draftUrls = new Map<RawResource, string>();
  if (value == null) return { drafts, draftUrls };
  if (typeof value !== 'object') throw new BadRequest('context.draftOrders', 'must be a Bundle');
  for (const entry of entriesOf(value)) {
    if (!isObject(entry)) continue;
    const resource = isResource(entry) ? entry : entry['resource'];
    if (!isResource(resource)) continue;
    drafts.push(resource);
    if (typeof entry['fullUrl'] === 'string') draftUrls.set(resource, entry['fullUrl']);
  }
  return { drafts, draftUrls };
}

function entriesOf(value: object): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isResource(value) && value.resourceType !== 'Bundle') return [value];
  return asList((value as Record<string, unknown>)['entry']);
}

function readSelections(value: unknown): readonly string[] | undefined {
  if (value == null) return undefined;
  return asList(value)
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim());
}

/** What every hook's question takes over as it is; the hook files say only what is theirs. */
export const askedBy = (
  request: HookRequest,
  call: Call,
): Omit<Question, 'hook' | 'drafts' | 'draftUrls' | 'selections'> => ({
  ...call,
  hookInstance: request.hookInstance,
  patientId: request.patientId,
  prefetch: request.prefetch,
  fhirServer: request.fhirServer,
  accessToken: bearerToken(request.fhirAuthorization),
  accessTokenSeconds: request.fhirAuthorization?.expires_in,
});

/** "token_type: fixed value: Bearer": a token of another kind cannot be presented as one. */
const bearerToken = (authorization: FhirAuthorization | undefined) =>
  /^bearer$/i.test(authorization?.token_type ?? 'Bearer') ? authorization?.access_token : undefined;
