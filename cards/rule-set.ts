/** What has to be said of all rules together: who made them, who paid, when they appeared. */
export const ruleSet = {
  developer: 'myositis-cds maintainers',
  /** Nobody has declared any; to be stated before the first release. */
  funding: 'none declared',
  /** "YYYY-MM-DD"; undefined until the first release. */
  released: undefined as string | undefined,
  /** Of the latest revision after the release. */
  revised: undefined as string | undefined,
} as const;
