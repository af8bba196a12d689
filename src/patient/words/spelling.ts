/** US and UK spelling folded letter by letter, so that it holds for stems too: oe, ae → e; z → s; our → or. */
export const foldSpelling = (text: string): string =>
  text.replace(/[ao]e/g, 'e').replace(/z/g, 's').replace(/our/g, 'or');
