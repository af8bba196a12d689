import { z } from 'zod';
import { isObject } from './fhir.js';
import { BadRequest } from './hook-request.js';

/** What a clinician did with one card: https://cds-hooks.hl7.org/STU2/#feedback */
export interface FeedbackItem {
  /** `card.uuid`; some clients send another id. */
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  /** Ids of accepted suggestions. */
  readonly suggestions: readonly string[];
  readonly reason?: OverrideReason | undefined;
  /** Free text of a clinician: patient data. */
  readonly comment?: string | undefined;
  /** ISO 8601 in UTC. */
  readonly outcomeAt: string;
  /** `source.topic.code` of the card, as the client sends it back (Epic). */
  readonly topic?: string | undefined;
}
export interface OverrideReason {
  readonly system?: string | undefined;
  readonly code: string;
  readonly display?: string | undefined;
}

export interface ReadFeedback {
  readonly items: readonly FeedbackItem[];
  /** "feedback.2.outcome", "must be accepted or overridden": never with the value. */
  readonly problems: readonly BadRequest[];
}

const LONGEST_ID = 500;
const LONGEST_COMMENT = 20_000;

const must = (be: string) => ({
  error: (issue: { readonly input?: unknown }) => (issue.input == null ? 'required' : `must be ${be}`),
});
/** PostgreSQL takes no NUL in a text. */
const text = (most: number) =>
  z
    .string(must('text'))
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must have at most ${most} characters`)
    .transform((value) => value.replaceAll('\u0000', '\uFFFD'));
/** What is said beside the outcome never costs the outcome. */
const optionalText = text(LONGEST_ID).optional().catch(undefined);

const coding = z
  .object({ system: optionalText, code: text(LONGEST_ID), display: optionalText })
  .optional()
  .catch(undefined);
const comment = text(LONGEST_COMMENT).nullish();

/** Epic's name for the same (its "CDS Hooks Tutorial"), there perhaps a list, and with the reason in an extension. */
const overrideReason = z
  .object({ reason: coding, userComment: comment, extension: z.unknown().optional() }, must('an object'))
  .transform(({ reason, userComment, extension }) => ({
    reason: reason ?? reasonIn(extension),
    userComment,
  }));

const item = z
  .object(
    {
      card: text(LONGEST_ID),
      outcome: z.enum(['accepted', 'overridden'], must('accepted or overridden')),
      acceptedSuggestions: z
        .array(z.object({ id: text(LONGEST_ID) }, must('an object with an id')), must('a list'))
        .nullish(),
      overrideReason: overrideReason.nullish(),
      overrideReasons: z.union([overrideReason, z.array(overrideReason)], must('an object')).nullish(),
      outcomeTimestamp: z.iso
        .datetime({ offset: true, ...must('an RFC 3339 time such as 2026-01-31T12:00:00Z') })
        .transform((time) => new Date(time).toISOString()),
      source: z
        .object({ topic: z.object({ code: optionalText }) })
        .optional()
        .catch(undefined),
      topic: z.object({ code: optionalText }).optional().catch(undefined),
    },
    must('an object'),
  )
  .refine(({ outcome, acceptedSuggestions }) => outcome !== 'accepted' || acceptedSuggestions != null, {
    path: ['acceptedSuggestions'],
    message: 'required when outcome is accepted',
  })
  .transform(({ card, outcome, acceptedSuggestions, overrideReason, overrideReasons, ...rest }) => {
    const said = [overrideReason ?? [], overrideReasons ?? []].flat();
    return {
      card,
      outcome,
      suggestions: (acceptedSuggestions ?? []).map(({ id }) => id),
      reason: said.find(({ reason }) => reason)?.reason,
      comment: said.find(({ userComment }) => userComment)?.userComment ?? undefined,
      outcomeAt: rest.outcomeTimestamp,
      topic: (rest.source?.topic ?? rest.topic)?.code,
    };
  });

/**
 * Reads the body of a feedback call, each item by itself: a bad one does not cost the others.
 * @throws BadRequest when there is no list of items at all
 */
export function readFeedback(body: unknown): ReadFeedback {
  if (!isObject(body)) throw new BadRequest('body', 'must be a JSON object');
  const given = body['feedback'];
  if (given == null) throw new BadRequest('feedback', 'required');
  if (typeof given !== 'object') throw new BadRequest('feedback', 'must be a list');
  const items: FeedbackItem[] = [];
  const problems: BadRequest[] = [];
  for (const [index, one] of [given].flat().entries()) {
    const parsed = item.safeParse(one);
    if (parsed.success) items.push(parsed.data);
    else {
      const issue = parsed.error.issues[0];
      const path = ['feedback', index, ...(issue?.path ?? [])].join('.');
      problems.push(new BadRequest(path, issue?.message ?? 'cannot be read'));
    }
  }
  return { items, problems };
}

/** `{"com.epic.cdshooks.feedback.overrideReason.code": "…"}`; which members there are is not written down. */
function reasonIn(extension: unknown): OverrideReason | undefined {
  if (!isObject(extension)) return undefined;
  const said = Object.entries(extension).flatMap(([key, value]) => {
    const member = /\.overrideReason\.(.+)$/.exec(key)?.[1];
    return member !== undefined && typeof value === 'string' ? [[member, value] as const] : [];
  });
  const { system, code = said[0]?.[1], display } = Object.fromEntries(said);
  return coding.parse({ system, code, display });
}
