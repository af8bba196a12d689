/**
 * `source.topic.code`, by which an EHR tells one kind of card from another. Ours is the id of the rule; Epic takes
 * letters and digits only, at most 100, and sends the code back with feedback (its "CDS Hooks Tutorial").
 */
export const alphanumericCode = (topic: string): string =>
  topic.replace(/-([a-z0-9])/g, (_hyphen, next: string) => next.toUpperCase());

/**
 * The way back, from either form, for feedback and reports.
 * @param topics every topic there is: `review4Weeks` alone does not tell where the hyphens were
 * @returns undefined for a code that is none of ours
 */
export const topicOfCode = <Topic extends string>(
  code: string,
  topics: readonly Topic[],
): Topic | undefined => topics.find((topic) => topic === code || alphanumericCode(topic) === code);
