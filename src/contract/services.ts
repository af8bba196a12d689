import { z } from 'zod';
import { hookNames, type HookName } from './question.js';

/** cds-services.json: the bytes to serve, and what to route by. https://cds-hooks.hl7.org/STU2/#discovery */
export interface Services {
  readonly file: Buffer;
  readonly list: readonly Service[];
}

export interface Service {
  readonly id: string;
  readonly hook: HookName;
  /** Key → FHIR read or search, relative: what the EHR is asked to send, and what we read when it does not. */
  readonly prefetch: Readonly<Record<string, string>>;
}

const catalogue = z.object({
  services: z
    .array(
      z.object({
        id: z.string('must be text').regex(/^[\w-]+$/, 'must fit into a URL'),
        hook: z.enum(hookNames, `must be ${hookNames.join(', ')}`),
        prefetch: z.record(z.string(), z.string('must be text'), 'must be an object').default({}),
      }),
      'must be a list',
    )
    .min(1, 'must not be empty'),
});

/**
 * @throws Error of one line, with the path of what is wrong.
 */
export function readServices(file: Buffer): Services {
  let content: unknown;
  try {
    content = JSON.parse(file.toString('utf8'));
  } catch {
    throw new Error('is not valid JSON');
  }
  const parsed = catalogue.safeParse(content);
  if (parsed.success) return { file, list: parsed.data.services };
  const issue = parsed.error.issues[0];
  throw new Error(`${issue?.path.join('.') ?? ''} ${issue?.message ?? 'cannot be read'}`);
}
