/** The names of the copy desk's rules; plain words, for the schema and for what reads it. A test holds them against the rules themselves. */
export const RULE_NAMES = [
  'glyphs', 'width', 'pairs', 'marks', 'lists', 'headline', 'repeat', 'broken', 'numerals', 'ladder', 'dates', 'captions', 'credit', 'order',
  'crossref', 'folio', 'imprint', 'junction',
] as const; // prettier-ignore
