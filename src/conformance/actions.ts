import { isObject, isResource } from '../contract/fhir.js';
import type { AskedAbout } from './cards.js';
import { check, isText, seen, type Check } from './check.js';

/** The rules of an action, of a suggestion or of the system. https://cds-hooks.hl7.org/STU2/#action */
export function actionChecks(
  at: string,
  action: unknown,
  { patientId, drafts }: AskedAbout,
  ofSystem: boolean,
): readonly Check[] {
  const typeRule = ofSystem ? '5.5-type' : '5.4-type';
  if (!isObject(action)) return [check(typeRule, at, false, `${seen(action)}, not an object`)];
  const { type, description, resource, resourceId } = action;
  const kinds = ['create', 'update', 'delete'];
  const subject = isObject(resource) ? (resource['subject'] ?? resource['patient']) : undefined;
  const reference = isObject(subject) && isText(subject['reference']) ? subject['reference'] : undefined;
  const meant = type === 'delete' ? resourceId : nameOf(resource);
  return [
    check(
      typeRule,
      `${at}.type`,
      kinds.includes(String(type)),
      isText(type) ? `is none of ${kinds.join(', ')}` : seen(type),
    ),
    ...(ofSystem
      ? []
      : [check('5.4-description', `${at}.description`, isText(description), seen(description))]),
    ...(type === 'create' || type === 'update'
      ? [
          check(
            '5.4-resource',
            `${at}.resource`,
            isResource(resource) && (type === 'create' || isText(resource['id'])),
            isResource(resource) ? 'has no id' : seen(resource),
          ),
        ]
      : []),
    ...(type === 'delete'
      ? [
          check(
            '5.4-delete',
            at,
            isText(resourceId) && /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(resourceId),
            `resourceId ${isText(resourceId) ? 'is not Type/id' : seen(resourceId)}`,
          ),
          check('5.4-delete', at, resource === undefined, 'a resource is there'),
        ]
      : []),
    ...(type === 'update' || (type === 'delete' && isText(resourceId))
      ? [
          check(
            '5.4-draft',
            at,
            typeof meant === 'string' && drafts.includes(meant),
            'names no draft order of the call',
          ),
        ]
      : []),
    ...(type === 'create' && reference !== undefined
      ? [
          check(
            '5.4-subject',
            `${at}.resource`,
            reference.endsWith(`Patient/${patientId}`),
            'is for somebody else',
          ),
        ]
      : []),
  ];
}

const nameOf = (resource: unknown): string | undefined =>
  isResource(resource) && isText(resource['id']) ? `${resource.resourceType}/${resource['id']}` : undefined;
